import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { CellValue, Cells } from '../survey/cell-value.ts';
import { MEASURES } from '../survey/measure.ts';
import type { Round } from '../survey/round.ts';
import { anyUnit, codeOf, roundOf } from '../../../../test/support/judged-round.ts';
import { judgeTable } from './batch.ts';
import { checkRules } from './check-rules.ts';
import { evaluateReturn } from './evaluate-return.ts';
import { tabulate, type TabledReturn } from './figure-table.ts';
import type { RuleOf } from './judgement.ts';
import type { Rule, Tolerance } from './rule.ts';

const WAN = ['C1', 'C2', 'C3'];
const YUAN = ['D1', 'D2'];
const PERSONS = ['B1', 'B2'];
const plain = roundOf({
  ...Object.fromEntries(WAN.map((code) => [code, 'wan-yuan'])),
  ...Object.fromEntries(YUAN.map((code) => [code, 'yuan'])),
  ...Object.fromEntries(PERSONS.map((code) => [code, 'person'])),
});
/** A blank is a zero of some and unfilled of others; any digits may be written. */
const base: Round = {
  ...plain,
  kinds: ['administrative', 'logistics'].map((id) => ({ id, name: { zh: id } })),
  indicators: new Map(
    [...plain.indicators].map(([code, each]) => [
      code,
      { ...each, decimals: 6, blank: code.endsWith('2') ? 'unfilled' : 'zero' },
    ]),
  ),
};

// Quantities and conditions of the language, with dimensions that fit.
const { condition } = fc.letrec<Record<'money' | 'persons' | 'share' | 'total' | 'condition', string>>(
  (tie) => ({
    money: fc.oneof(
      { depthSize: 'xsmall', withCrossShrink: true },
      fc.constantFrom(...WAN, ...YUAN, 'prior(C1)', 'accounts(D1)', '3[wan-yuan]', '0.5[yuan]', 'sum(C*)'),
      fc
        .tuple(tie('money'), fc.constantFrom('+', '-'), tie('money'))
        .map(([a, op, b]) => `(${a} ${op} ${b})`),
      fc.tuple(fc.constantFrom('2', '0.3', '-1'), tie('money')).map(([by, a]) => `${by} * ${a}`),
      fc.tuple(tie('money'), tie('share')).map(([a, b]) => `${a} * (${b})`),
      fc.array(tie('money'), { minLength: 2, maxLength: 4 }).map((all) => `sum(${all.join(', ')})`),
      fc
        .tuple(fc.constantFrom('min', 'max'), tie('money'), tie('money'))
        .map(([name, a, b]) => `${name}(${a}, ${b})`),
      tie('money').map((a) => `abs(${a})`),
      fc
        .tuple(tie('condition'), tie('money'), tie('money'))
        .map(([a, b, c]) => `(if ${a} then ${b} else ${c})`),
    ),
    persons: fc.constantFrom(...PERSONS, '(B1 + B2)', '(B1 - B2)', '5'),
    share: fc.oneof(
      { depthSize: 'xsmall' },
      fc.constantFrom('B1 / B2', 'C1 / C2', 'D1 / (C1 - C3)'),
      fc.tuple(tie('money'), tie('money')).map(([a, b]) => `${a} / (${b})`),
    ),
    /** Most formulas: parts and their total. */
    total: fc
      .tuple(
        fc.constantFrom('C1', 'C2', 'D1'),
        fc.constantFrom('=', '=', '<=', '>='),
        fc.shuffledSubarray(['C2', 'C3', 'D1', '-C1', '2 * D2', 'prior(C1)'], { minLength: 1, maxLength: 4 }),
      )
      .map(([whole, relation, parts]) => `${whole} ${relation} sum(${parts.join(', ')})`),
    condition: fc.oneof(
      { depthSize: 'xsmall', withCrossShrink: true },
      tie('total'),
      fc
        .tuple(tie('money'), fc.constantFrom('=', '<>', '<', '<=', '>', '>='), tie('money'))
        .map((parts) => parts.join(' ')),
      fc
        .tuple(fc.constantFrom(...PERSONS), fc.constantFrom('=', '<', '>='), tie('persons'))
        .map((parts) => parts.join(' ')),
      fc.tuple(tie('share'), fc.constantFrom('=', '<', '>='), tie('share')).map((parts) => parts.join(' ')),
      fc
        .tuple(tie('money'), fc.constantFrom('<=', '>'))
        .map(([a, op]) => `${a} / B1 ${op} 2[wan-yuan/person]`),
      fc.constantFrom('filled(C1)', 'filled(C2)', 'filled(prior(C1))'),
      tie('money').map((a) => `${a} > 0`),
      tie('condition').map((a) => `not (${a})`),
      fc
        .tuple(tie('condition'), fc.constantFrom('and', 'or', '=>', '<=>'), tie('condition'))
        .map(([a, op, b]) => `(${a}) ${op} (${b})`),
      fc
        .tuple(tie('condition'), tie('condition'), tie('condition'))
        .map(([a, b, c]) => `if ${a} then ${b} else (${c})`),
    ),
  }),
);

