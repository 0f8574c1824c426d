import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { parsePlainAmount, plainAmount, roundedTo } from './amount.ts';

const SEED = 20261122;
const scaled = fc.maxSafeInteger();

test('every figure that can be written is written back as it was, up to the largest that is exact', () => {
  fc.assert(
    fc.property(scaled, (each) => {
      const sign = each < 0 ? '-' : '';
      const digits = String(Math.abs(each)).padStart(3, '0');
      const text = `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
      const read = parsePlainAmount(text, 'yuan');
      assert.ok(read.ok);
      assert.equal(plainAmount(read.value, 'yuan'), text);
    }),
    { seed: SEED, examples: [[2 ** 52 + 1], [-(2 ** 52) - 1], [Number.MAX_SAFE_INTEGER]] },
  );
});

test('rounding is half away from zero, exactly as whole numbers do it', () => {
  fc.assert(
    fc.property(scaled, fc.integer({ min: 0, max: 6 }), (each, places) => {
      const step = 10n ** BigInt(places);
      const size = BigInt(Math.abs(each));
      const wanted = ((2n * size + step) / (2n * step)) * step;
      assert.equal(roundedTo(each, places) + 0, Number(each < 0 ? -wanted : wanted) + 0);
    }),
    {
      seed: SEED,
      examples: [
        [2 ** 52 + 1, 0],
        [-5, 1],
        [-4, 1],
        [15, 1],
      ],
    },
  );
});
