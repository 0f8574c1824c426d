import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, said } from '../../../../test/support/random-ledger.ts';
import type { Consultation } from '../consultation.ts';
import {
  isClauseId,
  isDemandId,
  isDepartmentId,
  type ClauseId,
  type DemandId,
  type DepartmentId,
} from '../ids.ts';
import { EMPTY_LEDGER, type Ledger } from '../ledger.ts';
import type { ChangeLink, PlanClause } from '../plan/plan.ts';
import { answerFlag, disposeDemand, type Disposing } from './dispose-demand.ts';
import { flagsOf } from './flags.ts';

const d = (text: string): DemandId => (isDemandId(text) ? text : assert.fail(text));
const c = (text: string): ClauseId => (isClauseId(text) ? text : assert.fail(text));
const dep = (text: string): DepartmentId => (isDepartmentId(text) ? text : assert.fail(text));
const [gxj, kjj] = [dep('gxj'), dep('kjj')];

const CITY: Pick<Consultation, 'problemGrades' | 'reasonRequired'> = {
  reasonRequired: true,
  problemGrades: [
    { code: 'A', name: '已解决或采纳', means: 'solved' },
    { code: 'B', name: '列入计划', means: 'planned' },
    { code: 'C', name: '留作参考', means: 'kept-for-reference' },
  ],
};

const clause = (id: string, text: string): PlanClause => ({ id: c(id), kind: 'text', no: undefined, text });

const BEFORE = after(EMPTY_LEDGER, [
  said('请加强校车管理。', 1),
  said('支持建设呼吸医学中心。', 2),
  said('把桥修起来。', 3),
  {
    type: 'plan-version-opened',
    nth: 1,
    stage: 'for-comment',
    title: '草案',
    clauses: [clause('c1', '发展职业教育。'), clause('c2', '完善路网。')],
  },
  { type: 'plan-version-sealed', nth: 1 },
  {
    type: 'plan-version-opened',
    nth: 2,
    stage: 'for-review',
    title: '送审稿',
    clauses: [clause('c1', '发展职业教育，加强校车安全管理。'), clause('c2', '完善路网。')],
  },
  { type: 'demand-kind-set', demand: d('D2'), kind: 'support' },
]);
const LINK: ChangeLink = {
  clause: c('c1'),
  kind: 'text',
  from: 1,
  to: 2,
  inserted: '，加强校车安全管理',
  deleted: '',
};

function disposing(more: Partial<Disposing> = {}): Disposing {
  return {
    demand: d('D1'),
    outcome: 'declined',
    problem: undefined,
    reason: '与上位规划不一致。',
    links: [],
    ...more,
  };
}

function code(ledger: Ledger, more: Partial<Disposing>): string | undefined {
  const decided = disposeDemand(CITY, ledger, disposing(more));
  return decided.ok ? undefined : decided.error.code;
}

function decided(ledger: Ledger, more: Partial<Disposing>): Ledger {
  const outcome = disposeDemand(CITY, ledger, disposing(more));
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return after(ledger, outcome.value);
}

const flags = (ledger: Ledger): readonly string[] =>
  flagsOf(CITY, ledger).map(({ demand, code: flag }) => `${demand} ${flag}`);

test('adopted needs a change of the plan, and one that is really there', () => {
  assert.equal(code(BEFORE, { outcome: 'adopted' }), 'adopted-without-change');
  assert.equal(
    code(BEFORE, { outcome: 'partly', links: [{ ...LINK, inserted: '建设智慧校园' }] }),
    'link-not-a-change',
  );
  assert.equal(
    code(BEFORE, { outcome: 'adopted', links: [{ ...LINK, clause: c('c2') }] }),
    'link-not-a-change',
  );
  assert.equal(code(BEFORE, { outcome: 'adopted', links: [LINK] }), undefined);
});

test('a word of support is never adopted, and what is adopted never becomes mere support', () => {
  assert.equal(
    code(BEFORE, { demand: d('D2'), outcome: 'adopted', links: [LINK] }),
    'support-is-not-adopted',
  );
  assert.equal(code(BEFORE, { demand: d('D2'), outcome: 'already' }), undefined);
});

