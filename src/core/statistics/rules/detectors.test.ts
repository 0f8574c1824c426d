import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { anyUnit, cellsOf, codeOf, roundOf } from '../../../../test/support/judged-round.ts';
import { evaluateReturn } from './evaluate-return.ts';
import type { Evidence } from './evidence.ts';
import type { FindingDetail } from './finding.ts';
import type { Found, Judgement, RuleOf } from './judgement.ts';
import { judgeOutlier } from './outlier.ts';
import { judgePercentage } from './percentage.ts';
import type { Rule } from './rule.ts';
import { judgeUnitSlip } from './unit-slip.ts';
import { judgeYearOnYear } from './year-on-year.ts';

const SEED = 20_261_122;
const ROUND = roundOf({
  COST: 'yuan',
  OTHER: 'yuan',
  CARS: 'vehicle',
  PERCAR: 'yuan',
  STATED: 'percent',
  BEFORE: 'yuan',
});
const HEAD = { id: 'S', name: { zh: '规则' }, level: 'block', mark: 'inferred' } as const;

type Texts = Readonly<Record<string, string>>;

function evidenceOf(
  own: Texts,
  more: { prior?: Texts; accounts?: Texts; peers?: readonly Texts[] } = {},
): Evidence {
  return {
    unit: anyUnit(),
    own: cellsOf(ROUND, own),
    ...(more.prior && { prior: cellsOf(ROUND, more.prior) }),
    ...(more.accounts && { accounts: cellsOf(ROUND, more.accounts) }),
    ...(more.peers && { peers: more.peers.map((texts) => cellsOf(ROUND, texts)) }),
  };
}

function judge(rule: Rule, evidence: Evidence): Judgement {
  if (rule.kind === 'unit-slip') return judgeUnitSlip(rule, evidence, ROUND);
  if (rule.kind === 'percentage') return judgePercentage(rule, evidence, ROUND);
  if (rule.kind === 'year-on-year') return judgeYearOnYear(rule, evidence, ROUND);
  assert.equal(rule.kind, 'outlier');
  return judgeOutlier(rule, evidence, ROUND);
}

function onlyFound(judgement: Judgement): Found {
  assert.equal(judgement.outcome, 'finds');
  assert.equal(judgement.found.length, 1);
  const [found] = judgement.found;
  assert.ok(found);
  return found;
}

function onlyDetail(judgement: Judgement): FindingDetail {
  return onlyFound(judgement).detail;
}

// — unit slips

const SLIP: Rule = {
  ...HEAD,
  kind: 'unit-slip',
  cells: [codeOf('COST')],
  against: ['prior', 'accounts', 'peers'],
};

for (const [own, prior, factor, direction] of [
  ['1234567', '120', 10_000, 'too-large'],
  ['120', '1200000', 10_000, 'too-small'],
  ['130000', '120', 1000, 'too-large'],
  ['15000', '120', 100, 'too-large'],
  ['-1200000', '-120', 10_000, 'too-large'],
] as const) {
  test(`${own} after ${prior} the year before is ${direction} by ${factor}`, () => {
    const detail = onlyDetail(judge(SLIP, evidenceOf({ COST: own }, { prior: { COST: prior } })));
    assert.equal(detail.kind, 'unit-slip');
    assert.deepEqual([detail.factor, detail.direction, detail.against], [factor, direction, 'prior']);
  });
}

for (const [own, prior] of [
  ['120', '120'],
  ['1200', '120'],
  ['4000', '120'],
  ['0', '120'],
  ['1200000', '0'],
  ['-1200000', '120'],
  ['', '120'],
] as const) {
  test(`"${own}" after ${prior} the year before is no slip of the unit`, () => {
    assert.equal(judge(SLIP, evidenceOf({ COST: own }, { prior: { COST: prior } })).outcome, 'passes');
  });
}

test('a slip is seen beside the accounts, too, and told once', () => {
  const sides = { prior: { COST: '125' }, accounts: { COST: '120' } };
  const detail = onlyDetail(judge(SLIP, evidenceOf({ COST: '1200000' }, sides)));
  assert.equal(detail.kind === 'unit-slip' && detail.against, 'prior');
  const { prior: _, ...accounts } = sides;
  const beside = onlyDetail(judge(SLIP, evidenceOf({ COST: '1200000' }, accounts)));
  assert.equal(beside.kind === 'unit-slip' && beside.against, 'accounts');
});

