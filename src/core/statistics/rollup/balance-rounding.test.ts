import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { balanceRounding, toNearest, type Adding } from './balance-rounding.ts';

const STEP = 10_000;

test('rounded singly 0.4 + 0.4 + 0.4 = 1.2 prints 0 + 0 + 0 = 1; balanced it prints 1 + 0 + 0', () => {
  const figures = new Map([
    ['sum', 12_000],
    ['a', 4000],
    ['b', 4000],
    ['c', 4000],
  ]);
  const outcome = balanceRounding(figures, [{ total: 'sum', parts: ['a', 'b', 'c'] }], STEP);
  assert.ok(outcome.ok);
  assert.deepEqual([...outcome.value.printed.values()], [10_000, 10_000, 0, 0]);
  assert.deepEqual(outcome.value.moved, ['a']);
});

test('a sum that fails in the returns is not mended by rounding, and the others still hold', () => {
  const figures = new Map([
    ['sum', 100_000],
    ['a', 30_000],
    ['b', 40_000],
    ['b1', 15_000],
    ['b2', 25_000],
  ]);
  const addings = [
    { total: 'sum', parts: ['a', 'b'] },
    { total: 'b', parts: ['b1', 'b2'] },
  ];
  const outcome = balanceRounding(figures, addings, STEP);
  assert.ok(outcome.ok);
  assert.deepEqual(outcome.value.notAdding, [{ adding: addings[0], difference: 30_000 }]);
  assert.deepEqual([...outcome.value.printed.values()], [100_000, 30_000, 40_000, 20_000, 20_000]);
});

test('a difference that the digits shown do not reach is gone in print', () => {
  const figures = new Map([
    ['sum', 207_200],
    ['a', 103_000],
    ['b', 104_000],
  ]);
  const outcome = balanceRounding(figures, [{ total: 'sum', parts: ['a', 'b'] }], STEP);
  assert.ok(outcome.ok);
  assert.deepEqual([...outcome.value.printed.values()], [210_000, 100_000, 110_000]);
  assert.deepEqual(outcome.value.notAdding, []);
});

test('one figure of two sums prints the same in both', () => {
  const figures = new Map([
    ['C02', 100_000],
    ['30217', 33_333],
    ['other', 66_667],
    ['D01', 55_555],
    ['D07', 33_333],
    ['D02', 22_222],
  ]);
  const addings = [
    { total: 'C02', parts: ['30217', 'other'] },
    { total: 'D01', parts: ['D02', 'D07'] },
    { total: '30217', parts: ['D07'] },
  ];
  const outcome = balanceRounding(figures, addings, STEP);
  assert.ok(outcome.ok);
  assert.equal(outcome.value.printed.get('30217'), outcome.value.printed.get('D07'));
});

test('sums that cannot all be met within one unit are named, and nothing is printed', () => {
  const halves = new Map(['s', 't', 'u', 'a', 'b', 'c'].map((id) => [id, id > 'm' ? STEP : STEP / 2]));
  const addings = [
    { total: 's', parts: ['a', 'b'] },
    { total: 't', parts: ['b', 'c'] },
    { total: 'u', parts: ['a', 'c'] },
  ];
  const outcome = balanceRounding(halves, addings, STEP);
  assert.ok(!outcome.ok);
  assert.deepEqual(outcome.error, [{ code: 'cannot-balance', adding: addings[2] }]);
});

test('a total that is a part of itself is refused', () => {
  const outcome = balanceRounding(
    new Map(['a', 'b', 'c'].map((id) => [id, 0])),
    [
      { total: 'a', parts: ['b', 'c'] },
      { total: 'b', parts: ['a', 'c'] },
    ],
    STEP,
  );
  assert.deepEqual(outcome.ok ? [] : outcome.error.map(({ code }) => code), ['circle', 'circle']);
});

type Tree = { readonly own: number; readonly below: readonly Tree[] };
const tree = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.record({
    own: fc.integer({ min: -3_000_000, max: 90_000_000 }),
    below: fc.oneof({ maxDepth: 4 }, fc.constant([]), fc.array(tie('tree'), { minLength: 1, maxLength: 6 })),
  }),
})).tree;

function readTree(root: Tree): { figures: Map<string, number>; addings: Adding[] } {
  const figures = new Map<string, number>();
  const addings: Adding[] = [];
  const walk = ({ own, below }: Tree, id: string): number => {
    figures.set(id, 0);
    const values = below.map((each, index) => walk(each, `${id}.${index}`));
    const value = below.length === 0 ? own : values.reduce((sum, each) => sum + each, 0);
    figures.set(id, value);
    if (below.length > 0) addings.push({ total: id, parts: below.map((_, index) => `${id}.${index}`) });
    return value;
  };
  walk(root, 'r');
  return { figures, addings };
}

test('every tree of sums can be balanced: it adds up at every level, no figure moves by a whole unit, twice is once', () => {
  fc.assert(
    fc.property(tree, fc.constantFrom(1, 100, 10_000, 1_000_000), (root, step) => {
      const { figures, addings } = readTree(root);
      const outcome = balanceRounding(figures, addings.toReversed(), step);
      assert.ok(outcome.ok);
      const { printed, notAdding } = outcome.value;
      assert.deepEqual(notAdding, []);
      const at = (id: string): number => printed.get(id) ?? Number.NaN;
      for (const { total, parts } of addings)
        assert.equal(
          at(total),
          parts.map(at).reduce((sum, each) => sum + each, 0),
        );
      for (const [id, value] of figures) {
        assert.ok(Math.abs(at(id) - value) < step, `${id} moved by a unit`);
        assert.equal(Math.abs(at(id) % step), 0);
        if (value % step === 0) assert.equal(at(id), value, 'what can be printed exactly stays');
      }
      assert.equal(at('r'), toNearest(figures.get('r') ?? 0, step), 'the whole is rounded to the nearest');
      const again = balanceRounding(printed, addings, step);
      assert.ok(again.ok);
      assert.deepEqual(again.value.printed, printed);
    }),
    { seed: 4, numRuns: 300 },
  );
});
