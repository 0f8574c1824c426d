// Units grouped by how alike they are, where no criterion says it: k-medoids, so that a real unit stands for each group.
import { ok, refuse, type Result } from '#base/result.ts';
import { quantile } from './robust.ts';

/** Values of the declared ratios, in one order for all. */
export type Profile = { readonly id: string; readonly values: readonly number[] };

export type SimilarGroup = {
  /** The unit nearest to all others of its group: the typical one. */
  readonly medoid: string;
  readonly units: readonly { readonly id: string; readonly distance: number }[];
};

export type CannotGroup =
  | { readonly code: 'too-few'; readonly count: number; readonly needed: number }
  | { readonly code: 'too-many'; readonly count: number; readonly most: number };

const MOST_UNITS = 500;

/**
 * `k` groups by partitioning around medoids (Kaufman & Rousseeuw 1990): BUILD, then SWAP while it shortens the sum of distances.
 * Distance: mean over the ratios of |difference| / quartile distance, so that no ratio weighs more for being measured small.
 * Deterministic: ties go to the unit named first. At least two units a group are needed, at most 500 in all.
 */
export function groupSimilar(
  profiles: readonly Profile[],
  k: number,
): Result<readonly SimilarGroup[], CannotGroup> {
  const count = profiles.length;
  if (count < 2 * k) return refuse({ code: 'too-few', count, needed: 2 * k });
  if (count > MOST_UNITS) return refuse({ code: 'too-many', count, most: MOST_UNITS });
  const distances = distancesOf(profiles);
  const medoids = swapped(built(distances, k), distances);
  const members = Map.groupBy(profiles.keys(), (unit) => nearest(unit, medoids, distances));
  return ok(
    medoids.map((medoid) => ({
      medoid: profiles[medoid]?.id ?? '',
      units: (members.get(medoid) ?? [])
        .map((unit) => ({ id: profiles[unit]?.id ?? '', distance: distances[unit]?.[medoid] ?? 0 }))
        .toSorted((a, b) => a.distance - b.distance),
    })),
  );
}

type Distances = readonly (readonly number[])[];

function distancesOf(profiles: readonly Profile[]): Distances {
  const width = profiles[0]?.values.length ?? 0;
  const scales = Array.from({ length: width }, (_none, at) => {
    const column = profiles.map(({ values }) => values[at] ?? 0);
    const range = (quantile(column, 0.75) ?? 0) - (quantile(column, 0.25) ?? 0);
    return range > 0 ? range : Math.max(...column) - Math.min(...column) || 1;
  });
  return profiles.map((one) =>
    profiles.map((other) => {
      const parts = scales.map(
        (scale, at) => Math.abs((one.values[at] ?? 0) - (other.values[at] ?? 0)) / scale,
      );
      return parts.reduce((sum, each) => sum + each, 0) / Math.max(1, width);
    }),
  );
}

/** Each next medoid is the one that shortens the sum of distances most. */
function built(distances: Distances, k: number): readonly number[] {
  const medoids: number[] = [];
  while (medoids.length < k) {
    const free = [...distances.keys()].filter((unit) => !medoids.includes(unit));
    medoids.push(least(free, (unit) => costOf([...medoids, unit], distances)));
  }
  return medoids;
}

function swapped(from: readonly number[], distances: Distances): readonly number[] {
  let medoids = from;
  for (;;) {
    const cost = costOf(medoids, distances);
    let best = { medoids, cost };
    for (const out of medoids) {
      for (const unit of distances.keys()) {
        if (medoids.includes(unit)) continue;
        const tried = medoids.map((medoid) => (medoid === out ? unit : medoid));
        const found = costOf(tried, distances);
        if (found < best.cost - 1e-12) best = { medoids: tried, cost: found };
      }
    }
    if (best.medoids === medoids) return medoids;
    ({ medoids } = best);
  }
}

function costOf(medoids: readonly number[], distances: Distances): number {
  return distances.reduce(
    (sum, row) => sum + Math.min(...medoids.map((medoid) => row[medoid] ?? Infinity)),
    0,
  );
}

function nearest(unit: number, medoids: readonly number[], distances: Distances): number {
  return medoids.includes(unit) ? unit : least(medoids, (medoid) => distances[unit]?.[medoid] ?? Infinity);
}

function least(from: readonly number[], costOfOne: (unit: number) => number): number {
  let best = from[0] ?? 0;
  let cost = Infinity;
  for (const unit of from) {
    const found = costOfOne(unit);
    if (found < cost) {
      best = unit;
      cost = found;
    }
  }
  return best;
}
