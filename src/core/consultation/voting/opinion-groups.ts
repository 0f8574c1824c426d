// Groups of participants who vote alike: found only where the votes separate better than the same votes dealt out by chance.
import { placeRows } from './components.ts';
import { foldBases, nearGroups, silhouette, weightOf, type Base } from './near-points.ts';
import { seededNumbers, shuffled } from './seeded.ts';
import type { Vote, VoteRow } from './votes.ts';

export type OpinionGroups =
  | {
      readonly found: true;
      /** Of each row of the table, 0 the largest group. */
      readonly groupOf: readonly number[];
      readonly sizes: readonly number[];
      readonly silhouette: number;
      /** The best that chance reached. */
      readonly chance: number;
    }
  | { readonly found: false; readonly reason: NoGroups };

/** Why there are none: too few people or statements to look; all vote alike; chance separates as well. */
export const NO_GROUPS = ['too-few', 'all-alike', 'nothing-separates'] as const;
export type NoGroups = (typeof NO_GROUPS)[number];

/** With fewer people or statements a group is an accident. Ours. */
export const FEWEST_PEOPLE = 10;
const FEWEST_STATEMENTS = 3;
/** Groups of one or two would show what a single person voted. Ours. */
export const SMALLEST_GROUP = 3;
/** More places than these are folded first (facts §3.4). */
const MOST_BASES = 100;
const MOST_GROUPS = 5;
/** Votes dealt out anew this often: to beat all of them has a chance of 1 in 20 where there is nothing. */
export const DEALS = 19;
const DEAL_SEED = 41;

/** Which participants vote alike. The same table gives the same answer, whoever the rows are. */
export function findGroups(rows: readonly VoteRow[]): OpinionGroups {
  const statements = rows[0]?.length ?? 0;
  if (rows.length < FEWEST_PEOPLE || statements < FEWEST_STATEMENTS)
    return { found: false, reason: 'too-few' };
  const best = separate(rows);
  if (best === 'alike') return { found: false, reason: 'all-alike' };
  if (best === undefined) return { found: false, reason: 'nothing-separates' };
  const chance = bestOfChance(rows, best.silhouette);
  if (chance === undefined) return { found: false, reason: 'nothing-separates' };
  return { found: true, ...largestFirst(best.places), silhouette: best.silhouette, chance };
}

type Separation = { readonly places: readonly number[]; readonly silhouette: number };

function separate(rows: readonly VoteRow[]): Separation | 'alike' | undefined {
  const { bases: places, of: placeOf } = distinctPlaces(rows);
  if (places.length < 2) return 'alike';
  const { bases, of } = foldBases(places, MOST_BASES);
  const most = Math.min(MOST_GROUPS, 2 + Math.floor(bases.length / 12));
  let best: Separation | undefined;
  for (let k = 2; k <= Math.min(most, bases.length); k += 1) {
    const groups = nearGroups(bases, k);
    const sizes = Array.from({ length: k }, (_, group) => weightOf(bases, groups, group));
    if (sizes.some((size) => size < SMALLEST_GROUP)) continue;
    const quality = silhouette(bases, groups, k);
    if (best !== undefined && quality <= best.silhouette + 1e-9) continue;
    best = { places: placeOf.map((at) => groups[of[at] ?? 0] ?? 0), silhouette: quality };
  }
  return best;
}

/** Those who voted exactly alike stand at one place. */
function distinctPlaces(rows: readonly VoteRow[]): { bases: Base[]; of: number[] } {
  const nth = new Map<string, number>();
  const bases: Base[] = [];
  const of = placeRows(rows).map(({ x, y }) => {
    const key = `${x.toFixed(9)} ${y.toFixed(9)}`;
    const at = nth.get(key) ?? bases.length;
    nth.set(key, at);
    bases[at] = { x, y, weight: (bases[at]?.weight ?? 0) + 1 };
    return at;
  });
  return { bases, of };
}

/**
 * The best separation of votes that say nothing: on each statement the votes cast are dealt out anew among those who cast one,
 * so that shares and gaps stay and only who-goes-with-whom is lost. Undefined as soon as chance does as well.
 */
function bestOfChance(rows: readonly VoteRow[], reached: number): number | undefined {
  const next = seededNumbers(DEAL_SEED);
  let best = -1;
  for (let deal = 0; deal < DEALS; deal += 1) {
    const dealt = separate(dealAnew(rows, next));
    if (dealt === undefined || dealt === 'alike') continue;
    if (dealt.silhouette >= reached) return undefined;
    best = Math.max(best, dealt.silhouette);
  }
  return best;
}

function dealAnew(rows: readonly VoteRow[], next: () => number): VoteRow[] {
  const dealt = rows.map((row): (Vote | undefined)[] => [...row]);
  for (const [at] of (rows[0] ?? []).entries()) {
    const cast = rows.flatMap((row, index) => (row[at] === undefined ? [] : [index]));
    const votes = shuffled(
      cast.map((index) => rows[index]?.[at] ?? 0),
      next,
    );
    for (const [nth, index] of cast.entries()) {
      const row = dealt[index];
      if (row !== undefined) row[at] = votes[nth];
    }
  }
  return dealt;
}

/** Numbered by size; of two equally large ones the group of the first row goes first. */
function largestFirst(places: readonly number[]): { groupOf: number[]; sizes: number[] } {
  const sizes = new Map<number, number>();
  for (const place of places) sizes.set(place, (sizes.get(place) ?? 0) + 1);
  const order = [...sizes].toSorted(([, a], [, b]) => b - a);
  const nth = new Map(order.map(([place], at) => [place, at]));
  return { groupOf: places.map((place) => nth.get(place) ?? 0), sizes: order.map(([, size]) => size) };
}
