import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { decompose, decomposeChain, logarithmicMean, type FactorGroup } from './lmdi.ts';

const SEED = { seed: 20_261_122 };
const near = (found: number, expected: number, within = 1e-7): void => {
  assert.ok(
    Math.abs(found - expected) <= within * Math.max(1, Math.abs(expected)),
    `${found} for ${expected}`,
  );
};

/**
 * The worked example of the R package LMDIR (M. K. Heun, github.com/MatthewHeun/LMDIR, tests/testthat/test_lmdi.R and
 * data-raw/LMDI_testing.xlsx): two subcategories, three factors, years 1971 to 1974, with its published effects.
 */
const YEARS = [
  [
    [1, 10, 2],
    [4, 5, 3],
  ],
  [
    [4, 5, 3],
    [5, 6, 4],
  ],
  [
    [8, 2, 4],
    [5, 7, 5],
  ],
  [
    [10, 1, 5],
    [6, 8, 6],
  ],
] as const;
const PUBLISHED = [
  { change: 100, effects: [69.790_065_98, -9.455_125_793, 39.665_059_81] },
  { change: 59, effects: [42.960_214_67, -34.319_026_56, 50.358_811_9] },
  { change: 99, effects: [54.010_642_34, -9.021_284_671, 54.010_642_34] },
];

function step(at: number): FactorGroup[] {
  return [0, 1].map((group) => ({
    id: `subcat ${group + 1}`,
    before: YEARS[at]?.[group] ?? [],
    after: YEARS[at + 1]?.[group] ?? [],
  }));
}

test('the published example of LMDIR comes out to the digits it prints', () => {
  for (const [at, { change, effects }] of PUBLISHED.entries()) {
    const found = decompose(step(at));
    assert.ok(found.ok);
    near(found.value.after - found.value.before, change);
    for (const [factor, expected] of effects.entries())
      near(found.value.effects[factor] ?? Number.NaN, expected);
  }
  const first = decompose(step(0));
  assert.ok(first.ok);
  const expected = [50.474_380_29, -25.237_190_14, 14.762_809_86];
  for (const [factor, each] of expected.entries())
    near(first.value.groups[0]?.effects[factor] ?? Number.NaN, each);
});

test('the eight cases of zero in Ang, Zhang and Choi, table 2, have their limits', () => {
  // As restated in LMDIR: v is the product, x the factor looked at; 42 is what v is where it is not zero.
  const cases = [
    // [x⁰, other⁰, xᵀ, otherᵀ] → effect of x
    { before: [0, 1], after: [21, 2], effect: 42 },
    { before: [21, 2], after: [0, 1], effect: -42 },
    { before: [3, 0], after: [21, 2], effect: 0 },
    { before: [21, 2], after: [3, 0], effect: 0 },
    { before: [3, 0], after: [5, 0], effect: 0 },
    { before: [0, 1], after: [0, 2], effect: 0 },
    { before: [3, 0], after: [0, 2], effect: 0 },
    { before: [0, 2], after: [3, 0], effect: 0 },
  ];
  for (const { before, after, effect } of cases) {
    const found = decompose([{ id: 'a', before, after }]);
    assert.ok(found.ok);
    assert.equal(found.value.effects[0], effect);
  }
});

test('a negative factor is named and not decomposed', () => {
  assert.deepEqual(decompose([{ id: 'tj', before: [1, 2], after: [1, -2] }]), {
    ok: false,
    error: { code: 'factor-negative', group: 'tj', factor: 1, value: -2 },
  });
});

test('cost is heads, area per head and cost per area, and a unit that was not there is heads alone', () => {
  const found = decomposeChain([
    { id: 'cz', before: [100, 2000, 500_000], after: [110, 2000, 600_000] },
    { id: 'new', before: [0, 0, 0], after: [10, 300, 60_000] },
  ]);
  assert.ok(found.ok);
  const [cz, fresh] = found.value.groups;
  assert.deepEqual(fresh?.effects, [60_000, 0, 0]);
  // By hand: L(600 000, 500 000) = 100 000 / ln 1.2 = 548 481.5; ln 1.1 = 0.0953102; area per head falls by as much; ln 1.2.
  near(cz?.effects[0] ?? 0, 52_275.9, 1e-5);
  near(cz?.effects[1] ?? 0, -52_275.9, 1e-5);
  near(cz?.effects[2] ?? 0, 100_000, 1e-9);
});

test('area without heads cannot be told apart, and is said by name', () => {
  assert.deepEqual(decomposeChain([{ id: 'cz', before: [0, 20, 5], after: [1, 20, 5] }]), {
    ok: false,
    error: { code: 'quantity-over-zero', group: 'cz', quantity: 0, when: 'before' },
  });
});

const factor = fc.oneof(
  { arbitrary: fc.constant(0), weight: 1 },
  { arbitrary: fc.integer({ min: 1, max: 100_000 }).map((value) => value / 100), weight: 4 },
);
const factors = fc.array(factor, { minLength: 3, maxLength: 3 });
const groups = fc.array(fc.record({ id: fc.constant('g'), before: factors, after: factors }), {
  minLength: 1,
  maxLength: 6,
});

test('for any factors, zeros too, the effects add up to the change and nothing is left', () => {
  fc.assert(
    fc.property(groups, (list) => {
      const found = decompose(list);
      assert.ok(found.ok);
      const { before, after, effects } = found.value;
      const scale = Math.max(1, before, after);
      const left = effects.reduce((all, each) => all + each, 0) - (after - before);
      assert.ok(Math.abs(left) < 1e-9 * scale, String(left));
    }),
    { ...SEED, numRuns: 500 },
  );
});

test('told backwards, every effect has the other sign', () => {
  fc.assert(
    fc.property(groups, (list) => {
      const there = decompose(list);
      const back = decompose(list.map(({ id, before, after }) => ({ id, before: after, after: before })));
      assert.ok(there.ok && back.ok);
      for (const [at, effect] of there.value.effects.entries())
        near(back.value.effects[at] ?? Number.NaN, -effect, 1e-9);
    }),
    { ...SEED, numRuns: 300 },
  );
});

test('the logarithmic mean lies between its numbers, also where they almost meet', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-6, max: 1e9, noNaN: true }),
      fc.double({ min: 0, max: 3, noNaN: true }),
      (a, by) => {
        const b = a * (1 + by * 1e-9);
        const mean = logarithmicMean(a, b);
        assert.ok(mean >= a * (1 - 1e-12) && mean <= b * (1 + 1e-12));
      },
    ),
    SEED,
  );
  assert.equal(logarithmicMean(7, 7), 7);
});