type Drawn = Pick<RuleOf<'formula'>, 'expression' | 'tolerance' | 'when' | 'byKind'>;

const rule: fc.Arbitrary<Drawn> = fc.record(
  {
    expression: condition,
    when: condition,
    tolerance: fc.constantFrom<Tolerance>('rounding', 'exact', { scaled: 500_000 }),
    byKind: fc.constantFrom<NonNullable<Rule['byKind']>>({ logistics: 'off' }, { administrative: 'hint' }),
  },
  { requiredKeys: ['expression', 'tolerance'] },
);

/** Few different figures, so that sums and ratios often meet; now and then one that doubles can hardly hold. */
function cellOf(code: string, hugeOnes: number): fc.Arbitrary<CellValue | undefined> {
  const measure = base.indicators.get(codeOf(code))?.measure;
  const exponent = measure === undefined ? 0 : MEASURES[measure].exponent;
  const figure = fc
    .tuple(fc.integer({ min: -1, max: 3 }), fc.constantFrom(0, Math.min(2, exponent), exponent))
    .map(([times, decimals]): CellValue => {
      const scaled = times * 10 ** (exponent - decimals);
      return { state: 'value', amount: { scaled: scaled === 0 ? 0 : scaled, decimals } };
    });
  const huge = fc
    .constantFrom(Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER + 1)
    .map((scaled): CellValue => ({ state: 'value', amount: { scaled, decimals: exponent } }));
  return fc.oneof(
    { weight: 60, arbitrary: figure },
    { weight: 3, arbitrary: fc.constant<CellValue>({ state: 'blank' }) },
    { weight: 1, arbitrary: fc.constant<CellValue>({ state: 'invalid', text: '约' }) },
    { weight: 1, arbitrary: fc.constant(undefined) },
    { weight: hugeOnes, arbitrary: huge },
  );
}

function cellsWith(hugeOnes: number): fc.Arbitrary<Cells> {
  return fc
    .tuple(...[...base.indicators.keys()].map((code) => fc.tuple(fc.constant(code), cellOf(code, hugeOnes))))
    .map((all) => new Map(all.flatMap(([code, cell]) => (cell ? [[code, cell] as const] : []))));
}

/** A table with a huge figure is judged exactly throughout: one table in five may have some. */
const returns: fc.Arbitrary<readonly TabledReturn[]> = fc.constantFrom(0, 0, 0, 0, 1).chain((hugeOnes) => {
  const cells = cellsWith(hugeOnes);
  const row = fc.record({
    kind: fc.constantFrom('administrative', 'logistics'),
    own: cells,
    prior: fc.option(cells, { nil: undefined }),
    accounts: fc.option(cells, { nil: undefined }),
  });
  return fc.array(row, { minLength: 1, maxLength: 30 });
});

function asRule(more: Drawn, id: string): Rule {
  return { id, name: { zh: id }, level: 'block', mark: 'sample', kind: 'formula', ...more };
}

/** What each row came to, by evaluating it alone. */
function oneByOne(round: Round, rows: readonly TabledReturn[]): unknown {
  const evaluations = rows.map(({ kind, ...sources }) =>
    evaluateReturn(round, { unit: { ...anyUnit(), kind }, ...sources }),
  );
  return round.rules.map(({ id }) => {
    const outcomes = evaluations.map(({ findings, notEvaluable, passed }) => {
      const details = findings.filter((each) => each.rule === id).map(({ detail }) => detail);
      if (details.length > 0)
        return details.some((each) => each.kind === 'formula' && !each.withinRounding) ? 'fails' : 'within';
      if (passed.includes(id)) return 'passes';
      return notEvaluable.some((each) => each.rule === id) ? 'open' : 'off';
    });
    const count = (outcome: string): number => outcomes.filter((each) => each === outcome).length;
    return {
      rule: id,
      fails: outcomes.flatMap((outcome, row) => (outcome === 'fails' ? [row] : [])),
      withinRounding: count('within'),
      notEvaluable: count('open'),
      passes: count('passes'),
      notApplicable: count('off'),
    };
  });
}

function allAtOnce(round: Round, rows: readonly TabledReturn[]): unknown {
  const { rules, notJudged } = judgeTable(round, tabulate(round.indicators, 2025, rows));
  assert.deepEqual(notJudged, []);
  return rules.map((tally) => ({ ...tally, fails: [...tally.fails] }));
}

