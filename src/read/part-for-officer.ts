import { cityDay } from '#core/calendar/city-day.ts';
import { clockDue } from '#core/calendar/clock.ts';
import { actsAllowed } from '#core/cases/acts-allowed.ts';
import { divisionOfCaseNumber, parseCaseNumber } from '#core/cases/case-number.ts';
import {
  partsOfEvent,
  type CaseEvent,
  type CaseNumber,
  type HandedIn,
  type PartNumber,
  type ShownForm,
} from '#core/cases/events.ts';
import { evolve } from '#core/cases/evolve.ts';
import { clocksOf } from '#core/cases/clocks.ts';
import { dueNow, type Due } from '#core/cases/light.ts';
import type { CaseState, PartState } from '#core/cases/state.ts';
import type { ItemId } from '#core/catalogue/model.ts';
import type { Judged, Plan } from '#core/compiler/plan.ts';
import { settle } from '#core/compiler/settle.ts';
import { scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { PartView } from './case-lines.ts';
import { historyOf } from './history.ts';
import { dueOfPart } from './part-due.ts';
import type { Reads } from './reads.ts';
import { RUNNING_DATES, withRunningDates, type RunningDates } from './running-dates.ts';
import { conditionOf } from './scope-condition.ts';

/** One part with only its own answers and papers. `undefined` where there is none or another office decides it. */
export async function partForOfficer(
  viewer: Viewer,
  from: Reads,
  question: { readonly number: string; readonly part: PartNumber },
): Promise<PartView | undefined> {
  const number = parseCaseNumber(question.number);
  if (!number.ok || !Number.isSafeInteger(question.part) || question.part < 1 || question.part > 1000)
    return undefined;
  const scope = scopeOf(viewer, 'see-part');
  const condition = conditionOf(scope, 4);
  const { rows } = await from.pool.query<{
    events: readonly CaseEvent[];
    plan: Plan | null;
    dates: RunningDates | null;
  }>({
    name: `part-for-officer-${scope.kind}-3`,
    text: `select (select jsonb_agg(e.event order by e.seq) from case_events e
          where e.division = c.division and e.case_id = c.id) as events,
        (select content from plans where version = c.plan_version) as plan, ${RUNNING_DATES} as dates
      from cases c join parts p on p.division = c.division and p.case_id = c.id
      where c.division = $1 and c.number = $2 and p.part = $3 and ${condition.sql}`,
    values: [divisionOfCaseNumber(number.value), number.value, question.part, ...condition.values],
  });
  const [row] = rows;
  const told = row && evolve(row.events);
  const state = told && withRunningDates(told, row.dates);
  const part = state?.parts.find((each) => each.part === question.part);
  return row && state && part && viewOf({ state, part, events: row.events, plan: row.plan, viewer, from });
}

/** The parts of a case that the viewer's office decides, by number as typed; none where it may not be known. */
export async function partsForOfficer(
  viewer: Viewer,
  from: Pick<Reads, 'pool'>,
  typed: string,
): Promise<{ readonly number: CaseNumber; readonly parts: readonly PartNumber[] } | undefined> {
  const number = parseCaseNumber(typed);
  if (!number.ok) return undefined;
  const scope = scopeOf(viewer, 'see-part');
  const condition = conditionOf(scope, 3);
  const { rows } = await from.pool.query<{ part: PartNumber }>({
    name: `parts-for-officer-${scope.kind}-1`,
    text: `select p.part from cases c join parts p on p.division = c.division and p.case_id = c.id
      where c.division = $1 and c.number = $2 and ${condition.sql} order by p.part`,
    values: [divisionOfCaseNumber(number.value), number.value, ...condition.values],
  });
  return rows.length === 0 ? undefined : { number: number.value, parts: rows.map(({ part }) => part) };
}

type Seen = {
  readonly state: CaseState;
  readonly part: PartState;
  readonly events: readonly CaseEvent[];
  readonly plan: Plan | null;
  readonly viewer: Viewer;
  readonly from: Reads;
};

function viewOf({ state, part, events, plan, viewer, from }: Seen): PartView {
  const tell = tellByOf(part, state, from);
  const due = dueOfPart(part, from);
  const form = formOf(state.form, part.item);
  const own = events
    .filter((event) => event.kind === 'case-filed' || partsOfEvent(event).includes(part.part))
    .map((event) => ownChanges(event, form));
  return {
    number: state.number,
    caseVersion: state.version,
    thingName: state.thingName,
    channel: state.channel,
    ...(state.receivingPlace === undefined ? {} : { receivingPlace: state.receivingPlace }),
    delivery: state.delivery,
    filedAt: state.filedAt,
    applicant: state.applicant,
    ...(state.filedFor === undefined ? {} : { filedFor: state.filedFor }),
    ...(state.mandate === undefined ? {} : { mandate: state.mandate }),
    part: ownPart(part),
    ...(due === undefined ? {} : { due }),
    ...(tell ? { tellBy: tell } : {}),
    form,
    materials: materialsOf(state.materials, part.item),
    planVersion: state.planVersion,
    ...(plan ? { requirements: requirementsOf(plan, state, part.item) } : {}),
    acts: actsAllowed(state, part, viewer),
    history: historyOf(own, 'office', [part]),
    siblings: siblingsOf(state, part),
  };
}

/** Of a correction only what this part may read. */
function ownChanges(event: CaseEvent, form: ShownForm): CaseEvent {
  if (event.kind !== 'form-corrected') return event;
  const own = new Set(form.flatMap(({ fields }) => fields).map(({ element }) => element));
  return { ...event, changes: event.changes.filter(({ element }) => own.has(element)) };
}

/** The groups and fields that this item asked for. */
export function formOf(form: ShownForm, item: ItemId): ShownForm {
  return form.flatMap(({ group, fields }) => {
    const own = fields
      .filter(({ items }) => items.includes(item))
      .map((field) => ({ ...field, items: [item] }));
    return own.length === 0 ? [] : [{ group, fields: own }];
  });
}

/** The papers that this item asked for. */
export function materialsOf(materials: readonly HandedIn[], item: ItemId): readonly HandedIn[] {
  return materials.filter(({ items }) => items.includes(item)).map((paper) => ({ ...paper, items: [item] }));
}

/** Why a sibling failed is the other office's business; that it failed is enough here. */
function ownPart(part: PartState): PartState {
  if (part.stage !== 'blocked') return part;
  const { reason: _reason, ...rest } = part;
  return rest;
}

function siblingsOf(state: CaseState, part: PartState): PartView['siblings'] {
  return state.parts.flatMap((other) => {
    const waitedFor = part.waitsFor.flat().includes(other.part);
    if (!waitedFor && !other.waitsFor.flat().includes(part.part)) return [];
    const relation = waitedFor ? ('waited-for' as const) : ('waits' as const);
    return [{ part: other.part, itemName: other.itemName, stage: other.stage, relation }];
  });
}

/** Runs from the day the papers were there until it is accepted or told what is missing. */
function tellByOf({ part }: PartState, state: CaseState, from: Reads): Due | undefined {
  const running = clocksOf(state, from).find(
    (clock) => clock.kind === 'acceptance' && clock.part === part && clock.status === 'running',
  );
  const due = running && clockDue(from.calendar, running.basis);
  return due && dueNow({ date: due.date.toString(), provisional: due.provisional }, from);
}

/** As it was on the day of filing, whatever the catalogue says today; only what this item itself requires. */
function requirementsOf(plan: Plan, state: CaseState, item: ItemId): readonly Judged[] {
  const filedOn = cityDay(state.filedAt);
  return settle(plan, state.answers, filedOn).requirements.filter(({ by }) => by === item);
}
