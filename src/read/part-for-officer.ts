import { addWorkingDays } from '#core/calendar/add-days.ts';
import { actsAllowed } from '#core/cases/acts-allowed.ts';
import { divisionOfCaseNumber, parseCaseNumber } from '#core/cases/case-number.ts';
import type { CaseEvent, HandedIn, PartNumber, ShownForm } from '#core/cases/events.ts';
import { evolve } from '#core/cases/evolve.ts';
import { dueNow, isRunning, type Due } from '#core/cases/light.ts';
import type { CaseState, PartState } from '#core/cases/state.ts';
import type { ItemId } from '#core/catalogue/model.ts';
import { scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { PartView } from './case-lines.ts';
import { historyOf } from './history.ts';
import type { Reads } from './reads.ts';
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
  const { rows } = await from.pool.query<{ event: CaseEvent }>({
    name: `part-for-officer-${scope.kind}-1`,
    text: `select e.event from cases c
      join parts p on p.division = c.division and p.case_id = c.id
      join case_events e on e.division = c.division and e.case_id = c.id
      where c.division = $1 and c.number = $2 and p.part = $3 and ${condition.sql} order by e.seq`,
    values: [divisionOfCaseNumber(number.value), number.value, question.part, ...condition.values],
  });
  const events = rows.map(({ event }) => event);
  const state = evolve(events);
  const part = state?.parts.find((each) => each.part === question.part);
  return state && part && viewOf({ state, part, events, viewer, from });
}

type Seen = {
  readonly state: CaseState;
  readonly part: PartState;
  readonly events: readonly CaseEvent[];
  readonly viewer: Viewer;
  readonly from: Reads;
};

function viewOf({ state, part, events, viewer, from }: Seen): PartView {
  const tellBy = tellByOf(part, from);
  const own = events.filter((event) => event.kind === 'case-filed' || event.part === part.part);
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
    part: ownPart(part),
    ...(part.due && isRunning(part.stage) ? { due: dueNow(part.due, from) } : {}),
    ...(tellBy ? { tellBy } : {}),
    form: formOf(state.form, part.item),
    materials: materialsOf(state.materials, part.item),
    acts: actsAllowed(state, part, viewer),
    history: historyOf(own, 'office'),
    siblings: siblingsOf(state, part),
  };
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

/** 行政许可法 32: what is missing must be told within so many days of receipt. */
function tellByOf(part: PartState, from: Reads): Due | undefined {
  if (part.stage !== 'received' || part.receivedOn === undefined) return undefined;
  const start = Temporal.PlainDate.from(part.receivedOn);
  const limit = from.law.get('supplement-notice', start);
  if (limit?.unit !== 'working-day') return undefined;
  const { date, provisional } = addWorkingDays(from.calendar, start, limit.value);
  return dueNow({ date: date.toString(), provisional }, from);
}
