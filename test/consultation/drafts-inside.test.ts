// Whoever follows his opinion is told what was decided at once; the words of a draft that is not public, when it is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadConsultations } from '#connectors/consultation-files/load.ts';
import type { LedgerHappening } from '#core/consultation/events.ts';
import { isClauseId, nthDemand, nthSubmission } from '#core/consultation/ids.ts';
import { EMPTY_LEDGER, type Ledger } from '#core/consultation/ledger.ts';
import { opinionProgress } from '#core/consultation/public/opinion-progress.ts';
import { after as happened, said } from '../support/random-ledger.ts';

const [consultation] = loadConsultations(
  fileURLToPath(new URL('../../data/consultations', import.meta.url)),
).consultations.values();
assert.ok(consultation);
const set = consultation;
const clause = 'c1';
assert.ok(isClauseId(clause));
const clauses = [{ id: clause, kind: 'item' as const, no: '1.', text: '建好园区。' }];

const DECIDED: readonly LedgerHappening[] = [
  { type: 'plan-version-opened', nth: 1, stage: 'for-comment', title: '规划', clauses },
  { type: 'plan-version-sealed', nth: 1 },
  { type: 'notice-opened', nth: 1, from: '2026-11-02', to: '2026-12-02' },
  said('请把园区建绿。', 1),
  { type: 'plan-version-opened', nth: 2, stage: 'for-review', title: '规划', clauses },
  { type: 'clause-changed', nth: 2, clause, text: '建好绿色园区。', because: [nthDemand(1)] },
  {
    type: 'demand-disposed',
    demand: nthDemand(1),
    outcome: 'adopted',
    reason: '写入第一条',
    links: [{ kind: 'text', clause, from: 1, to: 2, deleted: '', inserted: '绿色' }],
  },
];
const PUBLISHED: readonly LedgerHappening[] = [
  { type: 'packet-made', packet: 1, sha256: '0'.repeat(64), atSeq: 7 },
  { type: 'feedback-published', packet: 1 },
];

function decisionIn(ledger: Ledger) {
  return opinionProgress(set, ledger, nthSubmission(1))?.points[0]?.decision;
}

test('the sentence of a draft that stays inside is not shown, and it is said that there is one', () => {
  const decision = decisionIn(happened(EMPTY_LEDGER, DECIDED));
  assert.equal(decision?.outcome, 'adopted');
  assert.deepEqual([decision.sentences.length, decision.moreInside], [0, true]);
  assert.ok(!JSON.stringify(decision).includes('绿色'));
});

test('it is shown once the feedback is published, or the draft itself is put out', () => {
  const notice: LedgerHappening = { type: 'notice-opened', nth: 2, from: '2026-12-10', to: '2027-01-09' };
  for (const more of [PUBLISHED, [{ type: 'plan-version-sealed' as const, nth: 2 }, notice]]) {
    const decision = decisionIn(happened(EMPTY_LEDGER, [...DECIDED, ...more]));
    assert.deepEqual([decision?.sentences[0]?.link.inserted, decision?.moreInside], ['绿色', false]);
  }
});

test('feedback published before the decision tells nothing of it', () => {
  const [made, published] = PUBLISHED;
  assert.ok(made?.type === 'packet-made' && published);
  const ledger = happened(EMPTY_LEDGER, [...DECIDED, { ...made, atSeq: 6 }, published]);
  assert.equal(decisionIn(ledger)?.moreInside, true);
});
