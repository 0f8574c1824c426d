// The confirmed texts that are nearest to one text: by its words, and by a model's vectors where there is a model.
import { dot } from '../embedding/dense.ts';
import { likenessToAll } from '../embedding/text-index.ts';
import type { SparseVector } from '../embedding/tf-idf.ts';
import type { Sorter } from './sorter.ts';

/** What the nearest texts say for one label. */
export type NearLabel = {
  /** Sum of the likeness of those of the five nearest that carry the label. */
  readonly sum: number;
  /** Id of the nearest of them. */
  readonly like: string;
};

/** By the label's place. */
export type NearLabels = ReadonlyMap<number, NearLabel>;

const NEAREST = 5;

/** By words: cosine over the features they share. `itself` is not its own neighbour. */
export function nearByWords(sorter: Sorter, vector: SparseVector, itself: number | undefined): NearLabels {
  return forLabels(sorter, likenessToAll(sorter.index, vector), itself);
}

/** By a model: how much nearer than the average confirmed text, since the vectors of most models all lie close together. */
export function nearByModel(sorter: Sorter, vector: Float32Array, itself: number | undefined): NearLabels {
  const { texts } = sorter.index;
  const likeness = new Float64Array(texts.length);
  let sum = 0;
  let counted = 0;
  for (const [place, { model }] of texts.entries()) {
    if (model === undefined || (sorter.labelOf[place] ?? -1) < 0 || place === itself) continue;
    likeness[place] = dot(vector, model);
    sum += likeness[place];
    counted += 1;
  }
  if (counted < 2) return new Map();
  const average = sum / counted;
  for (const [place, { model }] of texts.entries()) {
    if (model !== undefined) likeness[place] = (likeness[place] ?? 0) - average;
  }
  return forLabels(sorter, likeness, itself);
}

function forLabels(sorter: Sorter, likeness: Float64Array, itself: number | undefined): NearLabels {
  const best: { readonly place: number; readonly value: number }[] = [];
  let least = 0;
  for (let place = 0; place < likeness.length; place += 1) {
    const value = likeness[place] ?? 0;
    if (value <= least || place === itself || (sorter.labelOf[place] ?? -1) < 0) continue;
    // Few and ordered: put in where it belongs, the earlier text first among equals.
    const at = best.findIndex((other) => value > other.value);
    best.splice(at === -1 ? best.length : at, 0, { place, value });
    if (best.length > NEAREST) best.length = NEAREST;
    if (best.length === NEAREST) least = best.at(-1)?.value ?? 0;
  }
  const sums = new Map<number, NearLabel>();
  for (const { place, value } of best) {
    const label = sorter.labelOf[place] ?? -1;
    const before = sums.get(label);
    const like = before?.like ?? sorter.index.texts[place]?.id ?? '';
    sums.set(label, { sum: (before?.sum ?? 0) + value, like });
  }
  return sums;
}
