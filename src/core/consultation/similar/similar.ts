// Opinions like this one, as a ranked list that a person looks at. Not a threshold: different words for the same wish share too little for one (facts §3.1).
import { dot } from '../embedding/dense.ts';
import { featuresOf, type Feature } from '../embedding/features.ts';
import { likenessToAll, type IndexedText, type TextIndex } from '../embedding/text-index.ts';
import { vectorOf, type SparseVector } from '../embedding/tf-idf.ts';

export type SimilarText = {
  readonly id: string;
  /** 0 to 1 without a model: cosine over words, pairs of characters and synonyms. Comparable within one list alone. */
  readonly score: number;
  /** What both texts share, heaviest first, at most five: as it stands in the text asked for, in plain script. */
  readonly shared: readonly string[];
};

const MOST_SHARED = 5;
/** Like the share of a model in sorting: as much again as the words, counted from the average. */
const MODEL_SHARE = 1;

/**
 * The texts most like the one asked for, best first, equals in the order of the index; itself and those that share nothing are not among them. `id`: a text of
 * the index; `leave`: ids that need no proposing (they are in the same demand already).
 */
export function similarTo(
  index: TextIndex,
  asked: { readonly id: string } | { readonly text: string; readonly model?: Float32Array | undefined },
  { most = 10, leave = new Set() }: { readonly most?: number; readonly leave?: ReadonlySet<string> } = {},
): readonly SimilarText[] {
  const place = 'id' in asked ? index.places.get(asked.id) : undefined;
  const own = place === undefined ? undefined : index.texts[place];
  if (own === undefined && 'id' in asked) return [];
  const features = own?.features ?? ('text' in asked ? featuresOf(asked.text, index.reading) : []);
  const vector = own?.vector ?? vectorOf(features, index.weights);
  const likeness = likenessToAll(index, vector);
  const model = own === undefined ? ('model' in asked ? asked.model : undefined) : own.model;
  if (model !== undefined) addModel(index, likeness, { model, itself: place });
  return index.texts
    .flatMap(({ id }, at) => {
      const score = likeness[at] ?? 0;
      return at === place || score <= 0 || leave.has(id) ? [] : [{ at, id, score }];
    })
    .toSorted((a, b) => b.score - a.score || a.at - b.at)
    .slice(0, most)
    .map(({ at, id, score }) => ({ id, score, shared: sharedWords(features, vector, index.texts[at]) }));
}

/** How much nearer than the average text, since the vectors of most models all lie close together. */
function addModel(
  index: TextIndex,
  likeness: Float64Array,
  { model, itself }: { readonly model: Float32Array; readonly itself: number | undefined },
): void {
  const near = index.texts.map((text, at) =>
    text.model === undefined || at === itself ? undefined : dot(model, text.model),
  );
  const counted = near.filter((value) => value !== undefined);
  if (counted.length < 2) return;
  const average = counted.reduce((sum, value) => sum + value, 0) / counted.length;
  for (const [at, value] of near.entries()) {
    if (value !== undefined) likeness[at] = (likeness[at] ?? 0) + MODEL_SHARE * (value - average);
  }
}

function sharedWords(
  features: readonly Feature[],
  vector: SparseVector,
  other: IndexedText | undefined,
): readonly string[] {
  const heaviest = features
    .flatMap(({ key, shown }) => {
      const weight = (vector.get(key) ?? 0) * (other?.vector.get(key) ?? 0);
      return weight > 0 && shown !== '' ? [{ shown, weight }] : [];
    })
    .toSorted((a, b) => b.shown.length - a.shown.length || b.weight - a.weight);
  const kept: { readonly shown: string; weight: number }[] = [];
  for (const each of heaviest) {
    const holder = kept.find(({ shown }) => shown.includes(each.shown));
    if (holder === undefined) kept.push({ ...each });
    else holder.weight += each.weight;
  }
  return kept
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, MOST_SHARED)
    .map(({ shown }) => shown);
}