test('beside nothing a slip cannot be judged', () => {
  const judgement = judge(SLIP, evidenceOf({ COST: '5' }));
  assert.equal(judgement.outcome, 'not-evaluable');
  assert.ok(judgement.missing.some(({ code, source }) => code === 'COST' && source === 'prior'));
});

const PEERS = ['80', '90', '100', '110', '120', '130', '140'].map((COST) => ({ COST }));

test('beside its peers a figure is a slip when it lies outside all of them and among them once divided', () => {
  const peers = [...PEERS, { COST: '1150000' }];
  const detail = onlyDetail(judge(SLIP, evidenceOf({ COST: '1150000' }, { peers })));
  assert.deepEqual(detail, {
    kind: 'unit-slip',
    factor: 10_000,
    direction: 'too-large',
    against: 'peers',
    value: 115_000_000,
    expected: 11_500,
  });
  assert.equal(
    judge(SLIP, evidenceOf({ COST: '1700000' }, { peers: [...PEERS, { COST: '1700000' }] })).outcome,
    'passes',
  );
});

test('seven peers are too few to call a slip', () => {
  const judgement = judge(SLIP, evidenceOf({ COST: '1150000' }, { peers: PEERS }));
  assert.equal(judgement.outcome === 'not-evaluable' && judgement.why, 'too-few-peers');
});

const QUOTIENT: Rule = {
  ...HEAD,
  kind: 'unit-slip',
  cells: [codeOf('COST')],
  against: [],
  quotient: { expression: 'COST / CARS', from: 6600, to: 59_700 },
};

test('a quotient outside its range that falls into it once divided is a slip; one that does not is none', () => {
  const slipped = onlyDetail(judge(QUOTIENT, evidenceOf({ COST: '6', CARS: '3' })));
  assert.deepEqual(slipped, {
    kind: 'unit-slip',
    factor: 10_000,
    direction: 'too-small',
    against: 'quotient',
    value: 2,
    expected: 20_000,
    range: { from: 6600, to: 59_700 },
  });
  assert.equal(judge(QUOTIENT, evidenceOf({ COST: '60000', CARS: '3' })).outcome, 'passes');
  assert.equal(judge(QUOTIENT, evidenceOf({ COST: '300000', CARS: '3' })).outcome, 'passes');
  assert.equal(judge(QUOTIENT, evidenceOf({ COST: '0', CARS: '3' })).outcome, 'passes');
  assert.equal(judge(QUOTIENT, evidenceOf({ COST: '6', CARS: '0' })).outcome, 'not-evaluable');
});

test('no figure within ten times of last year’s is ever a slip, and every one of exactly a factor is', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 100, max: 10 ** 9 }),
      fc.double({ min: 0.1, max: 10, noNaN: true }),
      fc.constantFrom(100, 1000, 10_000),
      (fen, grown, factor) => {
        const prior = { COST: (fen / 100).toFixed(2) };
        const near = { COST: ((fen * grown) / 100).toFixed(2) };
        const far = { COST: ((fen * factor) / 100).toFixed(2) };
        assert.equal(judge(SLIP, evidenceOf(near, { prior })).outcome, 'passes');
        assert.equal(judge(SLIP, evidenceOf(far, { prior })).outcome, 'finds');
      },
    ),
    { seed: SEED, numRuns: 500 },
  );
});

// — percentages

function percentage(of: 'share' | 'growth' | 'fall', base = 'BEFORE'): RuleOf<'percentage'> {
  return { ...HEAD, kind: 'percentage', stated: codeOf('STATED'), now: 'COST', base, of };
}

// of | now | base | stated | outcome
const STATED = `
fall   | 2.30 | 3.80  | 42.86  | error 39.473684
fall   | 2.30 | 3.80  | 39.47  | passes
fall   | 7.50 | 24.50 | 69.38  | hint 69.387755
fall   | 7.50 | 24.50 | 69.39  | passes
growth | 3.04 | 22.70 | -86.61 | passes
growth | 3.04 | 22.70 | 86.61  | error -86.607930
share  | 1    | 3     | 33     | passes
share  | 1    | 3     | 34     | hint 33.333333
share  | 1.00 | 3.00  | 35     | error 33.333333
share  | 1    | 3     | 35     | hint 33.333333
share  | 1    | 3     | 33.33  | passes
growth | 5    | 0     | 100    | zero-base
growth | 0    | 0     | 0      | passes
growth | 0    | 0     | 100    | zero-base
growth | 5    | 4     |        | not-evaluable
growth |      | 4     | 25     | error -100.000000
`;

