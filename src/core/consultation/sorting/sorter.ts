// All that is known when a text is to be sorted: labels with their lists, and the texts that people have sorted. Made once for each state of the ledger.
import { featuresOf, type Reading } from '../embedding/features.ts';
import { textIndex, type TextIndex } from '../embedding/text-index.ts';
import { vectorOf } from '../embedding/tf-idf.ts';
import type { Label, SortedText } from './label.ts';
import { wordListsOf, type WordLists } from './word-list.ts';

/**
 * What each kind of evidence may add. Set by hand and round: the sample is far too small to fit them, and other values change little
 * (the bench prints what each source does alone).
 */
export type Shares = {
  readonly list: number;
  readonly about: number;
  readonly earlier: number;
  readonly near: number;
  readonly model: number;
  readonly often: number;
};
export const SHARES: Shares = { list: 1, about: 1, earlier: 1.5, near: 0.5, model: 1, often: 0.1 };

export type SorterInput = {
  readonly labels: readonly Label[];
  /** All texts of the consultation: those without a label only say which words are common. */
  readonly texts: readonly SortedText[];
  readonly reading: Reading;
  /** The same texts, read already; absent: they are read here. */
  readonly index?: TextIndex | undefined;
  /** Vectors of length one that a model made of the same texts, by id; absent without a model. */
  readonly vectors?: ReadonlyMap<string, Float32Array> | undefined;
  readonly shares?: Shares | undefined;
};

/** A number for each feature and each label. */
export type FeatureRows = {
  /** The feature's weight in what each label is about. */
  readonly about: Float64Array;
  /** Its sum over each label's confirmed texts; of no length while nothing is confirmed. */
  readonly earlier: Float64Array;
  /** Where a feature's numbers begin in both; absent: neither a text nor a label has it. */
  readonly at: (key: string) => number | undefined;
};

/** Labels are told by their place in `labels`; texts by their place in the index. */
export type Sorter = {
  readonly labels: readonly Label[];
  readonly index: TextIndex;
  readonly shares: Shares;
  readonly lists: WordLists;
  readonly rows: FeatureRows;
  /** Of each label: its confirmed texts, and the squared length of their sum. */
  readonly counts: Int32Array;
  readonly squares: Float64Array;
  /** Of each text: the label that a person confirmed, −1 for none. */
  readonly labelOf: Int32Array;
  readonly confirmed: number;
};

/** A text whose label is not among `labels` counts as unsorted; of two texts with one id the first stands. */
export function sorterFor(input: SorterInput): Sorter {
  const { labels, reading } = input;
  const index = input.index ?? textIndex(input);
  const { about, at } = aboutRows(labels, index, reading);
  const places = new Map(labels.map(({ id }, place) => [id, place]));
  const labelOf = new Int32Array(index.texts.length).fill(-1);
  for (const { id, label } of input.texts.toReversed()) {
    const text = index.places.get(id);
    if (text !== undefined) labelOf[text] = (label === undefined ? undefined : places.get(label)) ?? -1;
  }
  const earlier = new Float64Array(labelOf.some((label) => label >= 0) ? about.length : 0);
  const counts = new Int32Array(labels.length);
  const squares = new Float64Array(labels.length);
  for (const [text, label] of labelOf.entries()) {
    if (label < 0) continue;
    counts[label] = (counts[label] ?? 0) + 1;
    const { numbers, amounts } = index.texts[text] ?? NO_TEXT;
    for (const [nth, number] of numbers.entries()) {
      const place = number * labels.length + label;
      const [before, weight] = [earlier[place] ?? 0, amounts[nth] ?? 0];
      earlier[place] = before + weight;
      squares[label] = (squares[label] ?? 0) + (before + weight) ** 2 - before ** 2;
    }
  }
  return {
    labels,
    index,
    shares: input.shares ?? SHARES,
    lists: wordListsOf(labels, reading.synonyms),
    rows: { about, earlier, at },
    counts,
    squares,
    labelOf,
    confirmed: counts.reduce((sum, count) => sum + count, 0),
  };
}

const NO_TEXT = { numbers: new Int32Array(), amounts: new Float64Array() };

type AboutRows = Omit<FeatureRows, 'earlier'>;
/** Of the last index that was asked about: it and the labels stay while people confirm. */
const known = new WeakMap<readonly Label[], { readonly index: TextIndex; readonly rows: AboutRows }>();

function aboutRows(labels: readonly Label[], index: TextIndex, reading: Reading): AboutRows {
  const before = known.get(labels);
  if (before?.index === index) return before.rows;
  const rows = makeAboutRows(labels, index, reading);
  known.set(labels, { index, rows });
  return rows;
}

/** Features that only labels have come behind those of the texts. */
function makeAboutRows(labels: readonly Label[], index: TextIndex, reading: Reading): AboutRows {
  const vectors = labels.map(({ about, words }) =>
    vectorOf(featuresOf([about, ...words].join('。'), reading), index.weights),
  );
  const others = new Map<string, number>();
  for (const key of vectors.flatMap((vector) => [...vector.keys()])) {
    if (!index.holders.has(key) && !others.has(key)) others.set(key, index.holders.size + others.size);
  }
  const at = (key: string): number | undefined => {
    const number = index.holders.get(key)?.number ?? others.get(key);
    return number === undefined ? undefined : number * labels.length;
  };
  const about = new Float64Array((index.holders.size + others.size) * labels.length);
  for (const [place, vector] of vectors.entries()) {
    for (const [key, weight] of vector) about[(at(key) ?? 0) + place] = weight;
  }
  return { about, at };
}