test('whoever is not adopted is told why, and a grade that nobody configured is refused', () => {
  assert.equal(code(BEFORE, { reason: '  ' }), 'reason-needed');
  assert.equal(code(BEFORE, { problem: 'Z' }), 'problem-grade-unknown');
  assert.equal(code(BEFORE, { reason: '长'.repeat(4001) }), 'text-too-long');
});

test('a second decision replaces the first, which is kept', () => {
  const twice = decided(decided(BEFORE, { problem: 'C' }), { outcome: 'adopted', links: [LINK] });
  const demand = twice.demands.get(d('D1'));
  assert.equal(demand?.disposition?.outcome, 'adopted');
  assert.deepEqual(
    demand.earlier.map(({ outcome }) => outcome),
    ['declined'],
  );
});

test('the same reason at two demands is flagged at both, whatever the punctuation', () => {
  const ledger = decided(decided(BEFORE, { reason: '占用基本农田，资金缺口大。' }), {
    demand: d('D3'),
    reason: '占用基本农田,资金缺口大',
  });
  assert.deepEqual(flags(ledger), ['D1 reason-reused', 'D3 reason-reused']);
  assert.deepEqual(flagsOf(CITY, ledger)[0]?.demands, ['D3']);
});

test('the "A" that declines and the "no" that adopts are flagged with the words that say so', () => {
  const yes = decided(BEFORE, { outcome: 'out-of-scope', problem: 'A', reason: '财力有限，暂不安排。' });
  assert.deepEqual(
    flagsOf(CITY, yes).map(({ code: flag, words }) => [flag, words]),
    [['label-declines', ['暂不', '财力有限']]],
  );
  assert.deepEqual(flags(decided(BEFORE, { reason: '相关内容已写入第三章。' })), ['D1 label-adopts']);
  assert.deepEqual(
    flags(decided(BEFORE, { outcome: 'adopted', links: [LINK], reason: '并非无法办理，已写入。' })),
    [],
  );
});

test('adopted in version 2 and gone in version 3 is an alarm that names version 3', () => {
  const adopted = decided(BEFORE, { outcome: 'adopted', links: [LINK] });
  assert.deepEqual(flags(adopted), []);
  const gone = after(adopted, [
    {
      type: 'plan-version-opened',
      nth: 3,
      stage: 'bill',
      title: '草案',
      clauses: [clause('c1', '发展职业教育。'), clause('c2', '完善路网。')],
    },
  ]);
  assert.deepEqual(
    flagsOf(CITY, gone).map(({ code: flag, nth }) => [flag, nth]),
    [['adopted-lost', 3]],
  );
});

test('a decision before the lead gave its view, or over a dispute without the own reason, is flagged until it is said', () => {
  const sent = after(BEFORE, [
    { type: 'demand-dispatched', demand: d('D1'), mode: 'lead', leads: [gxj], supports: [kjj], note: '' },
    { type: 'view-given', demand: d('D1'), department: kjj, stance: 'against', text: '不赞成' },
  ]);
  assert.deepEqual(flags(decided(sent, {})), ['D1 decided-without-view']);
  const both = after(sent, [
    { type: 'view-given', demand: d('D1'), department: gxj, stance: 'for', text: '赞成' },
  ]);
  assert.deepEqual(flags(decided(both, {})), ['D1 disagreement-without-reason']);
  const noted = after(both, [{ type: 'disagreement-noted', demand: d('D1'), reason: '权衡后从其一' }]);
  assert.deepEqual(flags(decided(noted, {})), []);
});

test('what is promised stays flagged until a commitment keeps it open, and an answered flag stays to be seen with its answer', () => {
  const promised = decided(BEFORE, { problem: 'B', outcome: 'out-of-scope' });
  assert.deepEqual(flags(promised), ['D1 planned-without-commitment']);
  const answer = answerFlag(promised, {
    demand: d('D1'),
    flag: 'planned-without-commitment',
    reason: '由专项规划承接',
  });
  assert.ok(answer.ok);
  assert.equal(flagsOf(CITY, after(promised, answer.value))[0]?.answer, '由专项规划承接');
  const kept = after(promised, [
    {
      type: 'commitment-made',
      demands: [d('D1')],
      title: '校车',
      owner: gxj,
      measure: '更换车辆',
      due: '2027-12-31',
    },
  ]);
  assert.deepEqual(flags(kept), []);
});