for (const line of STATED.trim().split('\n')) {
  const [of = '', now = '', base = '', stated = '', expected = ''] = line
    .split('|')
    .map((part) => part.trim());
  test(`${of} from ${base || 'blank'} to ${now || 'blank'} stated as ${stated || 'nothing'}: ${expected}`, () => {
    assert.ok(of === 'share' || of === 'growth' || of === 'fall');
    const judgement = judge(percentage(of), evidenceOf({ COST: now, BEFORE: base, STATED: stated }));
    assert.equal(said(judgement), expected);
  });
}

function said(judgement: Judgement): string {
  if (judgement.outcome !== 'finds') return judgement.outcome;
  const { detail, atMost, cells } = onlyFound(judgement);
  assert.equal(cells[0], 'STATED');
  if (detail.kind === 'zero-base') return atMost === 'explain' ? 'zero-base' : 'zero base at another level';
  assert.equal(detail.kind, 'percentage');
  assert.equal(detail.roundingOnly, atMost === 'hint');
  return `${atMost ?? 'error'} ${detail.recomputed.toFixed(6)}`;
}

test('the working of a percentage keeps its amounts', () => {
  const own = { COST: '2.30', OTHER: '1.5', STATED: '42.86' };
  const detail = onlyDetail(judge(percentage('fall', 'COST + OTHER'), evidenceOf(own)));
  assert.equal(detail.kind, 'percentage');
  assert.deepEqual([detail.now.scaled, detail.base.scaled, detail.measure], [230, 380, 'yuan']);
  assert.deepEqual(
    detail.base.terms.map(({ code }) => code),
    ['COST', 'OTHER'],
  );
});

test('a percentage worked out before its amounts were rounded to 万元 is a hint, not an error', () => {
  const wide = roundOf({ COST: 'wan-yuan', BEFORE: 'wan-yuan', STATED: 'percent' });
  const judgeWide = (own: Texts): string =>
    said(judgePercentage(percentage('growth'), { unit: anyUnit(), own: cellsOf(wide, own) }, wide));
  // 3,960 yuan after 3,040 is 30.26 %; of 0.40 after 0.30 it would be 33.33 %.
  assert.equal(judgeWide({ COST: '0.40', BEFORE: '0.30', STATED: '30.26' }), 'hint 33.333333');
  assert.equal(judgeWide({ COST: '0.40', BEFORE: '0.30', STATED: '50.00' }), 'error 33.333333');
  assert.equal(judgeWide({ COST: '400.00', BEFORE: '300.00', STATED: '30.26' }), 'error 33.333333');
});

test('a share rounded to any digits is never called wrong', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10 ** 9 }),
      fc.integer({ min: 1, max: 10 ** 9 }),
      fc.integer({ min: 0, max: 4 }),
      (now, base, digits) => {
        const own = {
          COST: (now / 100).toFixed(2),
          BEFORE: (base / 100).toFixed(2),
          STATED: ((100 * now) / base).toFixed(digits),
        };
        assert.equal(judge(percentage('share'), evidenceOf(own)).outcome, 'passes');
      },
    ),
    { seed: SEED, numRuns: 1000 },
  );
});

// — year on year

const YEARS: Rule = { ...HEAD, kind: 'year-on-year', cells: [codeOf('COST'), codeOf('OTHER')], share: 0.3 };

test('a change above the share is found at its cell, one at the share is not', () => {
  const prior = { COST: '100', OTHER: '100' };
  const detail = onlyDetail(judge(YEARS, evidenceOf({ COST: '131', OTHER: '70' }, { prior })));
  assert.deepEqual(detail, {
    kind: 'year-on-year',
    now: 13_100,
    before: 10_000,
    change: 0.31,
    signChanged: false,
  });
});

test('a change of sign is found however small', () => {
  const wide: Rule = { ...YEARS, share: 10 };
  const detail = onlyDetail(
    judge(wide, evidenceOf({ COST: '-1', OTHER: '2' }, { prior: { COST: '1', OTHER: '1' } })),
  );
  assert.equal(detail.kind === 'year-on-year' && detail.signChanged, true);
});

test('on a zero base there is a finding without a percentage; zero after zero is none', () => {
  const detail = onlyDetail(
    judge(YEARS, evidenceOf({ COST: '5', OTHER: '0' }, { prior: { COST: '0', OTHER: '0' } })),
  );
  assert.ok(detail.kind === 'year-on-year' && !('change' in detail));
});

test('a new unit without a year before is not judged', () => {
  assert.equal(judge(YEARS, evidenceOf({ COST: '5', OTHER: '5' })).outcome, 'not-evaluable');
});

