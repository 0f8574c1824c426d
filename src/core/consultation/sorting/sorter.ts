// All that is known when a text is to be sorted: labels with their lists, and the texts that people have sorted. Made once for each state of the ledger.
import { featuresOf, type Feature, type Reading } from '../embedding/features.ts';
import { vectorOf, weightsFrom, type SparseVector, type Weights } from '../embedding/tf-idf.ts';
import { addTo, emptyCentre, type Centre } from './centre.ts';
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
  /** Vectors of length one that a model made of the same texts, by id; absent without a model. */
  readonly vectors?: ReadonlyMap<string, Float32Array> | undefined;
  readonly shares?: Shares | undefined;
};

export type KnownText = {
  readonly id: string;
  readonly text: string;
  readonly features: readonly Feature[];
  readonly vector: SparseVector;
  readonly model: Float32Array | undefined;
  /** Confirmed, and one of the sorter's labels. */
  readonly label: string | undefined;
};

export type Sorter = {
  readonly labels: readonly Label[];
  readonly texts: readonly KnownText[];
  /** Place in `texts` by id. */
  readonly places: ReadonlyMap<string, number>;
  readonly reading: Reading;
  readonly shares: Shares;
  readonly weights: Weights;
  readonly lists: WordLists;
  readonly about: ReadonlyMap<string, SparseVector>;
  readonly centres: ReadonlyMap<string, Centre>;
  /** Feature → the confirmed texts that hold it, by place: for the nearest ones. */
  readonly holders: ReadonlyMap<string, readonly Holder[]>;
  readonly confirmed: number;
};

export type Holder = { readonly place: number; readonly weight: number };

/** Reads every text once. A text whose label is not among `labels` counts as unsorted; of two texts with one id the first stands. */
export function sorterFor(input: SorterInput): Sorter {
  const { labels, reading } = input;
  const described = labels.map(({ id, words, about }) => ({
    id,
    features: featuresOf([about, ...words].join('。'), reading),
  }));
  const read = firstOfEach(input.texts).map((text) => ({
    ...text,
    features: featuresOf(text.text, reading),
  }));
  const weights = weightsFrom([...read, ...described].map(({ features }) => features));
  const known = new Set(labels.map(({ id }) => id));
  const texts = read.map(({ id, text, features, label }): KnownText => ({
    id,
    text,
    features,
    vector: vectorOf(features, weights),
    model: input.vectors?.get(id),
    label: label !== undefined && known.has(label) ? label : undefined,
  }));
  return {
    labels,
    texts,
    places: new Map(texts.map(({ id }, place) => [id, place])),
    reading,
    shares: input.shares ?? SHARES,
    weights,
    lists: wordListsOf(labels, reading.synonyms),
    about: new Map(described.map(({ id, features }) => [id, vectorOf(features, weights)])),
    ...learned(texts, labels),
  };
}

/** What confirmed work teaches; nothing else does. */
function learned(
  texts: readonly KnownText[],
  labels: readonly Label[],
): Pick<Sorter, 'centres' | 'holders' | 'confirmed'> {
  const centres = new Map(labels.map(({ id }) => [id, emptyCentre()]));
  const holders = new Map<string, Holder[]>();
  let confirmed = 0;
  for (const [place, { vector, label }] of texts.entries()) {
    const centre = label === undefined ? undefined : centres.get(label);
    if (centre === undefined) continue;
    confirmed += 1;
    addTo(centre, vector);
    for (const [key, weight] of vector) {
      const list = holders.get(key);
      if (list === undefined) holders.set(key, [{ place, weight }]);
      else list.push({ place, weight });
    }
  }
  return { centres, holders, confirmed };
}

function firstOfEach(texts: readonly SortedText[]): readonly SortedText[] {
  const seen = new Map<string, SortedText>();
  for (const text of texts) if (!seen.has(text.id)) seen.set(text.id, text);
  return [...seen.values()];
}
