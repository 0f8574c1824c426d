// Where each participant stands on the two directions in which the votes differ most (principal components).
import { seededNumbers } from './seeded.ts';
import { votesIn, type VoteRow } from './votes.ts';

export type Point = { readonly x: number; readonly y: number };

/** Enough for the directions to settle where they differ at all (facts §3.4). */
const ITERATIONS = 100;
const START_SEED = 20_211_207;
/** A direction shorter than it is rounding, not a difference between people. */
const NOTHING = 1e-9;

/**
 * One point a row. A vote that is missing stands as the mean of the votes cast on that statement; so that somebody who voted on
 * few statements is not drawn to the middle by that, his point is stretched by √(statements / votes cast).
 */
export function placeRows(rows: readonly VoteRow[]): Point[] {
  const statements = rows[0]?.length ?? 0;
  const centred = centre(rows, statements);
  const spread = spreadBetween(centred, statements);
  const first = strongestDirection(spread, []);
  const second = strongestDirection(spread, [first]);
  return centred.map((row, at) => {
    const cast = votesIn(rows[at] ?? []);
    const stretch = cast === 0 ? 0 : Math.sqrt(statements / cast);
    return { x: dot(row, first) * stretch, y: dot(row, second) * stretch };
  });
}

function centre(rows: readonly VoteRow[], statements: number): Float64Array[] {
  const sums = new Float64Array(statements);
  const counts = new Float64Array(statements);
  for (const row of rows) {
    for (const [at, vote] of row.entries()) {
      if (vote === undefined) continue;
      sums[at] = (sums[at] ?? 0) + vote;
      counts[at] = (counts[at] ?? 0) + 1;
    }
  }
  return rows.map((row) =>
    Float64Array.from(row, (vote, at) =>
      vote === undefined ? 0 : vote - (sums[at] ?? 0) / Math.max(1, counts[at] ?? 0),
    ),
  );
}

/** Sums of products of every two statements: the covariance, not divided by anything, as a square by rows. */
function spreadBetween(centred: readonly Float64Array[], size: number): Float64Array[] {
  const spread = Array.from({ length: size }, () => new Float64Array(size));
  for (const row of centred) {
    for (let a = 0; a < size; a += 1) {
      const value = row[a] ?? 0;
      const line = spread[a];
      if (value === 0 || line === undefined) continue;
      for (let b = 0; b < size; b += 1) line[b] = (line[b] ?? 0) + value * (row[b] ?? 0);
    }
  }
  return spread;
}

/** Power iteration from a fixed start; at right angles to the directions already found. All zeros: there is none. */
function strongestDirection(spread: readonly Float64Array[], found: readonly Float64Array[]): Float64Array {
  const next = seededNumbers(START_SEED + found.length);
  let direction = unit(
    without(
      Float64Array.from(spread, () => next() - 0.5),
      found,
    ),
  );
  for (let round = 0; round < ITERATIONS; round += 1) {
    const from = direction;
    direction = unit(
      without(
        Float64Array.from(spread, (line) => dot(line, from)),
        found,
      ),
    );
  }
  return upright(direction);
}

function without(vector: Float64Array, found: readonly Float64Array[]): Float64Array {
  let rest = vector;
  for (const direction of found) {
    const along = dot(rest, direction);
    rest = rest.map((value, at) => value - along * (direction[at] ?? 0));
  }
  return rest;
}

/** A direction has no sign of its own: its largest part is made positive. */
function upright(vector: Float64Array): Float64Array {
  let largest = 0;
  for (const value of vector) if (Math.abs(value) > Math.abs(largest) + NOTHING) largest = value;
  return largest < 0 ? vector.map((value) => -value) : vector;
}

function unit(vector: Float64Array): Float64Array {
  const length = Math.sqrt(dot(vector, vector));
  return length < NOTHING ? vector.map(() => 0) : vector.map((value) => value / length);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}
