// A table over people as the public may see it: no row so small that it tells who spoke, and none that can be worked out.
import type { CoverageRow } from './coverage.ts';

/** Rows of fewer people are shown together. Ours: a figure of one or two in a small place names somebody. */
export const FEWEST_SHOWN = 3;

export type PublicRow = {
  /** Several: shown together. */
  readonly names: readonly string[];
  /** `fewer`: between 1 and `FEWEST_SHOWN` − 1, and there is nothing to put it together with. */
  readonly voices: number | 'fewer';
};

/**
 * Rows of one or two are put together, and while these make fewer than three, the next smallest with them. So all figures still
 * add up to the same whole, and none is found by taking the others from it. Rows of nobody stay: silence is to be seen.
 */
export function publicTable(rows: readonly CoverageRow<string>[]): PublicRow[] {
  const spoken = rows.filter(({ voices }) => voices > 0);
  const together = new Set(spoken.filter(({ voices }) => voices < FEWEST_SHOWN));
  const rest = spoken.filter((row) => !together.has(row)).toSorted((a, b) => a.voices - b.voices);
  while (together.size > 0 && (together.size < 2 || sumOf(together) < FEWEST_SHOWN)) {
    const next = rest.shift();
    if (next === undefined) break;
    together.add(next);
  }
  const joined = rows.filter((row) => together.has(row));
  const sum = sumOf(together);
  const own = rows.filter((row) => !together.has(row)).map(({ name, voices }) => ({ names: [name], voices }));
  if (joined.length === 0) return own;
  return [...own, { names: joined.map(({ name }) => name), voices: sum < FEWEST_SHOWN ? 'fewer' : sum }];
}

function sumOf(rows: Iterable<CoverageRow<string>>): number {
  let sum = 0;
  for (const { voices } of rows) sum += voices;
  return sum;
}
