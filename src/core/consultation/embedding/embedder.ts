// The port to whatever turns texts into vectors: a model that a user brings (`connectors/embedder`). Words are counted in any case, in the index;
// the same counting stands behind the port too, to be measured against a model.
import { dot, toUnit } from './dense.ts';
import { featuresOf, type Feature, type Reading } from './features.ts';
import { cosine, vectorOf, weightsFrom, type SparseVector } from './tf-idf.ts';

/** Of length one, or nothing but zeros. Two are compared only when the same embedder made them. */
export type Vector =
  | { readonly kind: 'dense'; readonly values: Float32Array }
  | { readonly kind: 'sparse'; readonly values: SparseVector };

export type Embedder = {
  /** Names the method and, of a model, its file's content: vectors of another id are not comparable. */
  readonly id: string;
  /** Absent: as many as there are features. */
  readonly dimensions: number | undefined;
  /** One vector a text, in order. Deterministic. */
  readonly embed: (texts: readonly string[]) => Promise<readonly Vector[]>;
};

/** Without a model: weights from `corpus`, words and pairs of characters. Needs no model and no network. */
export function tfIdfEmbedder(corpus: readonly string[], reading: Reading): Embedder {
  const weights = weightsFrom(corpus.map((text): readonly Feature[] => featuresOf(text, reading)));
  return {
    id: 'tf-idf',
    dimensions: undefined,
    embed: async (texts) =>
      texts.map((text) => ({ kind: 'sparse', values: vectorOf(featuresOf(text, reading), weights) })),
  };
}

/** Cosine; 0 between vectors of different kinds. */
export function likeness(a: Vector, b: Vector): number {
  if (a.kind === 'dense' && b.kind === 'dense') return dot(toUnit(a.values), toUnit(b.values));
  if (a.kind === 'sparse' && b.kind === 'sparse') return cosine(a.values, b.values);
  return 0;
}

/** Texts' vectors by id, for `sorterFor` and `textIndex`: only a model's, since words are counted there anyway. */
export async function modelVectors(
  embedder: Embedder,
  texts: readonly { readonly id: string; readonly text: string }[],
): Promise<ReadonlyMap<string, Float32Array>> {
  const vectors = await embedder.embed(texts.map(({ text }) => text));
  return new Map(
    texts.flatMap(({ id }, at) => {
      const vector = vectors[at];
      return vector?.kind === 'dense' ? [[id, toUnit(vector.values)] as const] : [];
    }),
  );
}
