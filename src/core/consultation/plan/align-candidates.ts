// Pairs of clauses that have words in common, the likest first.
import type { ClauseKind } from './plan.ts';
import { bigramsOf, type Bigrams } from './similarity.ts';

export type Candidate = {
  readonly kind: ClauseKind;
  readonly no: string | undefined;
  readonly text: string;
  readonly at: number;
};

export type Pair = {
  readonly old: number;
  readonly fresh: number;
  /** Of the words alone, 0–1. */
  readonly likeness: number;
  /** With what number and kind add or take away. */
  readonly score: number;
};

/** A pair of characters that stands in so many clauses says nothing about one of them. */
const COMMON = 60;
const SAME_NUMBER = 0.05;
const OTHER_KIND = 0.15;
/** Of each clause the best few are looked at. */
const KEPT = 4;
const LEAST = 0.2;
const ROWS: readonly ClauseKind[] = ['indicator', 'project'];

/** Ordered by score; of equal ones by place. Rows of tables are only paired with rows of the same kind. */
export function candidates(old: readonly Candidate[], fresh: readonly Candidate[]): readonly Pair[] {
  const olds = old.map((clause) => ({ ...clause, words: bigramsOf(clause.text) }));
  const index = new Map<string, number[]>();
  olds.forEach(({ words }, i) => {
    for (const pair of words.counts.keys()) {
      const list = index.get(pair);
      if (list) list.push(i);
      else index.set(pair, [i]);
    }
  });
  const pairs = fresh.flatMap((clause) => {
    const words = bigramsOf(clause.text);
    const scored = [...overlaps(words, index, olds)].flatMap(([i, shared]): Pair[] => {
      const other = olds[i];
      if (!other || (other.kind !== clause.kind && (isRow(other.kind) || isRow(clause.kind)))) return [];
      const likeness = (2 * shared) / Math.max(1, words.total + other.words.total);
      const score =
        likeness +
        (other.no !== undefined && other.no === clause.no ? SAME_NUMBER : 0) -
        (other.kind === clause.kind ? 0 : OTHER_KIND);
      return score < LEAST ? [] : [{ old: other.at, fresh: clause.at, likeness, score }];
    });
    return scored.toSorted(likestFirst).slice(0, KEPT);
  });
  return pairs.toSorted(likestFirst);
}

function isRow(kind: ClauseKind): boolean {
  return ROWS.includes(kind);
}

function likestFirst(a: Pair, b: Pair): number {
  return b.score - a.score || a.fresh - b.fresh || a.old - b.old;
}

/** Shared pairs of characters with every old clause that has one which is not too common. */
function overlaps(
  words: Bigrams,
  index: ReadonlyMap<string, readonly number[]>,
  olds: readonly { readonly words: Bigrams }[],
): ReadonlyMap<number, number> {
  const near = new Set<number>();
  for (const pair of words.counts.keys()) {
    const list = index.get(pair) ?? [];
    if (list.length <= COMMON) for (const i of list) near.add(i);
  }
  const shared = new Map<number, number>();
  for (const i of near) {
    const other = olds[i];
    if (!other) continue;
    let count = 0;
    for (const [pair, times] of words.counts) count += Math.min(times, other.words.counts.get(pair) ?? 0);
    shared.set(i, count);
  }
  return shared;
}
