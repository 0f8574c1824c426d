import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Brand } from '#base/brand.ts';
import { covers, hashCode, mayLastUntil, readCode, type Mandate } from './mandate.ts';

function named<Name extends string>(text: string): Brand<string, Name> {
  assert.ok(isNamed<Name>(text));
  return text;
}

function isNamed<Name extends string>(text: string): text is Brand<string, Name> {
  return text !== '';
}

const MANDATE: Mandate = {
  division: named('430408000000'),
  id: named('m'),
  principal: { name: '样母', citizenNumber: '0', phone: '13800000000' },
  helper: { kind: 'resident', name: '样女', citizenNumber: '1' },
  thing: named('across-county'),
  acts: ['fill-in', 'file'],
  until: '2026-12-01',
  given: 'phone-code',
  status: 'active',
  askedAt: '2026-11-23T01:00:00Z',
};

test('a mandate covers its own thing, its own acts, and no day after its last', () => {
  const table: readonly (readonly [Partial<Mandate>, Partial<Parameters<typeof covers>[1]>, string])[] = [
    [{}, {}, 'yes'],
    [{}, { day: '2026-12-01' }, 'yes'],
    [{}, { day: '2026-12-02' }, 'mandate-expired'],
    [{ status: 'asked' }, {}, 'mandate-not-given-yet'],
    [{ status: 'revoked' }, {}, 'mandate-revoked'],
    [{ status: 'revoked' }, { day: '2027-01-01' }, 'mandate-revoked'],
    [{}, { thing: named('newborn') }, 'mandate-for-other-thing'],
    [{}, { act: 'collect' }, 'mandate-without-act'],
  ];
  for (const [change, wanted, expected] of table) {
    const outcome = covers(
      { ...MANDATE, ...change },
      { thing: MANDATE.thing, act: 'file', day: '2026-11-23', ...wanted },
    );
    assert.equal(outcome.ok ? 'yes' : outcome.error.code, expected, JSON.stringify([change, wanted]));
  }
});

test('it runs from today to the longest time the city allows', () => {
  const today = Temporal.PlainDate.from('2026-11-23');
  const limits = { longestDays: 90, codeMinutes: 10, codeTries: 5, codesPerHour: 3 };
  const lasts = (until: string) => mayLastUntil(until, today, limits);
  assert.deepEqual(['2026-11-22', '2026-11-23', '2027-02-21', '2027-02-22'].map(lasts), [
    false,
    true,
    true,
    false,
  ]);
});

test('a code is six digits however they are typed, and its hash is good for one mandate alone', () => {
  assert.deepEqual(['012345', ' 012 345', '０１２３４５', '12345', '1234567', 'abcdef'].map(readCode), [
    '012345',
    '012345',
    '012345',
    undefined,
    undefined,
    undefined,
  ]);
  assert.notEqual(hashCode(named('m'), '012345'), hashCode(named('n'), '012345'));
});
