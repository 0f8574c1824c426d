// Weights of features from the texts at hand: what stands in few texts says more (tf-idf, smoothed), and vectors of length one.
import type { Feature } from './features.ts';

/** Sparse, of length one (or empty): key of the feature → weight. */
export type SparseVector = ReadonlyMap<string, number>;

/** Says how much a feature is worth, from how many of the texts hold it. */
export type Weights = {
  readonly texts: number;
  readonly of: (key: string) => number;
};

/** ln((1 + texts) / (1 + texts that hold it)) + 1: never zero, so that a small body of texts still compares. */
export function weightsFrom(texts: readonly (readonly Feature[])[]): Weights {
  const holding = new Map<string, number>();
  for (const features of texts) {
    for (const { key } of features) holding.set(key, (holding.get(key) ?? 0) + 1);
  }
  return {
    texts: texts.length,
    of: (key) => Math.log((1 + texts.length) / (1 + (holding.get(key) ?? 0))) + 1,
  };
}

/** (1 + ln times) × weight, scaled to length one. */
export function vectorOf(features: readonly Feature[], weights: Weights): SparseVector {
  const vector = new Map(
    features.map(({ key, times }) => [key, (1 + Math.log(times)) * weights.of(key)] as const),
  );
  return unit(vector);
}

/** Cosine of two vectors of length one: 0 to 1. */
export function cosine(a: SparseVector, b: SparseVector): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [key, value] of small) sum += value * (large.get(key) ?? 0);
  return sum;
}

function unit(vector: ReadonlyMap<string, number>): SparseVector {
  let squares = 0;
  for (const value of vector.values()) squares += value * value;
  if (squares === 0) return new Map();
  const length = Math.sqrt(squares);
  return new Map([...vector].map(([key, value]) => [key, value / length]));
}
