// Who was not heard, and what was not spoken of (国令713 第十四条: those specially affected must be asked). It tells where to go
// and ask; it decides nothing. Rows stand in the order of the configuration and of the plan, never by volume.
import type { Channel, Consultation } from '../consultation.ts';
import type { ClauseId, ContributorId, DemandId, SubmissionNumber, TopicId } from '../ids.ts';
import type { Demand, Ledger, Submission } from '../ledger.ts';
import type { PlanClause, PlanVersion } from '../plan/plan.ts';
import { chapterPlaces, planChapters } from './plan-chapters.ts';
import { copiesOf, demandVoices, type Voices } from './voices.ts';

/** Up to this many voices: nearly silent. Ours. */
export const NEARLY_SILENT = 2;

export type Hearing = 'silent' | 'nearly' | 'heard';

/** `voices`: of people where the row is about people, of submissions or demands otherwise. */
export type CoverageRow<Id> = {
  readonly id: Id;
  readonly name: string;
  readonly voices: number;
  readonly hearing: Hearing;
};

/** A table over people: its rows and those who did not say. Groups overlap, so their rows do not add up. */
export type PeopleTable = {
  readonly rows: readonly CoverageRow<string>[];
  readonly notSaid: number;
  readonly people: number;
};

export type OneVoice = {
  readonly demand: DemandId;
  readonly submission: SubmissionNumber;
  readonly contributor: ContributorId;
  /** Affected groups that the one who spoke belongs to. */
  readonly groups: readonly string[];
  readonly decided: boolean;
};

export type Coverage = {
  readonly classes: PeopleTable;
  readonly groups: PeopleTable;
  readonly districts: PeopleTable;
  /** Demands that were put to the topic; `unsorted`: to none yet. */
  readonly topics: readonly CoverageRow<TopicId>[];
  readonly unsortedDemands: number;
  /** Submissions, copies among them. */
  readonly channels: readonly CoverageRow<Channel>[];
  /** Demands that speak to a clause of the chapter, or whose words came as a comment on one. */
  readonly chapters: readonly CoverageRow<ClauseId>[];
  /** Demands that one person alone made, in the order of demands; support alone is none. */
  readonly oneVoice: readonly OneVoice[];
  /** Originals with copies, in the order of reception: folded, and counted. */
  readonly masses: readonly {
    readonly of: SubmissionNumber;
    readonly copies: number;
    readonly people: number;
  }[];
};

/** What was silent in this consultation, from its ledger alone. `version`: whose chapters are looked at; absent: the newest. */
export function coverageOf(
  consultation: Consultation,
  ledger: Ledger,
  version: PlanVersion | undefined = ledger.versions.at(-1),
): Coverage {
  const people = traitsOf(ledger);
  const demands = [...ledger.demands.values()];
  const voices = demandVoices(ledger);
  return {
    classes: peopleTable(consultation.classes, people, 'classes'),
    groups: peopleTable(consultation.affectedGroups, people, 'groups'),
    districts: peopleTable(
      consultation.districts.map(({ code, name }) => ({ id: code, name })),
      people,
      'districts',
    ),
    topics: consultation.topics.map(({ id, name }) =>
      row(id, name, demands.filter(({ topic }) => topic === id).length),
    ),
    unsortedDemands: demands.filter(({ topic }) => topic === undefined).length,
    channels: consultation.channels.map((channel) =>
      row(
        channel,
        channel,
        count(ledger.submissions.values(), (each) => each.channel === channel),
      ),
    ),
    chapters: chapterRows(version, ledger, demands),
    oneVoice: demands.flatMap((demand) => oneVoice(demand, voices.get(demand.id), ledger)),
    masses: massesOf(ledger),
  };
}

/** People by class and district, as the desk may see them. Public pages never show it: a cell of one tells who spoke. */
export function classesByDistrict(
  consultation: Consultation,
  ledger: Ledger,
): readonly { readonly district: string; readonly name: string; readonly cells: readonly number[] }[] {
  const people = [...traitsOf(ledger).values()];
  return consultation.districts.map(({ code, name }) => ({
    district: code,
    name,
    cells: consultation.classes.map(({ id }) =>
      count(people, (each) => each.districts.has(code) && each.classes.has(id)),
    ),
  }));
}

