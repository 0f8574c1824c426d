// All texts of one state of a ledger, read once: what they hold, how much each word is worth, and who else holds it. Proposals and similar lists stand on it.
import { featuresOf, type Feature, type Reading } from './features.ts';
import { vectorOf, weightsFrom, type SparseVector, type Weights } from './tf-idf.ts';

export type TextIndexInput = {
  readonly texts: readonly { readonly id: string; readonly text: string }[];
  readonly reading: Reading;
  /** Vectors of length one that a model made of the same texts, by id; absent without a model. */
  readonly vectors?: ReadonlyMap<string, Float32Array> | undefined;
};

export type IndexedText = {
  readonly id: string;
  readonly text: string;
  readonly features: readonly Feature[];
  readonly vector: SparseVector;
  /** The same vector by the numbers of its features in the index, for who asks often. */
  readonly numbers: Int32Array;
  readonly amounts: Float64Array;
  readonly model: Float32Array | undefined;
};

/** Texts that hold a feature, by place, with its weight in each. `number`: of the feature, from 0. */
export type Holders = {
  readonly number: number;
  readonly places: readonly number[];
  readonly weights: readonly number[];
};

export type TextIndex = {
  readonly reading: Reading;
  readonly weights: Weights;
  readonly texts: readonly IndexedText[];
  /** Place in `texts` by id. */
  readonly places: ReadonlyMap<string, number>;
  readonly holders: ReadonlyMap<string, Holders>;
};

/** Of two texts with one id the first stands. */
export function textIndex({ texts, reading, vectors }: TextIndexInput): TextIndex {
  const first = new Map<string, string>();
  for (const { id, text } of texts) if (!first.has(id)) first.set(id, text);
  const read = [...first].map(([id, text]) => ({ id, text, features: featuresOf(text, reading) }));
  const weights = weightsFrom(read.map(({ features }) => features));
  const indexed = read.map((each) => ({
    ...each,
    vector: vectorOf(each.features, weights),
    model: vectors?.get(each.id),
  }));
  const holders = new Map<string, { number: number; places: number[]; weights: number[] }>();
  for (const [place, { vector }] of indexed.entries()) {
    for (const [key, weight] of vector) {
      let held = holders.get(key);
      if (held === undefined) holders.set(key, (held = { number: holders.size, places: [], weights: [] }));
      held.places.push(place);
      held.weights.push(weight);
    }
  }
  const places = new Map(indexed.map(({ id }, place) => [id, place]));
  const numbered = indexed.map((each): IndexedText => ({
    ...each,
    numbers: Int32Array.from(each.vector.keys(), (key) => holders.get(key)?.number ?? 0),
    amounts: Float64Array.from(each.vector.values()),
  }));
  return { reading, weights, texts: numbered, places, holders };
}

/** Cosine of a vector with every text, by place. */
export function likenessToAll(index: TextIndex, vector: SparseVector): Float64Array {
  const likeness = new Float64Array(index.texts.length);
  for (const [key, weight] of vector) {
    const held = index.holders.get(key);
    if (held === undefined) continue;
    const { places, weights } = held;
    for (let at = 0; at < places.length; at += 1) {
      const place = places[at] ?? 0;
      likeness[place] = (likeness[place] ?? 0) + weight * (weights[at] ?? 0);
    }
  }
  return likeness;
}
