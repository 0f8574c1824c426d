// The confirmed texts that are nearest to one text: by its words, and by a model's vectors where there is a model.
import { dot } from '../embedding/dense.ts';
import { likenessToAll, type TextIndex } from '../embedding/text-index.ts';
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
  const close = itself === undefined ? undefined : closestTo(sorter.index, vector, itself);
  const confirmed = close?.filter(({ place }) => (sorter.labelOf[place] ?? -1) >= 0).slice(0, NEAREST);
  if (confirmed?.length === NEAREST) return sumsOf(sorter, confirmed);
  return forLabels(sorter, likenessToAll(sorter.index, vector), itself);
}

type Near = { readonly place: number; readonly value: number };

/** Enough of the closest that five of them are confirmed as soon as a tenth of all texts are. */
const REMEMBERED = 48;
/** Of each index, for each of its texts: it stays while only labels change, as they do with every confirmation. */
const closest = new WeakMap<TextIndex, (readonly Near[] | undefined)[]>();

function closestTo(index: TextIndex, vector: SparseVector, itself: number): readonly Near[] {
  const known = closest.get(index) ?? [];
  closest.set(index, known);
  return (known[itself] ??= mostAlike(likenessToAll(index, vector), REMEMBERED, (place) => place !== itself));
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
  const asked = (place: number): boolean => place !== itself && (sorter.labelOf[place] ?? -1) >= 0;
  return sumsOf(sorter, mostAlike(likeness, NEAREST, asked));
}

/** The best of those asked for, all above nothing; the earlier text first among equals. */
function mostAlike(likeness: Float64Array, most: number, asked: (place: number) => boolean): readonly Near[] {
  const best: Near[] = [];
  let least = 0;
  for (let place = 0; place < likeness.length; place += 1) {
    const value = likeness[place] ?? 0;
    if (value <= least || !asked(place)) continue;
    // Few and ordered: put in where it belongs.
    const at = best.findIndex((other) => value > other.value);
    best.splice(at === -1 ? best.length : at, 0, { place, value });
    if (best.length > most) best.length = most;
    if (best.length === most) least = best.at(-1)?.value ?? 0;
  }
  return best;
}

function sumsOf(sorter: Sorter, best: readonly Near[]): NearLabels {
  const sums = new Map<number, NearLabel>();
  for (const { place, value } of best) {
    const label = sorter.labelOf[place] ?? -1;
    const before = sums.get(label);
    const like = before?.like ?? sorter.index.texts[place]?.id ?? '';
    sums.set(label, { sum: (before?.sum ?? 0) + value, like });
  }
  return sums;
}
