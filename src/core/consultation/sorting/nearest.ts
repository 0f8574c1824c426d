// The confirmed texts that are nearest to one text: by its words, and by a model's vectors where there is a model.
import { dot } from '../embedding/dense.ts';
import type { SparseVector } from '../embedding/tf-idf.ts';
import type { Sorter } from './sorter.ts';

/** What the nearest texts say for one label. */
export type NearLabel = {
  /** Sum of the likeness of those of the five nearest that carry the label. */
  readonly sum: number;
  /** Id of the nearest of them. */
  readonly like: string;
};

const NEAREST = 5;

/** By words: cosine over the features they share. `itself` is not its own neighbour. */
export function nearByWords(
  sorter: Sorter,
  vector: SparseVector,
  itself: number | undefined,
): ReadonlyMap<string, NearLabel> {
  const likeness = new Float64Array(sorter.texts.length);
  for (const [key, weight] of vector) {
    for (const holder of sorter.holders.get(key) ?? []) {
      likeness[holder.place] = (likeness[holder.place] ?? 0) + weight * holder.weight;
    }
  }
  return forLabels(sorter, likeness, itself);
}

/** By a model: how much nearer than the average confirmed text, since the vectors of most models all lie close together. */
export function nearByModel(
  sorter: Sorter,
  vector: Float32Array,
  itself: number | undefined,
): ReadonlyMap<string, NearLabel> {
  const likeness = new Float64Array(sorter.texts.length);
  let sum = 0;
  let counted = 0;
  for (const [place, { model, label }] of sorter.texts.entries()) {
    if (model === undefined || label === undefined || place === itself) continue;
    likeness[place] = dot(vector, model);
    sum += likeness[place];
    counted += 1;
  }
  if (counted < 2) return new Map();
  const average = sum / counted;
  for (const [place, { model }] of sorter.texts.entries()) {
    if (model !== undefined) likeness[place] = (likeness[place] ?? 0) - average;
  }
  return forLabels(sorter, likeness, itself);
}

function forLabels(
  sorter: Sorter,
  likeness: Float64Array,
  itself: number | undefined,
): ReadonlyMap<string, NearLabel> {
  const best: { readonly place: number; readonly value: number }[] = [];
  for (const [place, { label }] of sorter.texts.entries()) {
    const value = likeness[place] ?? 0;
    if (label === undefined || place === itself || value <= 0) continue;
    // Few and ordered: put in where it belongs, the earlier text first among equals.
    const at = best.findIndex((other) => value > other.value);
    if (at === -1) best.push({ place, value });
    else best.splice(at, 0, { place, value });
    best.length = Math.min(best.length, NEAREST);
  }
  const sums = new Map<string, NearLabel>();
  for (const { place, value } of best) {
    const text = sorter.texts[place];
    if (text?.label === undefined) continue;
    const before = sums.get(text.label);
    sums.set(text.label, { sum: (before?.sum ?? 0) + value, like: before?.like ?? text.id });
  }
  return sums;
}
