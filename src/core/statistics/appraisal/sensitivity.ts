// How firm a ranking is: a rank that a small change of the weights turns over should not decide anything.
import type { Appraisal } from './appraisal.ts';
import type { UnitScore } from './score.ts';

/** Ranks a unit can have while every weight moves by at most the given share of itself and all still make 100. */
export type RankRange<Id extends string> = {
  readonly unit: Id;
  readonly rank: number;
  /** No choice of weights puts it above this rank, or below that. */
  readonly best: number;
  readonly worst: number;
};

/** The smallest change of one weight, in points, the others keeping their proportions, that swaps two units' places. */
export type TippingPoint<Id extends string> = {
  readonly criterion: string;
  /** Absent: no change from 0 to 100 swaps anybody. */
  readonly change?: number;
  readonly swaps?: readonly [Id, Id];
};

/** Units that have a grade, best first; the same total is the same rank. */
export function ranking<Id extends string>(
  scores: readonly UnitScore<Id>[],
): readonly { readonly unit: Id; readonly rank: number; readonly total: number }[] {
  const graded = scores.flatMap(({ unit, total, grade }) =>
    total === undefined || grade === undefined ? [] : [{ unit, total }],
  );
  return graded
    .map((each) => ({ ...each, rank: 1 + graded.filter(({ total }) => total > each.total + SAME).length }))
    .toSorted((a, b) => a.rank - b.rank);
}

/** Totals closer than this are one total: numbers of a computer, not of the appraisal. */
const SAME = 1e-9;

/** For each ranked unit with every criterion scored. `share` 0.2: each weight may be a fifth more or less. */
export function rankRanges<Id extends string>(
  { criteria }: Appraisal,
  scores: readonly UnitScore<Id>[],
  share: number,
): readonly RankRange<Id>[] {
  const units = comparable(criteria, scores);
  const weights = criteria.map(({ weight }) => weight);
  return ranking(units.map(({ score }) => score)).map(({ unit, rank }) => {
    const own = units.find(({ score }) => score.unit === unit);
    const others = units.filter((each) => each !== own);
    const leads = others.map((other) =>
      extremes(
        other.points.map((points, at) => points - (own?.points[at] ?? 0)),
        weights,
        share,
      ),
    );
    return {
      unit,
      rank,
      best: 1 + leads.filter(({ least }) => least > SAME).length,
      worst: 1 + leads.filter(({ most }) => most > SAME).length,
    };
  });
}

/** By criterion, in the order of the criteria. */
export function tippingPoints<Id extends string>(
  { criteria }: Appraisal,
  scores: readonly UnitScore<Id>[],
): readonly TippingPoint<Id>[] {
  const units = comparable(criteria, scores);
  return criteria.map(({ id, weight }, at) => {
    let nearest: { readonly change: number; readonly swaps: readonly [Id, Id] } | undefined;
    units.forEach((one, first) => {
      for (const two of units.slice(first + 1)) {
        const change = swapAt(one.points, two.points, {
          at,
          weight,
          weights: criteria.map((each) => each.weight),
        });
        if (change === undefined || (nearest !== undefined && Math.abs(change) >= Math.abs(nearest.change)))
          continue;
        nearest = { change, swaps: [one.score.unit, two.score.unit] };
      }
    });
    return { criterion: id, ...nearest };
  });
}

type Comparable<Id extends string> = { readonly score: UnitScore<Id>; readonly points: readonly number[] };

function comparable<Id extends string>(
  criteria: Appraisal['criteria'],
  scores: readonly UnitScore<Id>[],
): readonly Comparable<Id>[] {
  return scores.flatMap((score) => {
    const points = criteria.flatMap(({ id }) => {
      const found = score.criteria.get(id);
      return found?.scored ? [found.points] : [];
    });
    return points.length === criteria.length && score.grade !== undefined ? [{ score, points }] : [];
  });
}

/** Least and most of Σ wₖ·dₖ while w stays within its bounds and adds up to 100: the free weight goes to the largest first. */
function extremes(
  differences: readonly number[],
  weights: readonly number[],
  share: number,
): { readonly least: number; readonly most: number } {
  const most = (signed: readonly number[]): number => {
    const order = signed.map((_, at) => at).toSorted((a, b) => (signed[b] ?? 0) - (signed[a] ?? 0));
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    let free = whole * share;
    let sum = 0;
    for (const at of order) {
      const weight = weights[at] ?? 0;
      const extra = Math.min(free, 2 * weight * share);
      free -= extra;
      sum += (weight * (1 - share) + extra) * (signed[at] ?? 0);
    }
    return sum;
  };
  return { most: most(differences), least: -most(differences.map((value) => -value)) };
}

/** The change of weight `at` at which both totals are equal; none outside 0 to 100, or when they never are. */
function swapAt(
  one: readonly number[],
  two: readonly number[],
  {
    at,
    weight,
    weights,
  }: { readonly at: number; readonly weight: number; readonly weights: readonly number[] },
): number | undefined {
  const own = (one[at] ?? 0) - (two[at] ?? 0);
  const rest = weights.reduce(
    (sum, each, k) => (k === at ? sum : sum + each * ((one[k] ?? 0) - (two[k] ?? 0))),
    0,
  );
  if (weight >= 100) return undefined;
  const perPoint = rest / (100 - weight);
  const slope = own - perPoint;
  if (Math.abs(slope) < SAME) return undefined;
  const change = -(own * weight + rest) / slope;
  return Math.abs(change) > SAME && weight + change >= 0 && weight + change <= 100 ? change : undefined;
}
