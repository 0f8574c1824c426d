// What says that it comes of a demand keeps the demand: a commitment, a sentence of the plan, a statement on offer.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldCopies } from '#core/consultation/collation/fold-copies.ts';
import { mergeDemands } from '#core/consultation/collation/merge-demands.ts';
import { undoAct } from '#core/consultation/collation/undo-act.ts';
import type { LedgerHappening } from '#core/consultation/events.ts';
import { isClauseId, isDepartmentId, nthDemand, nthPoint, nthSubmission } from '#core/consultation/ids.ts';
import { EMPTY_LEDGER, type Ledger } from '#core/consultation/ledger.ts';
import { after as happened, said } from '../support/random-ledger.ts';

const clause = 'c1';
const owner = 'fgw';
assert.ok(isClauseId(clause) && isDepartmentId(owner));
const PLAN: readonly LedgerHappening[] = [
  {
    type: 'plan-version-opened',
    nth: 1,
    stage: 'for-comment',
    title: '规划',
    clauses: [{ id: clause, kind: 'item', no: '1.', text: '建好园区。' }],
  },
];
const SAID = [said('请多修路。', 1), said('请多修路！', 2)];
const [FIRST, SECOND] = [nthDemand(1), nthDemand(2)];

const NAMING: readonly LedgerHappening[] = [
  {
    type: 'commitment-made',
    demands: [SECOND],
    title: '修路',
    owner,
    measure: '通车',
    due: '2027-12-31',
  },
  { type: 'clause-changed', nth: 1, clause, text: '修好路。', because: [SECOND] },
  { type: 'statement-offered', text: '路要多修', demand: SECOND },
];

function codeOf(outcome: ReturnType<typeof mergeDemands>): string {
  return outcome.ok ? 'done' : outcome.error.code;
}

function merged(ledger: Ledger, into = FIRST, from = SECOND): string {
  return codeOf(mergeDemands(ledger, { into, from: [from], why: '同一诉求' }));
}

function folded(ledger: Ledger): string {
  const pair = { copy: nthSubmission(2), of: nthSubmission(1) };
  return codeOf(foldCopies(ledger, [pair], { basis: 'same-text' }));
}

test('a demand that is named elsewhere is not merged away nor folded away; others may join it', () => {
  const bare = happened(EMPTY_LEDGER, [...PLAN, ...SAID]);
  assert.deepEqual([merged(bare), folded(bare)], ['done', 'done']);
  for (const naming of NAMING) {
    const ledger = happened(bare, [naming]);
    assert.equal(merged(ledger), 'merge-worked-on', naming.type);
    assert.equal(folded(ledger), 'copy-worked-on', naming.type);
    assert.equal(merged(ledger, SECOND, FIRST), 'done', naming.type);
  }
});

test('a split is not undone under what names the demand it made', () => {
  const split: LedgerHappening = {
    type: 'point-split',
    point: nthPoint(nthSubmission(1), 1),
    into: [{ text: '请多修路' }, { text: '请多种树' }],
  };
  const ledger = happened(EMPTY_LEDGER, [...PLAN, said('请多修路，请多种树。', 1), split]);
  assert.equal(codeOf(undoAct(ledger, 3, '拆错了')), 'done');
  for (const naming of NAMING) {
    assert.equal(codeOf(undoAct(happened(ledger, [naming]), 3, '拆错了')), 'act-built-upon', naming.type);
  }
});