test('many returns at once come to what each of them comes to alone, for any rule and any figures', () => {
  fc.assert(
    fc.property(fc.array(rule, { minLength: 4, maxLength: 8 }), returns, (drawn, rows) => {
      const rules = drawn.map((each, index) => asRule(each, `S${index}`));
      const round = { ...base, rules };
      const faults = checkRules(round);
      assert.deepEqual(
        faults.filter(({ code }) => code !== 'too-deep' && code !== 'too-long'),
        [],
      );
      fc.pre(faults.length === 0);
      assert.deepEqual(allAtOnce(round, rows), oneByOne(round, rows));
    }),
    { seed: 11, numRuns: 300 },
  );
});

/** Cells of figures that are written with all their digits; undefined: missing. */
function exactCells(figures: Readonly<Record<string, number | undefined>>, decimals = 6): Cells {
  return new Map(
    Object.entries(figures).flatMap(([code, scaled]) =>
      scaled === undefined ? [] : [[codeOf(code), { state: 'value', amount: { scaled, decimals } }] as const],
    ),
  );
}

function agreed(expression: string, rows: readonly Cells[]): unknown {
  const round = { ...base, rules: [asRule({ expression, tolerance: 'rounding' }, 'S1')] };
  const all = rows.map((own) => ({ kind: 'administrative', own }));
  assert.deepEqual(allAtOnce(round, all), oneByOne(round, all));
  return allAtOnce(round, all);
}

test('a part inside rounding counts before a part that is open, at once as alone', () => {
  const off = exactCells({ C1: 1_000_000, C3: 1_010_000 }, 2);
  assert.deepEqual(agreed('C1 = C3 and C1 = D2', [off]), [
    { rule: 'S1', fails: [], withinRounding: 1, notEvaluable: 0, passes: 0, notApplicable: 0 },
  ]);
});

test('figures that doubles cannot add up are added up exactly', () => {
  const most = Number.MAX_SAFE_INTEGER;
  const rows = [0, 1].map((more) => exactCells({ C1: most, C2: most, C3: most - 1, D1: 1 - most + more }));
  assert.deepEqual(agreed('C1 = C2 + C3 + D1', rows), [
    { rule: 'S1', fails: [1], withinRounding: 0, notEvaluable: 0, passes: 1, notApplicable: 0 },
  ]);
});

test('rules that look beyond the table are named and not judged', () => {
  const rules = [
    asRule({ expression: 'C1 = children(C1)', tolerance: 'rounding' }, 'S1'),
    asRule({ expression: 'C1 >= 0', tolerance: 'rounding' }, 'S2'),
  ];
  const { rules: judged, notJudged } = judgeTable({ ...base, rules }, tabulate(base.indicators, 2025, []));
  assert.deepEqual([judged.map(({ rule }) => rule), notJudged], [['S2'], ['S1']]);
});

test('figures add up over all rows and by group, whatever the order of the groups, over many blocks', () => {
  const rows = 5000;
  const offices = 7;
  for (const officeOf of [
    (row: number) => row % offices,
    (row: number) => Math.floor((row * offices) / rows),
  ]) {
    const returns = Array.from({ length: rows }, (_, row) => ({
      kind: 'administrative',
      own: exactCells({ C1: row * 3, C2: row % 5 === 0 ? undefined : -row, D1: 5_000_000_000_000 }),
    }));
    const groups = { of: Uint32Array.from({ length: rows }, (_, row) => officeOf(row)), count: offices };
    const { sums } = judgeTable(base, tabulate(base.indicators, 2025, returns), groups);
    for (const code of ['C1', 'C2'].map(codeOf)) {
      const found = sums.get(code);
      assert.ok(found);
      const figures = returns.map(({ own }) => own.get(code));
      const expected = Array.from({ length: offices }, () => ({ scaled: 0, filled: 0 }));
      for (const [row, figure] of figures.entries()) {
        const office = expected[officeOf(row)];
        if (figure?.state !== 'value' || !office) continue;
        office.scaled += figure.amount.scaled;
        office.filled += 1;
      }
      assert.deepEqual(
        [...found.byGroup],
        expected.map(({ scaled }) => scaled),
      );
      assert.deepEqual(
        [...found.filledByGroup],
        expected.map(({ filled }) => filled),
      );
      assert.equal(
        found.scaled,
        expected.reduce((sum, { scaled }) => sum + scaled, 0),
      );
      assert.equal(
        found.filled,
        expected.reduce((sum, { filled }) => sum + filled, 0),
      );
    }
    assert.equal(sums.get(codeOf('D1'))?.scaled, undefined, 'beyond what a double says exactly');
  }
});
