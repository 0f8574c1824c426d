import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, said } from '../../../../test/support/random-ledger.ts';
import { foldCopies } from '../collation/fold-copies.ts';
import { splitPoint } from '../collation/split-point.ts';
import type { LedgerHappening } from '../events.ts';
import { nthDemand, nthPoint, nthSubmission } from '../ids.ts';
import { EMPTY_LEDGER, type Ledger } from '../ledger.ts';
import { recordAnswers, unanswered } from './answers.ts';

const decide = (demand: number): LedgerHappening => ({
  type: 'demand-disposed',
  demand: nthDemand(demand),
  outcome: 'declined',
  reason: '不在规划期内。',
  links: [],
});
const happens = (
  ledger: Ledger,
  decided: { readonly ok: boolean; readonly value?: readonly LedgerHappening[] },
): Ledger => after(ledger, decided.value ?? assert.fail());

const SAID = after(EMPTY_LEDGER, [said('修桥；办学。', 1), said('修桥；办学。', 2), said('修路。', 3)]);
const FOLDED = happens(
  SAID,
  foldCopies(SAID, [{ copy: nthSubmission(2), of: nthSubmission(1) }], { basis: 'same-text' }),
);
const SPLIT = happens(FOLDED, splitPoint(FOLDED, nthPoint(nthSubmission(1), 1), ['修桥', '办学']));

test('an answer is due once every point of a submission is decided, to those who sent a copy too', () => {
  const half = after(SPLIT, [decide(1)]);
  assert.deepEqual(unanswered(half), []);
  const other = half.points.get(nthPoint(nthSubmission(1), 3))?.demand ?? assert.fail();
  const whole = after(half, [
    { type: 'demand-disposed', demand: other, outcome: 'already', reason: '第七章。', links: [] },
  ]);
  assert.deepEqual(unanswered(whole), [1, 2]);
});

test('who was told is not told again, until a decision changes', () => {
  const decided = after(FOLDED, [decide(1), decide(3)]);
  const told = happens(decided, recordAnswers(decided, 'letter'));
  assert.deepEqual(unanswered(told), []);
  assert.ok(!recordAnswers(told, 'letter').ok);
  assert.deepEqual(unanswered(after(told, [decide(3)])), [3]);
});