/** How well something was heard. */
export function hearingOf(voices: number): Hearing {
  if (voices === 0) return 'silent';
  return voices <= NEARLY_SILENT ? 'nearly' : 'heard';
}

type Traits = {
  classes: ReadonlySet<string>;
  readonly groups: Set<string>;
  districts: ReadonlySet<string>;
};

/** One entry a person: the class and the district that he gave last, so that rows add up; all his groups. */
function traitsOf(ledger: Ledger): ReadonlyMap<ContributorId, Traits> {
  const people = new Map<ContributorId, Traits>();
  for (const { contributor } of ledger.submissions.values()) {
    const known = people.get(contributor.id) ?? {
      classes: new Set(),
      groups: new Set(),
      districts: new Set(),
    };
    if (contributor.identityClass !== undefined) known.classes = new Set([contributor.identityClass]);
    for (const group of contributor.groups) known.groups.add(group);
    if (contributor.district !== undefined) known.districts = new Set([contributor.district]);
    people.set(contributor.id, known);
  }
  return people;
}

function peopleTable(
  rows: readonly { readonly id: string; readonly name: string }[],
  traits: ReadonlyMap<ContributorId, Traits>,
  trait: keyof Traits,
): PeopleTable {
  const people = [...traits.values()];
  return {
    rows: rows.map(({ id, name }) =>
      row(
        id,
        name,
        count(people, (person) => person[trait].has(id)),
      ),
    ),
    notSaid: count(people, (person) => person[trait].size === 0),
    people: people.length,
  };
}

function chapterRows(
  version: PlanVersion | undefined,
  ledger: Ledger,
  demands: readonly Demand[],
): CoverageRow<ClauseId>[] {
  if (version === undefined) return [];
  const chapters = planChapters(version.clauses);
  const places = chapterPlaces(chapters);
  const heard = chapters.map(() => 0);
  for (const demand of demands) {
    const spokenOf = new Set(clausesOf(demand, ledger).map((clause) => places.get(clause)));
    for (const place of spokenOf) if (place !== undefined) heard[place] = (heard[place] ?? 0) + 1;
  }
  // What stands before the first heading is no chapter that anybody could be silent on.
  return chapters.flatMap((chapter, at) =>
    chapter.heading === undefined ? [] : [row(chapter.start, nameOf(chapter.heading), heard[at] ?? 0)],
  );
}

function nameOf({ no, text }: PlanClause): string {
  return no === undefined || no === '' ? text : `${no} ${text}`;
}

/** What the desk said it speaks to, and the clauses its words were comments on. */
function clausesOf(demand: Demand, ledger: Ledger): ClauseId[] {
  const commented = demand.points.flatMap((id) => {
    const point = ledger.points.get(id);
    const clause = point && ledger.submissions.get(point.submission)?.clause;
    return clause === undefined ? [] : [clause];
  });
  return [...demand.clauses, ...commented];
}

function oneVoice(demand: Demand, voices: Voices | undefined, ledger: Ledger): OneVoice[] {
  const [submission] = voices?.submissions ?? [];
  if (voices?.people.size !== 1 || submission === undefined || demand.kind === 'support') return [];
  const contributor = ledger.submissions.get(submission)?.contributor;
  if (contributor === undefined) return [];
  const { id, groups } = contributor;
  return [
    { demand: demand.id, submission, contributor: id, groups, decided: demand.disposition !== undefined },
  ];
}

function massesOf(ledger: Ledger): Coverage['masses'] {
  return [...copiesOf(ledger)]
    .map(([of, copies]) => ({ of, copies: copies.length, people: peopleIn(copies) }))
    .toSorted((a, b) => a.of - b.of);
}

function peopleIn(submissions: readonly Submission[]): number {
  return new Set(submissions.map(({ contributor }) => contributor.id)).size;
}

function row<Id>(id: Id, name: string, voices: number): CoverageRow<Id> {
  return { id, name, voices, hearing: hearingOf(voices) };
}

function count<Each>(values: Iterable<Each>, holds: (each: Each) => boolean): number {
  let sum = 0;
  for (const each of values) if (holds(each)) sum += 1;
  return sum;
}
