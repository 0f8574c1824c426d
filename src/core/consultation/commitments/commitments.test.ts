import assert from 'node:assert/strict';
import { test } from 'node:test';
import { array, assert as check, constantFrom, nat, property, tuple } from 'fast-check';
import { after, said } from '../../../../test/support/random-ledger.ts';
import type { Consultation } from '../consultation.ts';
import { foldCopies } from '../collation/fold-copies.ts';
import type { LedgerHappening } from '../events.ts';
import { isDepartmentId, nthCommitment, nthDemand, nthSubmission, type DepartmentId } from '../ids.ts';
import { EMPTY_LEDGER, type Commitment, type Ledger } from '../ledger.ts';
import { commitmentState, evaluationCloses, evaluationOf } from './evaluation.ts';
import { giveEvidence, judgeCommitment, makeCommitment, type CommitmentWanted } from './keep-commitment.ts';

const dep = (text: string): DepartmentId => (isDepartmentId(text) ? text : assert.fail(text));
const CITY: Pick<Consultation, 'departments'> = {
  departments: ['gxj', 'jyj'].map((id) => ({ id: dep(id), name: id, duties: '', words: [] })),
};
const WANTED: CommitmentWanted = {
  demands: [nthDemand(1)],
  partner: '',
  title: '补建出入口',
  owner: dep('gxj'),
  measure: '完成前期工作',
  due: '2028年6月30日',
};

type Decided = ReturnType<typeof makeCommitment>;
const code = (decided: Decided): string | undefined => (decided.ok ? undefined : decided.error.code);
const done = (ledger: Ledger, decided: Decided): Ledger =>
  after(ledger, decided.ok ? decided.value : assert.fail(decided.error.code));

const first = (ledger: Ledger): Commitment => ledger.commitments.get(nthCommitment(1)) ?? assert.fail();
const on = (day: string): Temporal.PlainDate => Temporal.PlainDate.from(day);
const judge = (ledger: Ledger): Ledger =>
  done(
    ledger,
    judgeCommitment(ledger, {
      commitment: nthCommitment(1),
      phase: 'mid-term',
      outcome: 'behind',
      reason: '用地未批',
    }),
  );

const SAID = after(EMPTY_LEDGER, [said('补建出入口。', 1), said('补建出入口。', 2), said('办学校。', 3)]);
const copy = foldCopies(SAID, [{ copy: nthSubmission(2), of: nthSubmission(1) }], { basis: 'same-text' });
const FOLDED = done(SAID, copy);
const MADE = done(FOLDED, makeCommitment(CITY, FOLDED, WANTED));

test('a commitment names what, who and by when, and comes from a demand or a partner', () => {
  assert.equal(code(makeCommitment(CITY, FOLDED, { ...WANTED, owner: dep('swj') })), 'department-unknown');
  assert.equal(code(makeCommitment(CITY, FOLDED, { ...WANTED, demands: [] })), 'commitment-text-missing');
  assert.equal(code(makeCommitment(CITY, FOLDED, { ...WANTED, measure: ' ' })), 'commitment-text-missing');
  assert.equal(code(makeCommitment(CITY, FOLDED, { ...WANTED, due: '2028-02-30' })), 'date-unreadable');
  assert.equal(
    code(makeCommitment(CITY, FOLDED, { ...WANTED, demands: [nthDemand(9)] })),
    'demand-not-found',
  );
  assert.equal(code(makeCommitment(CITY, FOLDED, { ...WANTED, demands: [], partner: '合作方' })), undefined);
  assert.equal(MADE.commitments.get(nthCommitment(1))?.due.toString(), '2028-06-30');
});

test('a department speaks for its own commitments alone', () => {
  const evidence = { commitment: nthCommitment(1), on: '2027-01-05', text: '已立项', files: [] };
  assert.equal(code(giveEvidence(MADE, { ...evidence, department: dep('jyj') })), 'commitment-not-found');
  assert.equal(code(giveEvidence(MADE, { ...evidence, department: dep('gxj') })), undefined);
  assert.equal(code(giveEvidence(MADE, { ...evidence, department: undefined })), undefined);
});

test('it is open, then overdue once its day has passed, and done only when somebody judged so', () => {
  assert.equal(commitmentState(first(MADE), on('2028-06-30')), 'open');
  assert.equal(commitmentState(first(MADE), on('2028-07-01')), 'overdue');
  const judged = done(
    MADE,
    judgeCommitment(MADE, { commitment: nthCommitment(1), phase: 'any', outcome: 'done', reason: '已通车' }),
  );
  assert.equal(commitmentState(first(judged), on('2028-07-01')), 'done');
});

test('a judgement without a reason or with a word nobody configured is refused', () => {
  const judgement = { commitment: nthCommitment(1), phase: 'mid-term' as const, outcome: 'done', reason: '' };
  assert.equal(code(judgeCommitment(MADE, judgement)), 'reason-needed');
  assert.equal(
    code(judgeCommitment(MADE, { ...judgement, outcome: '较好', reason: '因' })),
    'outcome-unknown',
  );
});

test('at mid-term everybody who asked is told again, copies too, and once told is not told until it is judged anew', () => {
  const judged = judge(MADE);
  assert.deepEqual(evaluationOf(judged, 'mid-term').toTell, [1, 2]);
  const told = after(judged, [
    {
      type: 'contributors-told',
      submissions: evaluationOf(judged, 'mid-term').toTell,
      about: 'mid-term',
      how: 'page',
    },
  ]);
  assert.deepEqual(evaluationOf(told, 'mid-term').toTell, []);
  assert.deepEqual(evaluationOf(judge(told), 'mid-term').toTell, [1, 2]);
  assert.deepEqual(evaluationOf(told, 'final').toTell, []);
});

test('judged by outcome and not yet judged are always all commitments', () => {
  const judgements = array(tuple(nat(4), constantFrom('done', 'on-course', 'behind', 'dropped')), {
    maxLength: 20,
  });
  check(
    property(judgements, (list) => {
      const five: readonly LedgerHappening[] = Array.from({ length: 5 }, () => ({
        type: 'commitment-made',
        demands: [nthDemand(1)],
        title: '题',
        owner: dep('gxj'),
        measure: '做',
        due: '2028-01-01',
      }));
      let ledger = after(FOLDED, five);
      for (const [nth, outcome] of list) {
        const commitment = nthCommitment(nth + 1);
        ledger = done(
          ledger,
          judgeCommitment(ledger, { commitment, phase: 'mid-term', outcome, reason: '因' }),
        );
      }
      const evaluation = evaluationOf(ledger, 'mid-term');
      assert.ok(evaluationCloses(evaluation));
      assert.equal(evaluation.unjudged.length, 5 - new Set(list.map(([nth]) => nth)).size);
    }),
    { seed: 20261122, numRuns: 60 },
  );
});
