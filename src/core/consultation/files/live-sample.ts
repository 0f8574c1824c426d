// A sample lived through: each act is decided by the very rules that decide people's acts, in the order a desk works in.
import { assert } from '#base/assert.ts';
import { ok } from '#base/result.ts';
import { mergeDemands } from '../collation/merge-demands.ts';
import { setDemandKind, sortDemand, titleDemand } from '../collation/sort-demand.ts';
import { makeCommitment } from '../commitments/keep-commitment.ts';
import type { Consultation } from '../consultation.ts';
import type { Deadlines } from '../deadlines/deadline.ts';
import { dispatchDemands } from '../dispatch/dispatch-demands.ts';
import { claimsChange, disposeDemand } from '../disposition/dispose-demand.ts';
import { giveView, noteDisagreement } from '../dispatch/give-view.ts';
import type { LedgerActor, LedgerEvent } from '../events.ts';
import {
  nthPoint,
  nthSubmission,
  type ClauseId,
  type ContributorId,
  type DemandId,
  type DepartmentId,
  type PointId,
  type TopicId,
} from '../ids.ts';
import { planMeeting } from '../intake/meetings.ts';
import { sealVersion } from '../plan/open-version.ts';
import { openNotice } from '../procedure/procedure.ts';
import { statementText } from '../voting/statement.ts';
import type { ContributorRow } from '../stored-event.ts';
import type { Sample } from './parse-sample.ts';
import { makeSampleJournal, type SampleJournal, type SampleMoment } from './sample-journal.ts';
import {
  clauseIdOf,
  decideChange,
  isUnexplained,
  sampleClause,
  sampleLink,
  secondBeginning,
} from './sample-plan.ts';
import { speechesOf, submissionOf } from './sample-submissions.ts';

export type SampleLife = {
  readonly events: readonly LedgerEvent[];
  /** The invented speakers; who wrote the collected opinions nobody knows. */
  readonly contributors: readonly ContributorRow[];
};

export type SampleFrame = {
  readonly consultation: Consultation;
  readonly sample: Sample;
  readonly deadlines: Deadlines;
  /** Nothing is later. */
  readonly until: Temporal.Instant;
  readonly newContributor: () => ContributorId;
};

const DESK: LedgerActor = { kind: 'planner', person: 'sample-desk', name: '样例经办', head: false };
const HEAD: LedgerActor = { kind: 'planner', person: 'sample-head', name: '样例负责人', head: true };

/** The whole journal, from the first opinion to the day before the desk of the demonstration sits down. Throws when the sample does not hold. */
export function liveSample(frame: SampleFrame): SampleLife {
  const life: Life = { ...frame, journal: makeSampleJournal(frame.until), desk: new Map() };
  receiveOpinions(life);
  openDraft(life);
  sortAndSend(life);
  studyAndChange(life);
  decide(life);
  const contributors = hearSpeakers(life);
  return { events: life.journal.events(), contributors };
}

type Life = SampleFrame & {
  readonly journal: SampleJournal;
  /** Opinion → its one point. */
  readonly desk: Map<string, PointId>;
};

/** Three days of a week, in the order of the file. */
function receiveOpinions({ journal, sample, consultation, newContributor, desk }: Life): void {
  const people = new Map<readonly string[], ContributorId>();
  const third = Math.ceil(sample.opinions.length / 3);
  for (const [index, opinion] of sample.opinions.entries()) {
    const day = consultation.opened.add({ days: Math.floor(index / third) * 2 });
    const moment = { day: day.toString(), hour: 9, by: DESK };
    const group = sample.work['same-person'].find((each) => each.includes(opinion.id));
    const contributor = (group && people.get(group)) ?? newContributor();
    if (group) people.set(group, contributor);
    journal.write(moment, [submissionOf(opinion, contributor)]);
    desk.set(opinion.id, nthPoint(nthSubmission(journal.ledger().submissions.size), 1));
  }
}

function openDraft({ journal, sample, deadlines }: Life): void {
  const { from, to } = sample.work.notice;
  const { stage, title, clauses } = sample.plan;
  const moment = { day: from, hour: 8, by: HEAD };
  journal.write(moment, [
    { type: 'plan-version-opened', nth: 1, stage, title, clauses: clauses.map(sampleClause) },
  ]);
  journal.act(moment, (ledger) => sealVersion(ledger, 1));
  journal.act(moment, (ledger) => openNotice(ledger, deadlines, { nth: 1, from, to, shortReason: '' }));
  for (const statement of sample.work.statements)
    journal.act(moment, ({ statements }) => {
      const said = statementText(statement, statements, false);
      return said.ok ? ok([{ type: 'statement-offered', text: said.value }]) : said;
    });
}

