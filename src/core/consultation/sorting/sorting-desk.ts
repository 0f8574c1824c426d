// What the desk is shown while it sorts: sorters for topics, departments and chapters, and the list of similar demands, all from one state of the ledger.
import type { Consultation } from '../consultation.ts';
import { chapterPlaces, planChapters, type PlanChapter } from '../coverage/plan-chapters.ts';
import type { Reading } from '../embedding/features.ts';
import type { DemandId } from '../ids.ts';
import type { Demand, Ledger } from '../ledger.ts';
import { textIndex, type TextIndex } from '../embedding/text-index.ts';
import { measureAccuracy, type Accuracy } from './accuracy.ts';
import type { Label } from './label.ts';
import { rankLabels } from './propose.ts';
import { sorterFor, type Sorter } from './sorter.ts';

export type SortingDesk = {
  readonly topics: Sorter;
  readonly departments: Sorter;
  /** Of the newest version; its labels are the ids of the chapters' headings. No labels without a plan. */
  readonly chapters: Sorter;
  readonly similar: TextIndex;
  /** What each demand says, all its points together. */
  readonly texts: ReadonlyMap<DemandId, string>;
  /** The topic that is proposed first for a demand; ranked at the first asking. */
  readonly firstTopic: (demand: DemandId) => string | undefined;
  /** Measured at the first asking: leave-one-out over what people confirmed in this ledger. */
  readonly accuracy: (of: 'topics' | 'departments' | 'chapters') => Accuracy;
};

export type SortingDeskInput = {
  readonly consultation: Pick<Consultation, 'topics' | 'departments'>;
  readonly ledger: Ledger;
  readonly reading: Reading;
  /** A model's vectors by demand; absent without a model. */
  readonly vectors?: ReadonlyMap<string, Float32Array> | undefined;
  /** The index of an earlier state: taken over while the demands say the same, as they do when they are only sorted or sent. */
  readonly earlier?: TextIndex | undefined;
};

/** A demand of hundreds of points says what its first ones say. */
const MOST_POINTS = 12;
/** Characters of a chapter that are read: a plan of 75,000 stays quick. */
const MOST_OF_CHAPTER = 6000;

/** Learns only from what people confirmed: a topic or clause that a person set, a department that was sent the demand and has not handed it back. */
export function sortingDesk({
  consultation,
  ledger,
  reading,
  vectors,
  earlier,
}: SortingDeskInput): SortingDesk {
  const texts = demandTexts(ledger);
  const index =
    earlier !== undefined && saysTheSame(earlier, texts, reading)
      ? earlier
      : textIndex({ texts: [...texts].map(([id, text]) => ({ id, text })), reading, vectors });
  const { chapters, labels: chapterLabels } = chaptersOf(ledger.versions.at(-1)?.clauses ?? NO_CLAUSES);
  const places = chapterPlaces(chapters);
  const sorter = (labels: readonly Label[], labelOf: (demand: Demand) => string | undefined): Sorter =>
    sorterFor({
      labels,
      reading,
      index,
      texts: [...ledger.demands.values()].map((demand) => ({
        id: demand.id,
        text: texts.get(demand.id) ?? '',
        label: labelOf(demand),
      })),
    });
  const sorters = {
    topics: sorter(topicLabels(consultation.topics), ({ sorted, topic }) => (sorted ? topic : undefined)),
    departments: sorter(departmentLabels(consultation.departments), departmentOf),
    chapters: sorter(chapterLabels, ({ sorted, clauses: [first] }) => {
      const place = sorted && first !== undefined ? places.get(first) : undefined;
      return place === undefined ? undefined : chapters[place]?.heading?.id;
    }),
  };
  const firsts = new Map<DemandId, string | undefined>();
  const measured = new Map<string, Accuracy>();
  return {
    ...sorters,
    similar: index,
    texts,
    firstTopic: (id) => {
      if (firsts.has(id)) return firsts.get(id);
      const [best] = rankLabels(sorters.topics, { id, text: texts.get(id) ?? '' });
      firsts.set(id, best?.label.id);
      return best?.label.id;
    },
    accuracy: (of) => {
      const known = measured.get(of) ?? measuredFor(of, sorters[of]);
      measured.set(of, known);
      return known;
    },
  };
}

