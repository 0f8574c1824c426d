// Near copies: proposals for a person, with the effect of a threshold shown before it is applied. At the size of a city no
// pair at or above the threshold is missed. A threshold finds copying, never the same demand in other words.
import { bigramCodes } from '../text/bigrams.ts';
import { normalise } from '../text/normalise.ts';
import { bitsApart, simHash } from './similarity.ts';
import { joins, type Pair } from './near-pairs.ts';
import { rarestFirst } from './rarest-first.ts';
import type { NamedText, ReadText } from './same-text.ts';
import { cautions, differences, tellingOf, type Caution, type Difference } from './what-differs.ts';

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

/** All near copies among some texts, at several thresholds. */
export type NearCopies<Id> = {
  /** In the order the thresholds were given. */
  readonly effects: readonly ThresholdEffect[];
  /** How many proposals a threshold gives, and some of them by their place; what differs is looked for only in those. */
  readonly at: (threshold: number) => {
    readonly count: number;
    readonly some: (from: number, to: number) => readonly NearCopy<Id>[];
  };
};

/**
 * For each text, in order of reception, the earlier original it is most like (the earliest of equals), when that is at least the threshold.
 * A text that is a near copy is no original for others, so every proposal is true of its own two texts. Texts that were read before may be given as such.
 */
export function findNearCopies<Id>(
  texts: readonly NamedText<Id>[],
  thresholds: readonly number[],
): NearCopies<Id> {
  const read = texts.map((each) => each.read ?? readText(each.text));
  const ascending = thresholds.toSorted((a, b) => a - b);
  const found = joins(rarestFirst(read.map(({ codes }) => codes)), ascending);
  const pairsAt = (threshold: number): readonly Pair[] => found[ascending.indexOf(threshold)] ?? [];
  const cautionsOf = ({ earlier, later }: Pair): readonly Caution[] => {
    const [a, b] = [read[earlier], read[later]];
    return a === undefined || b === undefined ? [] : cautions(a.telling, b.telling);
  };
  const shown = (pair: Pair): readonly NearCopy<Id>[] => {
    const [a, b] = [read[pair.earlier], read[pair.later]];
    const [original, copy] = [texts[pair.earlier], texts[pair.later]];
    if (a === undefined || b === undefined || original === undefined || copy === undefined) return [];
    return [
      {
        original: original.id,
        copy: copy.id,
        similarity: pair.similarity,
        bits: bitsApart(simHash(a.codes), simHash(b.codes)),
        differs: differences(a.key, b.key),
        cautions: cautionsOf(pair),
      },
    ];
  };
  return {
    effects: thresholds.map((threshold) => {
      const pairs = pairsAt(threshold);
      return {
        threshold,
        submissions: pairs.length,
        groups: new Set(pairs.map(({ earlier }) => earlier)).size,
        doubtful: pairs.filter((pair) => cautionsOf(pair).length > 0).length,
      };
    }),
    at: (threshold) => {
      const pairs = pairsAt(threshold);
      return { count: pairs.length, some: (from, to) => pairs.slice(from, to).flatMap(shown) };
    },
  };
}

/**
 * How like two long texts are is said of so many characters of each, so that a thousand of the longest take no seconds. Figures, words for or against, and what differs
 * are looked for in the whole.
 */
export const COMPARED = 1000;

/** A text as it is compared: read once, kept by whoever compares it often. */
export function readText(text: string): ReadText {
  const key = normalise(text);
  return { key, codes: bigramCodes(key.slice(0, COMPARED)), telling: tellingOf(key) };
}
