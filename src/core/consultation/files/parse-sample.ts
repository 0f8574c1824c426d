// The files of a sample: published opinions, the constructed plan and meeting, and the work of its desk, checked against the consultation.
import type { z } from 'zod';
import { byPlace, type Finding } from '#base/documents/document-finding.ts';
import type { Consultation } from '../consultation.ts';
import { readChecked, type CheckedFile } from './read-checked.ts';
import {
  meetingShape,
  opinionsShape,
  planChangesShape,
  planShape,
  workShape,
  type OpinionEntry,
} from './sample-shapes.ts';

/** Everything a sample holds beside its settings. */
export type Sample = {
  readonly opinions: readonly OpinionEntry[];
  readonly plan: z.infer<typeof planShape>;
  readonly changes: z.infer<typeof planChangesShape>;
  readonly meeting: z.infer<typeof meetingShape>;
  readonly work: z.infer<typeof workShape>;
};

export type ParsedSample = {
  /** Absent when any finding is an error, or a file is missing. */
  readonly sample?: Sample;
  readonly findings: readonly Finding[];
};

/** Reads the five files of a sample by path below its folder. What one file says of another must be there. */
export function parseSample(files: ReadonlyMap<string, string>, consultation: Consultation): ParsedSample {
  const findings: Finding[] = [];
  const opinions = readChecked(files, 'opinions.yaml', opinionsShape, findings);
  const plan = readChecked(files, 'plan-v1.yaml', planShape, findings);
  const changes = readChecked(files, 'plan-v2.yaml', planChangesShape, findings);
  const meeting = readChecked(files, 'meeting.yaml', meetingShape, findings);
  const work = readChecked(files, 'work.yaml', workShape, findings);
  if (!opinions || !plan || !changes || !meeting || !work) return { findings: findings.toSorted(byPlace) };
  checkOpinions(opinions, consultation, findings);
  const known = new Map(opinions.raw.opinions.map((each) => [each.id, each]));
  checkPlan(plan, changes, { known, findings });
  checkMeeting(meeting, consultation, findings);
  checkWork(work, { known, plan: plan.raw, changes: changes.raw, consultation, findings });
  const sorted = findings.toSorted(byPlace);
  if (findings.some(({ level }) => level === 'error')) return { findings: sorted };
  return {
    sample: {
      opinions: opinions.raw.opinions,
      plan: plan.raw,
      changes: changes.raw,
      meeting: meeting.raw,
      work: work.raw,
    },
    findings: sorted,
  };
}

type Opinions = ReadonlyMap<string, OpinionEntry>;

function checkOpinions(
  { file, raw }: CheckedFile<z.infer<typeof opinionsShape>>,
  consultation: Consultation,
  findings: Finding[],
): void {
  const seen = new Set<string>();
  for (const [index, each] of raw.opinions.entries()) {
    const fault = (key: string, code: string, params: Finding['params']): void => {
      findings.push({ code, level: 'error', at: file.placeOf(['opinions', index, key]), params });
    };
    if (seen.has(each.id)) fault('id', 'duplicate-id', { id: each.id });
    seen.add(each.id);
    const names = namesOf(consultation);
    if (!names.topics.has(each.topic)) fault('topic', 'unknown-topic', { id: each.topic });
    if (!names.departments.has(each.department))
      fault('department', 'unknown-department', { id: each.department });
    if (!names.classes.has(each.class)) fault('class', 'unknown-class', { id: each.class });
    // 处理结果 stands with how it is known, and a word of the source's own is always one that was read.
    const saysOutcome = each.disposition !== undefined || each['disposition-raw'] !== undefined;
    if (saysOutcome === (each.basis === 'none')) fault('basis', 'basis-does-not-fit', { id: each.id });
    if (each['disposition-raw'] !== undefined && each.basis !== 'read')
      fault('basis', 'basis-does-not-fit', { id: each.id });
  }
}

function checkPlan(
  plan: CheckedFile<Sample['plan']>,
  changes: CheckedFile<Sample['changes']>,
  { known, findings }: { readonly known: Opinions; readonly findings: Finding[] },
): void {
  const clauses = new Set<string>();
  for (const [index, { id }] of plan.raw.clauses.entries()) {
    if (clauses.has(id))
      findings.push({
        code: 'duplicate-id',
        level: 'error',
        at: plan.file.placeOf(['clauses', index, 'id']),
        params: { id },
      });
    clauses.add(id);
  }
  for (const [index, each] of changes.raw.changes.entries()) {
    const fault = (key: string, code: string, params: Finding['params']): void => {
      findings.push({ code, level: 'error', at: changes.file.placeOf(['changes', index, key]), params });
    };
    const [key, id] = 'add' in each ? (['after', each.after] as const) : (['change', each.change] as const);
    if (!clauses.has(id)) fault(key, 'unknown-clause', { id });
    if ('add' in each) {
      if (clauses.has(each.add.id)) fault('add', 'duplicate-id', { id: each.add.id });
      clauses.add(each.add.id);
    }
    for (const opinion of each.because ?? [])
      if (!known.has(opinion)) fault('because', 'unknown-opinion', { id: opinion });
  }
}

