// Near copies: proposals for a person, with the effect of a threshold shown before it is applied. At the size of a city every pair is
// looked at, so nothing at or above the threshold is missed. A threshold finds copying, never the same demand in other words.
import { bigramCodes } from '../text/bigrams.ts';
import { normalise } from '../text/normalise.ts';
import { bitsApart, simHash } from './similarity.ts';
import type { NamedText } from './same-text.ts';
import {
  cautions,
  differences,
  tellingOf,
  type Caution,
  type Difference,
  type Telling,
} from './what-differs.ts';

/** One later text as a near copy of one earlier text. */
export type NearCopy<Id> = {
  readonly original: Id;
  readonly copy: Id;
  /** Bigram Jaccard, 0 to 1; at least the threshold. */
  readonly similarity: number;
  /** Bits of 64 in which their SimHashes differ: shown beside it, decides nothing. */
  readonly bits: number;
  readonly differs: readonly Difference[];
  readonly cautions: readonly Caution[];
};

/** What applying a threshold would do: so many submissions join so many originals; `doubtful` of them differ in a figure or a stance. */
export type ThresholdEffect = {
  readonly threshold: number;
  readonly submissions: number;
  readonly groups: number;
  readonly doubtful: number;
};

/**
 * For each text, in order of reception, the earlier original it is most like (the earliest of equals), when that is at least `threshold`.
 * A text that is a near copy is no original for others, so every proposal is true of its own two texts.
 */
export function nearCopies<Id>(texts: readonly NamedText<Id>[], threshold: number): readonly NearCopy<Id>[] {
  const keys = keysOf(texts);
  return joins(allPairs(keys, threshold), threshold).flatMap(({ earlier, later, similarity }) => {
    const [a, b] = [keys[earlier], keys[later]];
    const [original, copy] = [texts[earlier], texts[later]];
    if (a === undefined || b === undefined || original === undefined || copy === undefined) return [];
    return [
      {
        original: original.id,
        copy: copy.id,
        similarity,
        bits: bitsApart(simHash(a.codes), simHash(b.codes)),
        differs: differences(a.key, b.key),
        cautions: cautions(a.telling, b.telling),
      },
    ];
  });
}

/** What {@link nearCopies} would propose at each threshold, counted. */
export function thresholdEffect<Id>(
  texts: readonly NamedText<Id>[],
  thresholds: readonly number[],
): readonly ThresholdEffect[] {
  const keys = keysOf(texts);
  const pairs = allPairs(keys, Math.min(...thresholds));
  return thresholds.map((threshold) => {
    const joined = joins(pairs, threshold);
    const doubtful = joined.filter(({ earlier, later }) => {
      const [a, b] = [keys[earlier]?.telling, keys[later]?.telling];
      return a !== undefined && b !== undefined && cautions(a, b).length > 0;
    });
    return {
      threshold,
      submissions: joined.length,
      groups: new Set(joined.map(({ earlier }) => earlier)).size,
      doubtful: doubtful.length,
    };
  });
}

type Key = { readonly key: string; readonly codes: Uint32Array; readonly telling: Telling };
type Pair = { readonly earlier: number; readonly later: number; readonly similarity: number };

function keysOf(texts: readonly NamedText<unknown>[]): readonly Key[] {
  return texts.map(({ text }) => {
    const key = normalise(text);
    return { key, codes: bigramCodes(key), telling: tellingOf(key) };
  });
}

/** By the later text; of one later text in order of the earlier. Counted through the bigrams they share. */
function allPairs(keys: readonly Key[], threshold: number): readonly (readonly Pair[])[] {
  const holders = new Map<number, number[]>();
  const both = new Int32Array(keys.length);
  return keys.map(({ codes }, later) => {
    both.fill(0, 0, later);
    for (const code of codes) {
      const before = holders.get(code);
      if (before === undefined) {
        holders.set(code, [later]);
        continue;
      }
      for (const earlier of before) both[earlier] = (both[earlier] ?? 0) + 1;
      before.push(later);
    }
    const pairs: Pair[] = [];
    for (let earlier = 0; earlier < later; earlier += 1) {
      const count = both[earlier] ?? 0;
      if (count === 0) continue;
      const similarity = count / (codes.length + (keys[earlier]?.codes.length ?? 0) - count);
      if (similarity >= threshold) pairs.push({ earlier, later, similarity });
    }
    return pairs;
  });
}

function joins(pairs: readonly (readonly Pair[])[], threshold: number): readonly Pair[] {
  const joined = new Set<number>();
  return pairs.flatMap((ofOne, later) => {
    let best: Pair | undefined;
    for (const pair of ofOne) {
      if (joined.has(pair.earlier) || pair.similarity < threshold) continue;
      if (best === undefined || pair.similarity > best.similarity) best = pair;
    }
    if (best === undefined) return [];
    joined.add(later);
    return [best];
  });
}