test('a cell that is not filled in is no fall to nothing; a zero that is written is one', () => {
  const prior = { COST: '100', OTHER: '100' };
  const open = judge(YEARS, evidenceOf({ COST: '', OTHER: '' }, { prior }));
  assert.deepEqual(open, {
    outcome: 'not-evaluable',
    missing: [
      { code: codeOf('COST'), source: 'own' },
      { code: codeOf('OTHER'), source: 'own' },
    ],
  });
  assert.equal(judge(YEARS, evidenceOf({ COST: '100', OTHER: '' }, { prior })).outcome, 'passes');
  const zero = onlyDetail(judge(YEARS, evidenceOf({ COST: '0', OTHER: '' }, { prior })));
  assert.equal(zero.kind === 'year-on-year' && zero.change, -1);
});

// — outliers

const OUTLIER: Rule = { ...HEAD, kind: 'outlier', ratio: 'COST / CARS', threshold: 3.5 };

// Running cost per vehicle, 万元, of the twelve published bodies that state both: years and bases mixed, a test of the method only.
const RATIOS = [
  '0.66',
  '1.26',
  '1.32',
  '1.63',
  '1.76',
  '1.88',
  '2.17',
  '3.02',
  '4.52',
  '5.97',
  '8.83',
  '12.67',
];

test('the ratio of a unit far from its peers is found by robust z, with the fence beside it', () => {
  const peers = RATIOS.map((wan) => ({ COST: (Number(wan) * 10_000).toFixed(2), CARS: '1' }));
  const flagged = peers.map((own) => judge(OUTLIER, evidenceOf(own, { peers })).outcome === 'finds');
  assert.deepEqual(
    RATIOS.filter((_, index) => flagged[index]),
    ['8.83', '12.67'],
  );
  const detail = onlyDetail(judge(OUTLIER, evidenceOf({ COST: '126700', CARS: '1' }, { peers })));
  assert.equal(detail.kind, 'outlier');
  assert.deepEqual([detail.fence, detail.peers, detail.why], ['outside', 12, undefined]);
  assert.equal(detail.robustZ?.toFixed(1), '8.2');
});

test('where most peers are equal the deviation is zero: the fence decides, and the reason is told', () => {
  const peers = ['100', '100', '100', '100', '100', '100', '100', '900'].map((COST) => ({ COST, CARS: '1' }));
  const detail = onlyDetail(judge(OUTLIER, evidenceOf({ COST: '900', CARS: '1' }, { peers })));
  assert.equal(detail.kind, 'outlier');
  assert.deepEqual([detail.why, detail.robustZ, detail.fence], ['mad-zero', undefined, 'far-outside']);
  assert.equal(judge(OUTLIER, evidenceOf({ COST: '100', CARS: '1' }, { peers })).outcome, 'passes');
});

test('a ratio that is zero for a blank alone is not judged, nor does it count among the peers', () => {
  const peers = RATIOS.map((COST) => ({ COST: `${COST}00000`, CARS: '1' }));
  assert.deepEqual(judge(OUTLIER, evidenceOf({ COST: '', CARS: '1' }, { peers })), {
    outcome: 'not-evaluable',
    missing: [{ code: codeOf('COST'), source: 'own' }],
  });
  const mostBlank = RATIOS.map((COST, index) => ({ COST: index < 7 ? COST : '', CARS: '1' }));
  assert.equal(
    judge(OUTLIER, evidenceOf({ COST: '900', CARS: '1' }, { peers: mostBlank })).outcome,
    'not-evaluable',
  );
});

test('peers without the ratio do not count, and too few of them judge nobody', () => {
  const peers = RATIOS.map((COST, index) => ({ COST, CARS: index < 7 ? '1' : '0' }));
  const judgement = judge(OUTLIER, evidenceOf({ COST: '900', CARS: '1' }, { peers }));
  assert.equal(judgement.outcome === 'not-evaluable' && judgement.why, 'too-few-peers');
  const fewer: Rule = { ...HEAD, kind: 'outlier', ratio: 'COST / CARS', threshold: 3.5, peersNeeded: 7 };
  assert.equal(judge(fewer, evidenceOf({ COST: '900', CARS: '1' }, { peers })).outcome, 'finds');
});

test('why an outlier could not be judged is told with the rule', () => {
  const round = { ...ROUND, rules: [OUTLIER] };
  const { notEvaluable } = evaluateReturn(round, evidenceOf({ COST: '900', CARS: '1' }, { peers: [] }));
  assert.deepEqual(notEvaluable, [{ rule: 'S', missing: [], why: 'too-few-peers' }]);
});
