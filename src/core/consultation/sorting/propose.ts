// Three proposals for a text, each with the words that led to it. It proposes; a person decides. Same texts and lists, same proposals: no clock, no chance.
import { featuresOf, type Feature } from '../embedding/features.ts';
import type { IndexedText } from '../embedding/text-index.ts';
import { vectorOf, type SparseVector } from '../embedding/tf-idf.ts';
import { plainScript } from '../text/script.ts';
import type { Evidence, EvidenceSource, Label, Proposal } from './label.ts';
import { nearByModel, nearByWords, type NearLabels } from './nearest.ts';
import type { Sorter } from './sorter.ts';
import { listedInKnown } from './word-list.ts';

/** `id`: the text is one of the sorter's own. `model`: what the model made of a text that is not. */
export type Asked = {
  readonly id?: string | undefined;
  readonly text: string;
  readonly model?: Float32Array | undefined;
};

export type RankedLabel = { readonly label: Label; readonly score: number };

const MOST_EVIDENCE = 6;
/** Where half of what a list can say is reached: two plain words. */
const LIST_HALF = 2;
/** A word that added less is noise to a reader. */
const LEAST_WEIGHT = 0.004;

/**
 * The best labels for a text, best first; equal scores in the order of the labels. What was confirmed for the text itself is left out, so that a proposal
 * never repeats the answer it was given.
 */
export function propose(sorter: Sorter, asked: Asked, most = 3): readonly Proposal[] {
  const reading = read(sorter, asked);
  return ranked(sorter, reading)
    .slice(0, most)
    .map((each) => ({
      label: each.label.id,
      score: each.score,
      evidence: evidenceOf(sorter, reading, each),
    }));
}

/** All labels, best first: `propose` without the words, for measuring. */
export function rankLabels(sorter: Sorter, asked: Asked): readonly RankedLabel[] {
  return ranked(sorter, read(sorter, asked));
}

type Read = {
  readonly plain: string;
  readonly features: readonly Feature[];
  readonly vector: SparseVector;
  readonly own: IndexedText | undefined;
  /** Place of the label that was confirmed for the text itself; −1 for none. */
  readonly ownLabel: number;
  readonly near: NearLabels;
  readonly model: NearLabels;
};

/** What each source adds for one label. */
type Parts = {
  readonly listed: readonly Evidence[];
  readonly list: number;
  readonly about: number;
  readonly earlier: number;
  readonly near: number;
  readonly model: number;
  readonly often: number;
};
type Rated = RankedLabel & { readonly place: number; readonly parts: Parts };

function read(sorter: Sorter, asked: Asked): Read {
  const { index } = sorter;
  const place = asked.id === undefined ? undefined : index.places.get(asked.id);
  const own = place === undefined ? undefined : index.texts[place];
  const features = own?.features ?? featuresOf(asked.text, index.reading);
  const vector = own?.vector ?? vectorOf(features, index.weights);
  const model = own?.model ?? asked.model;
  return {
    plain: plainScript(asked.text),
    features,
    vector,
    own,
    ownLabel: place === undefined ? -1 : (sorter.labelOf[place] ?? -1),
    near: nearByWords(sorter, vector, place),
    model: model === undefined ? new Map() : nearByModel(sorter, model, place),
  };
}

function ranked(sorter: Sorter, reading: Read): readonly Rated[] {
  const sums = sumsFor(sorter, reading);
  return sorter.labels
    .map((label, place): Rated => {
      const parts = partsOf(sorter, reading, { label, place, sums });
      const { list, about, earlier, near, model, often } = parts;
      return { label, place, parts, score: list + about + earlier + near + model + often };
    })
    .toSorted((a, b) => b.score - a.score || a.place - b.place);
}

/** Products of the text with what each label is about, then with the sum of each label's confirmed texts. */
function sumsFor({ labels, rows }: Sorter, { own, vector }: Read): Float64Array {
  const width = labels.length;
  const sums = new Float64Array(2 * width);
  const { about, earlier } = rows;
  const add = (from: number, weight: number): void => {
    for (let at = 0; at < width; at += 1) sums[at] = (sums[at] ?? 0) + weight * (about[from + at] ?? 0);
    if (earlier.length === 0) return;
    for (let at = 0; at < width; at += 1)
      sums[width + at] = (sums[width + at] ?? 0) + weight * (earlier[from + at] ?? 0);
  };
  if (own === undefined) {
    for (const [key, weight] of vector) {
      const from = rows.at(key);
      if (from !== undefined) add(from, weight);
    }
    return sums;
  }
  const { numbers, amounts } = own;
  for (let nth = 0; nth < numbers.length; nth += 1) add((numbers[nth] ?? 0) * width, amounts[nth] ?? 0);
  return sums;
}

