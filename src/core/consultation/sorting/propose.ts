// Three proposals for a text, each with the words that led to it. It proposes; a person decides. Same texts and lists, same proposals: no clock, no chance.
import { featuresOf, type Feature } from '../embedding/features.ts';
import { cosine, vectorOf, type SparseVector } from '../embedding/tf-idf.ts';
import { plainScript } from '../text/script.ts';
import { centreWithout, emptyCentre, shareOf } from './centre.ts';
import type { Evidence, EvidenceSource, Label, Proposal } from './label.ts';
import { nearByModel, nearByWords, type NearLabel } from './nearest.ts';
import type { KnownText, Sorter } from './sorter.ts';
import { listedIn } from './word-list.ts';

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
    .map(({ label, parts, score }) => ({
      label: label.id,
      score,
      evidence: evidenceOf(sorter, reading, label, parts),
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
  readonly own: KnownText | undefined;
  readonly near: ReadonlyMap<string, NearLabel>;
  readonly model: ReadonlyMap<string, NearLabel>;
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

function read(sorter: Sorter, asked: Asked): Read {
  const place = asked.id === undefined ? undefined : sorter.places.get(asked.id);
  const own = place === undefined ? undefined : sorter.texts[place];
  const features = own?.features ?? featuresOf(asked.text, sorter.reading);
  const vector = own?.vector ?? vectorOf(features, sorter.weights);
  const model = own?.model ?? asked.model;
  return {
    plain: plainScript(asked.text),
    features,
    vector,
    own,
    near: nearByWords(sorter, vector, place),
    model: model === undefined ? new Map() : nearByModel(sorter, model, place),
  };
}

function ranked(
  sorter: Sorter,
  reading: Read,
): readonly { readonly label: Label; readonly score: number; readonly parts: Parts }[] {
  return sorter.labels
    .map((label, place) => {
      const parts = partsOf(sorter, reading, label);
      const { list, about, earlier, near, model, often } = parts;
      return { label, place, parts, score: list + about + earlier + near + model + often };
    })
    .toSorted((a, b) => b.score - a.score || a.place - b.place);
}

function partsOf(sorter: Sorter, reading: Read, { id }: Label): Parts {
  const { shares } = sorter;
  const listed = listedIn(reading.plain, sorter.lists.get(id) ?? []);
  const sum = listed.reduce((total, { weight }) => total + weight, 0);
  const centre = centreFor(sorter, reading, id);
  const others = sorter.confirmed - (reading.own?.label === undefined ? 0 : 1);
  return {
    listed,
    list: (shares.list * sum) / (sum + LIST_HALF),
    about: shares.about * cosine(reading.vector, sorter.about.get(id) ?? new Map()),
    earlier: shares.earlier * centre.likeness(reading.vector),
    near: shares.near * (reading.near.get(id)?.sum ?? 0),
    model: shares.model * (reading.model.get(id)?.sum ?? 0),
    often: shares.often * shareOf(centre.texts, others),
  };
}

function centreFor(sorter: Sorter, { own }: Read, id: string): ReturnType<typeof centreWithout> {
  return centreWithout(sorter.centres.get(id) ?? emptyCentre(), own?.label === id ? own.vector : undefined);
}

function evidenceOf(sorter: Sorter, reading: Read, { id }: Label, parts: Parts): readonly Evidence[] {
  const about = sorter.about.get(id);
  const centre = centreFor(sorter, reading, id);
  const sum = parts.listed.reduce((total, { weight }) => total + weight, 0);
  return strongest([
    ...parts.listed.map((each) => ({ ...each, weight: (parts.list * each.weight) / sum })),
    ...wordsBehind(reading, 'about', (key) => sorter.shares.about * (about?.get(key) ?? 0)),
    ...wordsBehind(reading, 'earlier', (key) => sorter.shares.earlier * centre.weight(key)),
    ...whole('near', parts.near, reading.near.get(id)?.like),
    ...whole('model', parts.model, reading.model.get(id)?.like),
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
