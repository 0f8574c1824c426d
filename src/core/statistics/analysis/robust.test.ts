import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import {
  fencePlace,
  logRatio,
  logRobustZ,
  median,
  medianAbsoluteDeviation,
  quantile,
  robustZ,
  spreadOf,
} from './robust.ts';

const values = fc.array(fc.integer({ min: -10_000, max: 10_000 }), { minLength: 4, maxLength: 40 });
const SEED = { seed: 20_261_122 };

test('quartiles are those of Hyndman and Fan, type 7', () => {
  // R: quantile(c(1,2,3,4,5,6,7,8,9,10)) gives 3.25, 5.5, 7.75; of c(1,2,3,4) 1.75, 2.5, 3.25.
  const ten = [10, 1, 9, 2, 8, 3, 7, 4, 6, 5];
  assert.deepEqual(
    [0.25, 0.5, 0.75].map((share) => quantile(ten, share)),
    [3.25, 5.5, 7.75],
  );
  assert.deepEqual(
    [0, 0.25, 0.5, 0.75, 1].map((share) => quantile([4, 3, 2, 1], share)),
    [1, 1.75, 2.5, 3.25, 4],
  );
  assert.equal(median([]), undefined);
});

test('the two wild running costs of vehicles in the open accounts stand out at 3.5', () => {
  // Facts 3: median 2.03, MAD 0.88 over 12 bodies; 8.83 has 5.2, 12.67 has 8.2.
  assert.equal(((0.6745 * (8.83 - 2.03)) / 0.88).toFixed(1), '5.2');
  const peers = [0.66, 1.1, 1.2, 1.3, 1.9, 2, 2.06, 2.4, 2.8, 3.2, 8.83, 12.67];
  const wild = robustZ(12.67, peers);
  assert.ok(wild.ok && wild.value.z > 3.5 && wild.value.scale === 'mad');
  const usual = robustZ(3.2, peers);
  assert.ok(usual.ok && usual.value.z < 3.5);
});

test('where half the peers are equal the score is refused, or made with the mean deviation when asked', () => {
  const peers = [0, 0, 0, 0, 0, 5];
  assert.deepEqual(robustZ(5, peers), { ok: false, error: { code: 'mad-zero', median: 0, count: 6 } });
  const other = robustZ(5, peers, 'mean-deviation');
  assert.ok(other.ok && other.value.scale === 'mean-deviation');
  assert.ok(other.ok && Math.abs(other.value.z - 5 / (1.253314 * (5 / 6))) < 1e-5);
  assert.equal(robustZ(5, [1, 1, 1, 1], 'mean-deviation').ok, false);
  assert.deepEqual(robustZ(5, [1, 2, 3]), {
    ok: false,
    error: { code: 'too-few', count: 3, needed: 4 },
  });
});

test('fences stand 1.5 and 3 quartile distances out, and a value on a fence is inside', () => {
  const spread = spreadOf([1, 2, 3, 4, 5]);
  assert.ok(spread.ok);
  assert.deepEqual(spread.value.inner, { lower: -1, upper: 7 });
  assert.deepEqual(spread.value.outer, { lower: -4, upper: 10 });
  assert.deepEqual(
    [7, 7.01, 10, 10.01, -4.01].map((value) => fencePlace(value, spread.value)),
    ['inside', 'outside', 'outside', 'far-outside', 'far-outside'],
  );
});

test('a doubling and a halving are equally far, and zero has no logarithm', () => {
  const up = logRatio(4, 2);
  const down = logRatio(2, 4);
  assert.ok(up.ok && down.ok && up.value === -down.value);
  assert.deepEqual(logRatio(0, 2), { ok: false, error: { code: 'no-logarithm', value: 0 } });
  assert.deepEqual(logRobustZ(3, [1, 2, -4, 5]), {
    ok: false,
    error: { code: 'no-logarithm', value: -4 },
  });
});

test('order does not matter, and a shift or a stretch of all values leaves the score as it was', () => {
  fc.assert(
    fc.property(values, fc.integer({ min: -500, max: 500 }), (list, by) => {
      const [value = 0] = list;
      const plain = robustZ(value, list);
      assert.deepEqual(robustZ(value, list.toReversed()), plain);
      const moved = robustZ(
        value * 8 + by,
        list.map((each) => each * 8 + by),
      );
      assert.equal(moved.ok, plain.ok);
      if (moved.ok && plain.ok) assert.ok(Math.abs(moved.value.z - plain.value.z) < 1e-9);
    }),
    SEED,
  );
});

test('quartiles lie in order, and at least half of the values lie within one MAD of the median', () => {
  fc.assert(
    fc.property(values, (list) => {
      const spread = spreadOf(list);
      assert.ok(spread.ok);
      const { min, q1, median: middle, q3, max } = spread.value;
      assert.ok(min <= q1 && q1 <= middle && middle <= q3 && q3 <= max);
      const mad = medianAbsoluteDeviation(list) ?? 0;
      assert.ok(list.filter((each) => Math.abs(each - middle) <= mad).length * 2 >= list.length);
    }),
    SEED,
  );
});
