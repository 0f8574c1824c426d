import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Brand } from '#base/brand.ts';
import { isDrawn, type SamplingRates } from './sampling.ts';

const RATES: SamplingRates = {
  rates: { low: 0, normal: 0.3, high: 1 },
  classes: new Map([
    ['always', 'high'],
    ['never', 'low'],
  ]),
};

function named<Name extends string>(text: string): Brand<string, Name> {
  assert.ok(isNamed<Name>(text));
  return text;
}
function isNamed<Name extends string>(text: string): text is Brand<string, Name> {
  return text !== '';
}

const CASES = Array.from({ length: 2000 }, (_, at) => named<'CaseId'>(`0199a000-0000-7000-8000-${at}`));
const drawn = (item: string) =>
  CASES.filter((id) => isDrawn({ case: id, part: 1, item: named(item) }, RATES)).length;

test('as many commitments are drawn as the risk class says, and nobody draws twice differently', () => {
  assert.equal(drawn('always'), 2000);
  assert.equal(drawn('never'), 0);
  const normal = drawn('any');
  assert.ok(normal > 540 && normal < 660, `${normal} of 2000 at 30 %`);
  assert.equal(drawn('any'), normal);
});

test('two parts of one case are drawn apart', () => {
  const alike = CASES.filter((id) => {
    const of = (part: number) => isDrawn({ case: id, part, item: named('any') }, RATES);
    return of(1) === of(2);
  });
  assert.ok(alike.length < 1400, `${alike.length} alike of 2000`);
});
