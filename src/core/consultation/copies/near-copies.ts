// Near copies: proposals for a person, with the effect of a threshold shown before it is applied. At the size of a city no
// pair at or above the threshold is missed. A threshold finds copying, never the same demand in other words.
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
  return joins(keys, threshold).flatMap(({ earlier, later, similarity }) => {
    const [a, b] = [keys[earlier], keys[later]];
    const [original, copy] = [texts[earlier], texts[later]];
    if (a === undefined || b === undefined || original === undefined || copy === undefined) return [];
    return [
      {
        original: original.id,
        copy: copy.id,
        similarity,
        bits: bitsApart(simHash(bigramCodes(a.key)), simHash(bigramCodes(b.key))),
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
  return thresholds.map((threshold) => {
    const joined = joins(keys, threshold);
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

type Key = {
  readonly key: string;
  /** Its different bigrams, numbered over all texts, the rarest first. */
  readonly grams: Uint32Array;
  readonly telling: Telling;
};
type Pair = { readonly earlier: number; readonly later: number; readonly similarity: number };

function keysOf(texts: readonly NamedText<unknown>[]): readonly Key[] {
  const read = texts.map(({ text }) => {
    const key = normalise(text);
    return { key, codes: bigramCodes(key) };
  });
  const holders = new Map<number, number>();
  for (const { codes } of read) for (const code of codes) holders.set(code, (holders.get(code) ?? 0) + 1);
  const places = new Map(
    [...holders].toSorted(([a, m], [b, n]) => m - n || a - b).map(([code], place) => [code, place]),
  );
  return read.map(({ key, codes }) => ({
    key,
    grams: codes.map((code) => places.get(code) ?? 0).toSorted(),
    telling: tellingOf(key),
  }));
}

/**
 * Each text to the original it is most like. Two sets that agree to `threshold` must meet in one of their first few rarest members
 * (Chaudhuri, Ganti, Kaushik 2006), so only originals that do are measured: nothing is missed.
 */
function joins(keys: readonly Key[], threshold: number): readonly Pair[] {
  const meeting: (number[] | undefined)[] = [];
  const asked = new Int32Array(keys.length);
  return keys.flatMap(({ grams }, later) => {
    const first = grams.subarray(0, grams.length - Math.ceil(threshold * grams.length - SLACK) + 1);
    let best: Pair | undefined;
    for (const gram of first) {
      for (const earlier of meeting[gram] ?? []) {
        if (asked[earlier] === later) continue;
        asked[earlier] = later;
        const other = keys[earlier]?.grams ?? grams;
        if (Math.min(other.length, grams.length) < threshold * Math.max(other.length, grams.length) - SLACK)
          continue;
        const similarity = similarityFrom(threshold, other, grams);
        if (similarity < (best?.similarity ?? threshold)) continue;
        if (similarity === best?.similarity && best.earlier < earlier) continue;
        best = { earlier, later, similarity };
      }
    }
    if (best !== undefined) return [best];
    for (const gram of first) {
      const holders = meeting[gram];
      if (holders === undefined) meeting[gram] = [later];
      else holders.push(later);
    }
    return [];
  });
}

/** What a figure may be off by when it was divided. */
const SLACK = 1e-9;

/** Jaccard where it reaches the threshold; else less, without looking to the end. */
function similarityFrom(threshold: number, a: Uint32Array, b: Uint32Array): number {
  const needed = (threshold / (1 + threshold)) * (a.length + b.length) - SLACK;
  let both = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (both + Math.min(a.length - i, b.length - j) < needed) return 0;
    const x = a[i] ?? 0;
    const y = b[j] ?? 0;
    if (x === y) both += 1;
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  return both / (a.length + b.length - both);
}
