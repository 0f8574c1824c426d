import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Brand } from '#base/brand.ts';
import { may } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { subjectOfCase, type CaseTies } from './acts-allowed.ts';

function named<Name extends string>(text: string): Brand<string, Name> {
  assert.ok(isNamed<Name>(text));
  return text;
}

function isNamed<Name extends string>(text: string): text is Brand<string, Name> {
  return text !== '';
}

const helper: Viewer = { role: 'citizen', person: named('p'), name: '样女', citizenNumber: '1' };
const filed: CaseTies = {
  division: named('430482000000'),
  applicant: { name: '样母', citizenNumber: '0' },
  filedFor: { by: { name: '样女', citizenNumber: '1' }, mandate: '委托女儿代办' },
  delivery: { how: 'online' },
};
const mandate: NonNullable<CaseTies['mandate']> = {
  id: 'm',
  given: 'phone-code',
  helper: { kind: 'resident', name: '样女', citizenNumber: '1' },
  acts: ['file'],
  until: '2026-12-31',
};

function sees(ties: CaseTies): readonly string[] {
  const actions = ['see-case', 'see-helped-case', 'hand-in-supplement', 'withdraw-part'] as const;
  return actions.filter((action) => may(helper, action, subjectOfCase(ties)));
}

test('who filed for somebody before mandates were kept still sees the case; who files on one sees what it allows, until it is taken back', () => {
  assert.deepEqual(sees(filed), ['see-case', 'hand-in-supplement', 'withdraw-part']);
  assert.deepEqual(sees({ ...filed, mandate }), ['see-helped-case', 'hand-in-supplement']);
  assert.deepEqual(sees({ ...filed, mandate, mandateRevoked: true }), []);
});