function checkMeeting(
  { file, raw }: CheckedFile<Sample['meeting']>,
  consultation: Consultation,
  findings: Finding[],
): void {
  const names = namesOf(consultation);
  for (const [index, speaker] of raw.speakers.entries()) {
    const fault = (key: string, code: string, id: string): void => {
      findings.push({ code, level: 'error', at: file.placeOf(['speakers', index, key]), params: { id } });
    };
    if (!names.classes.has(speaker.class)) fault('class', 'unknown-class', speaker.class);
    for (const group of speaker.groups ?? [])
      if (!names.groups.has(group)) fault('groups', 'unknown-affected-group', group);
    if (speaker.district !== undefined && !names.districts.has(speaker.district))
      fault('district', 'unknown-district', speaker.district);
  }
  for (const [index, topic] of raw.topics.entries())
    if (!names.topics.has(topic))
      findings.push({
        code: 'unknown-topic',
        level: 'error',
        at: file.placeOf(['topics', index]),
        params: { id: topic },
      });
}

type WorkFrame = {
  readonly known: Opinions;
  readonly plan: Sample['plan'];
  readonly changes: Sample['changes'];
  readonly consultation: Consultation;
  readonly findings: Finding[];
};

function checkWork(
  { file, raw }: CheckedFile<Sample['work']>,
  { known, plan, changes, consultation, findings }: WorkFrame,
): void {
  const names = namesOf(consultation);
  const fault = (path: readonly (string | number)[], code: string, id: string): void => {
    findings.push({ code, level: 'error', at: file.placeOf(path), params: { id } });
  };
  const opinion = (path: readonly (string | number)[], id: string): void => {
    if (!known.has(id)) fault(path, 'unknown-opinion', id);
  };
  const department = (path: readonly (string | number)[], id: string): void => {
    if (!names.departments.has(id)) fault(path, 'unknown-department', id);
  };
  raw['same-person'].forEach((group, index) => group.forEach((id) => opinion(['same-person', index], id)));
  raw.support.forEach((id, index) => opinion(['support', index], id));
  const clauses = new Set(plan.clauses.map(({ id }) => id));
  for (const [id, spoken] of Object.entries(raw.clauses)) {
    opinion(['clauses', id], id);
    for (const clause of spoken) if (!clauses.has(clause)) fault(['clauses', id], 'unknown-clause', clause);
  }
  raw.merged.forEach(({ opinions }, index) =>
    opinions.forEach((id) => opinion(['merged', index, 'opinions'], id)),
  );
  raw.dispatch.sooner.opinions.forEach((id) => opinion(['dispatch', 'sooner', 'opinions'], id));
  for (const [id, helpers] of Object.entries(raw.dispatch.supports)) {
    opinion(['dispatch', 'supports', id], id);
    helpers.forEach((each) => department(['dispatch', 'supports', id], each));
  }
  raw.views.forEach((view, index) => {
    opinion(['views', index, 'opinion'], view.opinion);
    department(['views', index, 'department'], view.department);
  });
  raw.disagreements.forEach((each, index) => opinion(['disagreements', index, 'opinion'], each.opinion));
  const answered = new Set(changes.changes.flatMap(({ because = [] }) => because));
  raw.disposed.forEach((each, index) => {
    opinion(['disposed', index, 'opinion'], each.opinion);
    // What nobody wrote down as decided is never shown as decided.
    if (known.get(each.opinion)?.basis !== 'read')
      fault(['disposed', index, 'opinion'], 'outcome-not-read', each.opinion);
    if (['adopted', 'partly'].includes(each.outcome) && !answered.has(each.opinion))
      fault(['disposed', index, 'outcome'], 'adopted-without-change', each.opinion);
    if (each.problem !== undefined && !names.grades.has(each.problem))
      fault(['disposed', index, 'problem'], 'unknown-grade', each.problem);
  });
  raw.commitments.forEach((each, index) => {
    each.opinions.forEach((id) => opinion(['commitments', index, 'opinions'], id));
    department(['commitments', index, 'owner'], each.owner);
  });
}

function namesOf(consultation: Consultation) {
  return {
    topics: new Set<string>(consultation.topics.map(({ id }) => id)),
    departments: new Set<string>(consultation.departments.map(({ id }) => id)),
    classes: new Set(consultation.classes.map(({ id }) => id)),
    groups: new Set(consultation.affectedGroups.map(({ id }) => id)),
    districts: new Set<string>(consultation.districts.map(({ code }) => code)),
    grades: new Set(consultation.problemGrades.map(({ code }) => code)),
  };
}