type Topics = Consultation['topics'];
type Departments = Consultation['departments'];
const labelsOfTopics = new WeakMap<Topics, readonly Label[]>();
const labelsOfDepartments = new WeakMap<Departments, readonly Label[]>();

/** The same list for the same topics: what was found with its words is then found once. */
function topicLabels(topics: Topics): readonly Label[] {
  const known = labelsOfTopics.get(topics);
  if (known !== undefined) return known;
  const labels = topics.map(({ id, name, words }) => ({ id, name, words: [name, ...words], about: '' }));
  labelsOfTopics.set(topics, labels);
  return labels;
}

type Clauses = Ledger['versions'][number]['clauses'];
const NO_CLAUSES: Clauses = [];
type Chapters = { readonly chapters: readonly PlanChapter[]; readonly labels: readonly Label[] };
const chaptersKnown = new WeakMap<Clauses, Chapters>();

/** The same lists while the plan stays as it is. */
function chaptersOf(clauses: Clauses): Chapters {
  const known = chaptersKnown.get(clauses);
  if (known !== undefined) return known;
  const chapters = planChapters(clauses);
  const made = { chapters, labels: chapters.flatMap(chapterLabel) };
  chaptersKnown.set(clauses, made);
  return made;
}

function departmentLabels(departments: Departments): readonly Label[] {
  const known = labelsOfDepartments.get(departments);
  if (known !== undefined) return known;
  const labels = departments.map(({ id, name, words, duties }) => ({ id, name, words, about: duties }));
  labelsOfDepartments.set(departments, labels);
  return labels;
}

type Kind = Parameters<SortingDesk['accuracy']>[0];
/** Of each index the last measurement of each kind: who confirms a topic changes nothing about departments. */
const lastMeasured = new WeakMap<
  TextIndex,
  Map<Kind, { readonly sorter: Sorter; readonly accuracy: Accuracy }>
>();

function measuredFor(kind: Kind, sorter: Sorter): Accuracy {
  const kinds = lastMeasured.get(sorter.index) ?? new Map<Kind, { sorter: Sorter; accuracy: Accuracy }>();
  lastMeasured.set(sorter.index, kinds);
  const last = kinds.get(kind);
  if (last !== undefined && knowsTheSame(last.sorter, sorter)) return last.accuracy;
  const accuracy = measureAccuracy(sorter);
  kinds.set(kind, { sorter, accuracy });
  return accuracy;
}

/** Over one index: the same labels, and every text confirmed as it was. */
function knowsTheSame(a: Sorter, b: Sorter): boolean {
  return (
    a.labels.length === b.labels.length &&
    a.labels.every(({ id, about, words }, nth) => {
      const other = b.labels[nth];
      return other?.id === id && other.about === about && other.words.join(' ') === words.join(' ');
    }) &&
    a.labelOf.every((label, text) => label === b.labelOf[text])
  );
}

/** What each demand says: its points' words, the same words once. */
export function demandTexts(ledger: Ledger): ReadonlyMap<DemandId, string> {
  return new Map(
    [...ledger.demands.values()].map(({ id, points }) => {
      const words = points.slice(0, MOST_POINTS).map((point) => ledger.points.get(point)?.text ?? '');
      return [id, [...new Set(words)].join('\n')] as const;
    }),
  );
}

function saysTheSame(index: TextIndex, texts: ReadonlyMap<string, string>, reading: Reading): boolean {
  return (
    index.reading === reading &&
    index.texts.length === texts.size &&
    index.texts.every(({ id, text }) => texts.get(id) === text)
  );
}

function departmentOf({ dispatch }: Demand): string | undefined {
  return dispatch?.leads.find((lead) => !dispatch.handedBack.some(({ department }) => department === lead));
}

/** What stands before the first heading is no chapter that an opinion could speak to. */
function chapterLabel({ heading, clauses }: PlanChapter): readonly Label[] {
  if (heading === undefined) return [];
  const about = clauses.map(({ text }) => text).join('。');
  return [{ id: heading.id, name: heading.text, words: [], about: about.slice(0, MOST_OF_CHAPTER) }];
}