function partsOf(
  sorter: Sorter,
  reading: Read,
  { label, place, sums }: { readonly label: Label; readonly place: number; readonly sums: Float64Array },
): Parts {
  const { shares } = sorter;
  const listed = listedInKnown(reading.plain, sorter.lists.get(label.id) ?? []);
  const sum = listed.reduce((total, { weight }) => total + weight, 0);
  const isOwn = reading.ownLabel === place;
  // A vector of length one gives one with itself.
  const product = (sums[sorter.labels.length + place] ?? 0) - (isOwn && reading.vector.size > 0 ? 1 : 0);
  const length = lengthWithout(sorter, reading, place);
  const others = sorter.confirmed - (reading.ownLabel < 0 ? 0 : 1);
  const texts = (sorter.counts[place] ?? 0) - (isOwn ? 1 : 0);
  return {
    listed,
    list: (shares.list * sum) / (sum + LIST_HALF),
    about: shares.about * (sums[place] ?? 0),
    earlier: length === 0 ? 0 : (shares.earlier * Math.max(0, product)) / length,
    near: shares.near * (reading.near.get(place)?.sum ?? 0),
    model: shares.model * (reading.model.get(place)?.sum ?? 0),
    often: others <= 0 ? 0 : (shares.often * texts) / others,
  };
}

/** Length of the sum of a label's confirmed texts, the text itself not among them; 0 when nothing is left. */
function lengthWithout(sorter: Sorter, { ownLabel, own }: Read, place: number): number {
  let squares = sorter.squares[place] ?? 0;
  if (ownLabel === place && own !== undefined) {
    if ((sorter.counts[place] ?? 0) < 2) return 0;
    const { earlier } = sorter.rows;
    for (const [nth, number] of own.numbers.entries()) {
      const whole = earlier[number * sorter.labels.length + place] ?? 0;
      squares += (whole - (own.amounts[nth] ?? 0)) ** 2 - whole ** 2;
    }
  }
  return squares < 1e-12 ? 0 : Math.sqrt(squares);
}

function evidenceOf(sorter: Sorter, reading: Read, { label, place, parts }: Rated): readonly Evidence[] {
  const { shares, rows } = sorter;
  const length = lengthWithout(sorter, reading, place);
  const left = reading.ownLabel === place ? reading.own?.vector : undefined;
  const sum = parts.listed.reduce((total, { weight }) => total + weight, 0);
  const inRow = (numbers: Float64Array, key: string): number => {
    const from = rows.at(key);
    return from === undefined ? 0 : (numbers[from + place] ?? 0);
  };
  const earlier = (key: string): number =>
    length === 0 ? 0 : (inRow(rows.earlier, key) - (left?.get(key) ?? 0)) / length;
  return strongest([
    ...parts.listed.map((each) => ({ ...each, weight: (parts.list * each.weight) / sum })),
    ...wordsBehind(reading, 'about', (key) =>
      label.about === '' ? 0 : shares.about * inRow(rows.about, key),
    ),
    ...wordsBehind(reading, 'earlier', (key) => shares.earlier * earlier(key)),
    ...whole('near', parts.near, reading.near.get(place)?.like),
    ...whole('model', parts.model, reading.model.get(place)?.like),
    ...whole('often', parts.often),
  ]);
}

/** Evidence that is no word of the text. */
function whole(source: EvidenceSource, weight: number, like?: string): readonly Evidence[] {
  return weight > 0 ? [{ word: '', source, weight, like }] : [];
}

/** Which features of the text brought the likeness, as they stand in the text. */
function wordsBehind(
  { vector, features }: Read,
  source: EvidenceSource,
  weightIn: (key: string) => number,
): readonly Evidence[] {
  return features.flatMap(({ key, shown }) => {
    const weight = (vector.get(key) ?? 0) * weightIn(key);
    return weight > 0 && shown !== '' ? [{ word: shown, source, weight }] : [];
  });
}

/** One entry a word: a pair inside a word that is shown adds to it and is not shown again. */
function strongest(all: readonly Evidence[]): readonly Evidence[] {
  const kept: Evidence[] = [];
  const longestFirst = all
    .filter(({ weight }) => weight >= LEAST_WEIGHT)
    .toSorted((a, b) => b.word.length - a.word.length || b.weight - a.weight || byWord(a, b));
  for (const each of longestFirst) {
    const holder = each.word === '' ? -1 : kept.findIndex(({ word }) => word.includes(each.word));
    const found = kept[holder];
    if (found === undefined) kept.push(each);
    else kept[holder] = { ...found, weight: found.weight + each.weight };
  }
  return kept.toSorted((a, b) => b.weight - a.weight || byWord(a, b)).slice(0, MOST_EVIDENCE);
}

function byWord(a: Evidence, b: Evidence): number {
  if (a.word !== b.word) return a.word < b.word ? -1 : 1;
  return a.source === b.source ? 0 : a.source < b.source ? -1 : 1;
}
