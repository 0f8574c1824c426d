import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import type { Appraisal, Criterion, Yardstick } from './appraisal.ts';
import { scoreUnits, type UnitScore } from './score.ts';
import { ranking, rankRanges, tippingPoints, type RankRange } from './sensitivity.ts';

const criterion = (id: string, weight: number, yardstick: Yardstick): Criterion => ({
  id,
  name: { zh: id },
  weight,
  ratio: {
    id,
    name: { zh: id },
    numerator: { codes: [], measure: 'wan-yuan' },
    denominator: { codes: [], measure: 'person' },
    shownAs: 'quotient',
    decimals: 2,
    high: 'weak',
    mark: 'sample',
  },
  yardstick,
  source: 'invented',
  mark: 'sample',
});

const appraisal = (criteria: readonly Criterion[], leastCoverage = 100): Appraisal => ({
  criteria,
  grades: [
    { id: 'excellent', name: { zh: '优' }, from: 90 },
    { id: 'good', name: { zh: '良' }, from: 80 },
    { id: 'pass', name: { zh: '合格' }, from: 60 },
    { id: 'fail', name: { zh: '不合格' }, from: 0 },
  ],
  leastCoverage,
  mark: 'sample',
});

const unit = (
  id: string,
  values: Readonly<Record<string, number>>,
  before: Readonly<Record<string, number>> = {},
) => ({
  unit: id,
  values: new Map(Object.entries(values)),
  before: new Map(Object.entries(before)),
});

describe('points', () => {
  const standard = criterion('area', 100, { kind: 'standard', full: 10, none: 20 });

  test('fall in a straight line from what earns all to what earns none, and stay within 0 and 100', () => {
    const scores = scoreUnits(
      appraisal([standard]),
      [5, 10, 12.5, 20, 99].map((value) => unit(`u${value}`, { area: value })),
    );
    assert.deepEqual(
      scores.map(({ total }) => total),
      [100, 100, 75, 0, 0],
    );
    assert.deepEqual(
      scores.map(({ grade }) => grade?.name.zh),
      ['优', '优', '合格', '不合格', '不合格'],
    );
  });

  test('a change on the year before is a share of it, and a zero base has none', () => {
    const past = criterion('cost', 100, { kind: 'past', full: -0.05, none: 0.15 });
    const [fell, rose, zero, unknown] = scoreUnits(appraisal([past]), [
      unit('fell', { cost: 90 }, { cost: 100 }),
      unit('rose', { cost: 105 }, { cost: 100 }),
      unit('zero', { cost: 5 }, { cost: 0 }),
      unit('new', { cost: 5 }),
    ]);
    assert.equal(fell?.total, 100);
    assert.ok(Math.abs((rose?.total ?? 0) - 50) < 1e-9);
    assert.deepEqual(zero?.criteria.get('cost'), { scored: false, why: 'zero-past' });
    assert.deepEqual(unknown?.criteria.get('cost'), { scored: false, why: 'no-past' });
  });

  test('a unit below the least coverage keeps its points and gets neither grade nor rank', () => {
    const two = appraisal(
      [{ ...standard, weight: 70 }, criterion('x', 30, { kind: 'standard', full: 1, none: 0 })],
      80,
    );
    const scores = scoreUnits(two, [unit('half', { area: 10 }), unit('whole', { area: 15, x: 1 })]);
    assert.deepEqual([scores[0]?.coverage, scores[0]?.total, scores[0]?.grade], [70, 100, undefined]);
    assert.deepEqual(
      ranking(scores).map(({ unit: id, rank }) => [id, rank]),
      [['whole', 1]],
    );
  });

  test('against peers, three are too few and no spread is no yardstick', () => {
    const peers = appraisal([criterion('v', 100, { kind: 'peers', better: 'less' })]);
    const of = (values: readonly number[]) =>
      scoreUnits(
        peers,
        values.map((v, at) => unit(`u${at}`, { v })),
      )[0]?.criteria.get('v');
    assert.deepEqual(of([1, 2, 3]), { scored: false, why: 'too-few-peers' });
    assert.deepEqual(of([2, 2, 2, 2, 9]), { scored: false, why: 'no-spread' });
    assert.equal(of([1, 2, 3, 4])?.scored, true);
  });
});

const endsOf = (ranges: readonly RankRange<string>[]) => ranges.map(({ best, worst }) => [best, worst]);

describe('how firm a ranking is', () => {
  const two = appraisal([
    criterion('a', 60, { kind: 'standard', full: 100, none: 0 }),
    criterion('b', 40, { kind: 'standard', full: 100, none: 0 }),
  ]);
  // 60·80 + 40·40 = 64, 60·50 + 40·75 = 60.
  const scores = scoreUnits(two, [unit('one', { a: 80, b: 40 }), unit('two', { a: 50, b: 75 })]);

  test('the tipping point is the weight at which both totals are equal', () => {
    // 80w + 40(100 − w) = 50w + 75(100 − w) at w = 53.846…
    const [a] = tippingPoints(two, scores);
    assert.ok(Math.abs((a?.change ?? 0) - (3500 / 65 - 60)) < 1e-9);
    assert.deepEqual(a?.swaps, ['one', 'two']);
  });

  test('a rank that a tenth cannot turn, a fifth can', () => {
    // A tenth of the smaller weight is 4 points: 60 ± 4 stays above 53.8. A fifth is 8.
    assert.deepEqual(endsOf(rankRanges(two, scores, 0.1)), [
      [1, 1],
      [2, 2],
    ]);
    assert.deepEqual(endsOf(rankRanges(two, scores, 0.2)), [
      [1, 2],
      [1, 2],
    ]);
  });

  test('no weights within the share ever give a rank outside its range', () => {
    const points = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 3 });
    const moves = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(points, { minLength: 2, maxLength: 7 }), moves, (rows, by) => {
        const base = [50, 30, 20];
        const ids = ['a', 'b', 'c'];
        const make = (weights: readonly number[]) =>
          appraisal(
            ids.map((id, at) => criterion(id, weights[at] ?? 0, { kind: 'standard', full: 100, none: 0 })),
          );
        const units = rows.map((row, at) =>
          unit(`u${at}`, Object.fromEntries(ids.map((id, k) => [id, row[k] ?? 0]))),
        );
        const mean = by.reduce((sum, value, at) => sum + value * (base[at] ?? 0), 0) / 100;
        const moved = base.map((weight, at) => weight * (1 + 0.1 * ((by[at] ?? 0) - mean)));
        const before = scoreUnits(make(base), units);
        const after = ranking<string>(scoreUnits(make(moved), units) satisfies readonly UnitScore<string>[]);
        for (const { unit: id, best, worst } of rankRanges(make(base), before, 0.2)) {
          const rank = after.find((each) => each.unit === id)?.rank ?? 0;
          assert.ok(best <= rank && rank <= worst, `${id}: ${rank} outside ${best} to ${worst}`);
        }
      }),
      { numRuns: 300, seed: 16 },
    );
  });
});
