// How far a statement is shared by all groups, and which statements are typical of one. Formulae: facts §3.4; the tests are
// the textbook ones for proportions.
import type { VoteRow } from './votes.ts';

/** Votes of one group (or of all) on one statement. `saw`: agreed, disagreed or passed. */
export type Tally = { readonly agreed: number; readonly disagreed: number; readonly saw: number };

/** z of a one-sided test at 90 %. */
export const Z_90 = 1.2816;

/** Votes of the rows on the statement in that column. */
export function tallyOf(rows: readonly VoteRow[], column: number): Tally {
  let [agreed, disagreed, saw] = [0, 0, 0];
  for (const row of rows) {
    const vote = row[column];
    if (vote === undefined) continue;
    saw += 1;
    if (vote === 1) agreed += 1;
    if (vote === -1) disagreed += 1;
  }
  return { agreed, disagreed, saw };
}

/** The chance that the next one of this group agrees: (A + 1) / (S + 2). Nobody asked: one half. */
export function chanceOf(count: number, saw: number): number {
  return (count + 1) / (saw + 2);
}

export type Consensus = {
  /** Product over the groups: the chance that one drawn from each of them all agree. Falls with every group added. */
  readonly product: number;
  /** Geometric mean over the groups: the same order within one vote, comparable between votes with more or fewer groups. */
  readonly mean: number;
};

/** Group-informed consensus: a statement that one group rejects stays low, however large the others are. */
export function consensusOf(tallies: readonly Tally[], side: 'agreed' | 'disagreed'): Consensus {
  const product = tallies.reduce((value, tally) => value * chanceOf(tally[side], tally.saw), 1);
  return { product, mean: tallies.length === 0 ? 1 : product ** (1 / tallies.length) };
}

export type Representative = {
  readonly side: 'agreed' | 'disagreed';
  /** The chance inside the group and among all others. */
  readonly inside: number;
  readonly outside: number;
  /** inside / outside. */
  readonly ratio: number;
  /** Is it more than a coin inside (one proportion); is it more than outside (two proportions). */
  readonly zInside: number;
  readonly zAgainst: number;
};

/** What marks this group out on this statement, where both tests pass at 90 %; the stronger side where both would. */
export function representative(inside: Tally, outside: Tally): Representative | undefined {
  return (['agreed', 'disagreed'] as const)
    .map((side) => compare(side, inside, outside))
    .filter(({ zInside, zAgainst }) => zInside > Z_90 && zAgainst > Z_90)
    .toSorted((a, b) => b.zAgainst - a.zAgainst)[0];
}

function compare(side: 'agreed' | 'disagreed', inside: Tally, outside: Tally): Representative {
  const pIn = chanceOf(inside[side], inside.saw);
  const pOut = chanceOf(outside[side], outside.saw);
  return {
    side,
    inside: pIn,
    outside: pOut,
    ratio: pIn / pOut,
    zInside: zOfOne(inside[side] + 1, inside.saw + 2),
    zAgainst: zOfTwo(inside[side] + 1, inside.saw + 2, outside[side] + 1, outside.saw + 2),
  };
}

/** z of x of n against one half: (x/n − ½) / √(¼ / n). */
export function zOfOne(x: number, n: number): number {
  return (x / n - 0.5) / Math.sqrt(0.25 / n);
}

/** z of x₁ of n₁ against x₂ of n₂, pooled: (p₁ − p₂) / √(p(1 − p)(1/n₁ + 1/n₂)). 0 where nothing varies. */
export function zOfTwo(x1: number, n1: number, x2: number, n2: number): number {
  const pooled = (x1 + x2) / (n1 + n2);
  const width = Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
  return width === 0 ? 0 : (x1 / n1 - x2 / n2) / width;
}
