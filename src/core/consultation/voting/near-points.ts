// Points that lie together: k-means with a fixed start, and how well the result separates (silhouette).
import type { Point } from './components.ts';
import { seededNumbers } from './seeded.ts';

/** A place and how many participants stand there. */
export type Base = Point & { readonly weight: number };

/** Rounds of moving centres; in two dimensions they settle long before. */
const ROUNDS = 60;
/** Of folding many places into few, which need not settle. */
const FOLDING_ROUNDS = 6;
/** Starts tried beside the one that takes the farthest points: the tightest result counts. */
const MORE_STARTS = 4;
const START_SEED = 715;

/** Which of `k` centres each base belongs to, 0…k−1. Same bases, same answer. */
export function nearGroups(bases: readonly Base[], k: number): number[] {
  let best: number[] = [];
  let tightest = Infinity;
  for (let start = 0; start <= MORE_STARTS; start += 1) {
    const centres = start === 0 ? farthestPoints(bases, k) : drawnPoints(bases, k, START_SEED + start);
    const { places, looseness } = settle(bases, centres, ROUNDS);
    if (looseness >= tightest - 1e-9) continue;
    best = places;
    tightest = looseness;
  }
  return best;
}

/** Folds many places into at most `limit`; each base of the answer says which of the given ones went into it. */
export function foldBases(bases: readonly Base[], limit: number): { bases: Base[]; of: number[] } {
  if (bases.length <= limit) return { bases: [...bases], of: bases.map((_, at) => at) };
  const { places } = settle(bases, farthestPoints(bases, limit), FOLDING_ROUNDS);
  const used = [...new Set(places)].toSorted((a, b) => a - b);
  const nth = new Map(used.map((place, at) => [place, at]));
  return {
    bases: used.map((place) => middle(bases.filter((_, at) => places[at] === place))),
    of: places.map((place) => nth.get(place) ?? 0),
  };
}

/**
 * Mean silhouette over all participants: near 1, each is much nearer to his own group than to the next; near 0, as near to one
 * as to the other. Somebody alone in a group counts as 0.
 */
export function silhouette(bases: readonly Base[], places: readonly number[], k: number): number {
  let sum = 0;
  let people = 0;
  const sizes = Array.from({ length: k }, (_, group) => weightOf(bases, places, group));
  for (const [at, base] of bases.entries()) {
    const distances = new Float64Array(k);
    for (const [to, other] of bases.entries()) {
      const group = places[to] ?? 0;
      distances[group] =
        (distances[group] ?? 0) + Math.hypot(base.x - other.x, base.y - other.y) * other.weight;
    }
    const own = places[at] ?? 0;
    const ownSize = sizes[own] ?? 0;
    people += base.weight;
    if (ownSize <= 1) continue;
    const inside = (distances[own] ?? 0) / (ownSize - 1);
    let next = Infinity;
    for (const [group, size] of sizes.entries()) {
      if (group !== own && size > 0) next = Math.min(next, (distances[group] ?? 0) / size);
    }
    const larger = Math.max(inside, next);
    if (Number.isFinite(larger) && larger > 0) sum += ((next - inside) / larger) * base.weight;
  }
  return people === 0 ? 0 : sum / people;
}

/** How many participants stand in the group. */
export function weightOf(bases: readonly Base[], places: readonly number[], group: number): number {
  return bases.reduce((sum, base, at) => sum + (places[at] === group ? base.weight : 0), 0);
}

function settle(
  bases: readonly Base[],
  start: readonly Point[],
  rounds: number,
): { places: number[]; looseness: number } {
  let centres = start;
  let places = bases.map((base) => nearest(centres, base));
  for (let round = 0; round < rounds; round += 1) {
    const before = places;
    centres = movedTo(bases, places, centres);
    places = bases.map((base) => nearest(centres, base));
    if (places.every((place, at) => place === before[at])) break;
  }
  const looseness = bases.reduce((sum, base, at) => {
    const centre = centres[places[at] ?? 0];
    return centre === undefined ? sum : sum + squared(base, centre) * base.weight;
  }, 0);
  return { places, looseness };
}

function movedTo(bases: readonly Base[], places: readonly number[], old: readonly Point[]): Point[] {
  const sums = old.map(() => ({ x: 0, y: 0, weight: 0 }));
  for (const [at, base] of bases.entries()) {
    const sum = sums[places[at] ?? 0];
    if (sum === undefined) continue;
    sum.x += base.x * base.weight;
    sum.y += base.y * base.weight;
    sum.weight += base.weight;
  }
  return sums.map((sum, at) =>
    sum.weight === 0 ? (old[at] ?? { x: 0, y: 0 }) : { x: sum.x / sum.weight, y: sum.y / sum.weight },
  );
}

/** The one farthest from the middle, then again and again the one farthest from all that were taken. */
function farthestPoints(bases: readonly Base[], k: number): Point[] {
  const centres: Point[] = [];
  const centre = middle(bases);
  const away = bases.map((base) => squared(base, centre));
  while (centres.length < Math.min(k, bases.length)) {
    const at = away.reduce((best, value, index) => (value > (away[best] ?? 0) + 1e-12 ? index : best), 0);
    const chosen = bases[at];
    if (chosen === undefined) break;
    const first = centres.length === 0;
    centres.push(chosen);
    for (const [index, base] of bases.entries()) {
      const distance = squared(base, chosen);
      away[index] = first ? distance : Math.min(away[index] ?? 0, distance);
    }
  }
  return centres;
}

/** Drawn with a chance that grows with the distance from those already drawn, from seeded numbers. */
function drawnPoints(bases: readonly Base[], k: number, seed: number): Point[] {
  const next = seededNumbers(seed);
  const centres: Point[] = [];
  while (centres.length < k) {
    const chances = bases.map(
      (base) =>
        base.weight * (centres.length === 0 ? 1 : Math.min(...centres.map((each) => squared(base, each)))),
    );
    let left = next() * chances.reduce((sum, chance) => sum + chance, 0);
    const at = chances.findIndex((chance) => (left -= chance) < 0);
    const chosen = bases[at === -1 ? bases.length - 1 : at];
    if (chosen === undefined) break;
    centres.push(chosen);
  }
  return centres;
}

function middle(bases: readonly Base[]): Base {
  const weight = bases.reduce((sum, base) => sum + base.weight, 0);
  const x = bases.reduce((sum, base) => sum + base.x * base.weight, 0) / Math.max(1, weight);
  const y = bases.reduce((sum, base) => sum + base.y * base.weight, 0) / Math.max(1, weight);
  return { x, y, weight };
}

function nearest(centres: readonly Point[], point: Point): number {
  let best = 0;
  let distance = Infinity;
  for (const [at, centre] of centres.entries()) {
    const each = squared(point, centre);
    if (each >= distance) continue;
    best = at;
    distance = each;
  }
  return best;
}

function squared(a: Point, b: Point): number {
  return (a.x - b.x) ** 2 + (a.y - b.y) ** 2;
}