function sortAndSend(life: Life): void {
  const { journal, sample, consultation } = life;
  const { work } = sample;
  const sorting: SampleMoment = { day: '2026-11-05', hour: 10, by: DESK };
  for (const opinion of sample.opinions) {
    const topic = topicOf(consultation, opinion.topic);
    const clauses = (work.clauses[opinion.id] ?? []).map(clauseIdOf);
    journal.act(sorting, (ledger) =>
      sortDemand(consultation, ledger, { demand: demandOf(life, opinion.id), topic, clauses }),
    );
  }
  for (const id of work.support)
    journal.act(sorting, (ledger) => setDemandKind(ledger, demandOf(life, id), 'support'));
  for (const { opinions, title, why } of work.merged) {
    const [into, ...from] = opinions.map((id) => demandOf(life, id));
    assert(into, 'a merge has a first demand');
    journal.act(sorting, (ledger) => mergeDemands(ledger, { into, from, why }));
    journal.act(sorting, (ledger) => titleDemand(ledger, into, title));
  }
  const sending: SampleMoment = { day: '2026-11-06', hour: 15, by: DESK };
  const sent = new Set<DemandId>();
  for (const opinion of sample.opinions) {
    const demand = demandOf(life, opinion.id);
    if (opinion['department-as-said'] === undefined || sent.has(demand)) continue;
    sent.add(demand);
    const { due, sooner, supports } = work.dispatch;
    const request = {
      demand,
      mode: 'lead' as const,
      leads: [departmentOf(consultation, opinion.department)],
      supports: (supports[opinion.id] ?? []).map((id) => departmentOf(consultation, id)),
      due: sooner.opinions.includes(opinion.id) ? sooner.due : due,
      note: '',
    };
    journal.act(sending, (ledger) =>
      dispatchDemands(consultation, ledger, [request], Temporal.PlainDate.from(sending.day)),
    );
  }
}

function studyAndChange(life: Life): void {
  const { journal, sample, consultation } = life;
  const { views, disagreements } = sample.work;
  for (const { opinion, department: id, stance, text, problem = '' } of views) {
    const department = departmentOf(consultation, id);
    const by: LedgerActor = { kind: 'department', person: `sample-${id}`, name: '样例承办人', department };
    const view = { demand: demandOf(life, opinion), department, stance, text, problem };
    journal.act({ day: '2026-11-12', hour: 11, by }, (ledger) => giveView(consultation, ledger, view));
  }
  for (const { opinion, reason } of disagreements)
    journal.act({ day: '2026-11-13', hour: 9, by: DESK }, (ledger) =>
      noteDisagreement(ledger, demandOf(life, opinion), reason),
    );
  const editing: SampleMoment = { day: '2026-11-16', hour: 14, by: DESK };
  const [before] = journal.ledger().versions;
  assert(before, 'the first version is there');
  const { stage, title, changes } = sample.changes;
  const clauses = secondBeginning(before.clauses, changes);
  journal.write(editing, [{ type: 'plan-version-opened', nth: 2, stage, title, clauses }]);
  for (const entry of changes.filter((each) => !isUnexplained(each))) {
    const because = (entry.because ?? []).map((id) => demandOf(life, id));
    journal.act(editing, (ledger) => decideChange(ledger, entry, { nth: 2, because }));
  }
}

function decide(life: Life): void {
  const { journal, sample, consultation } = life;
  const [from, to] = journal.ledger().versions;
  assert(from && to, 'both versions are there');
  const clauses = clausesBy(sample);
  for (const { opinion, outcome, problem, reason } of sample.work.disposed) {
    const links = claimsChange(outcome)
      ? (clauses.get(opinion) ?? []).map((id) => sampleLink(from, to, id))
      : [];
    const demand = demandOf(life, opinion);
    journal.act({ day: '2026-11-17', hour: 16, by: HEAD }, (ledger) =>
      disposeDemand(consultation, ledger, { demand, outcome, problem, reason, links }),
    );
  }
  for (const { opinions, partner, title, owner: id, measure, due } of sample.work.commitments) {
    const demands = opinions.map((opinion) => demandOf(life, opinion));
    const owner = departmentOf(consultation, id);
    const wanted = { demands, partner: partner ?? '', title, owner, measure, due };
    journal.act({ day: '2026-11-17', hour: 17, by: HEAD }, (ledger) =>
      makeCommitment(consultation, ledger, wanted),
    );
  }
}

/** The meeting was held and written down; nothing else was done with it. */
function hearSpeakers({ journal, sample, consultation, newContributor }: Life): readonly ContributorRow[] {
  const moment = { day: sample.meeting.on, hour: 17, by: DESK };
  const number = journal.ledger().meetings.length + 1;
  const { title, on, place, topics } = sample.meeting;
  journal.act(moment, () => planMeeting(consultation, { kind: 'meeting', title, on, place, topics }));
  const speeches = speechesOf(sample.meeting, number, newContributor);
  journal.write(
    moment,
    speeches.map(({ submission }) => submission),
  );
  return speeches.map(({ person }) => person);
}

function clausesBy({ changes }: Sample): ReadonlyMap<string, readonly ClauseId[]> {
  const found = new Map<string, ClauseId[]>();
  for (const entry of changes.changes) {
    const clause = clauseIdOf('add' in entry ? entry.add.id : entry.change);
    for (const opinion of entry.because ?? []) found.set(opinion, [...(found.get(opinion) ?? []), clause]);
  }
  return found;
}

/** The demand its point is in now. */
function demandOf({ journal, desk }: Life, opinion: string): DemandId {
  const id = desk.get(opinion);
  const point = id && journal.ledger().points.get(id);
  assert(point, `${opinion} has a point`);
  return point.demand;
}

function topicOf({ topics }: Consultation, wanted: string): TopicId {
  const found = topics.find(({ id }) => id === wanted);
  assert(found, `${wanted} is a topic`);
  return found.id;
}

function departmentOf({ departments }: Consultation, wanted: string): DepartmentId {
  const found = departments.find(({ id }) => id === wanted);
  assert(found, `${wanted} is a department`);
  return found.id;
}
