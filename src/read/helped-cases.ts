// A case as the helper may see it (帮代办): how far it is and what to bring. No answers, no numbers, no certificates, no
// reasons: those are the principal's.
import { cityDay } from '#core/calendar/city-day.ts';
import type { Localised } from '#base/localised.ts';
import { divisionOfCaseNumber, parseCaseNumber } from '#core/cases/case-number.ts';
import type { CaseEvent, CaseNumber, PartNumber } from '#core/cases/events.ts';
import { evolve } from '#core/cases/evolve.ts';
import { asTold } from '#core/cases/one-notice.ts';
import type { Due } from '#core/cases/light.ts';
import { owesPaper } from '#core/cases/acts-allowed.ts';
import type { CaseState, PartState, Stage } from '#core/cases/state.ts';
import type { MaterialId } from '#core/catalogue/model.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { MandateAct } from '#core/identity/mandate.ts';
import { scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { PartProgress } from './case-lines.ts';
import { holderOf } from './case-for-citizen.ts';
import { dueOfPart } from './part-due.ts';
import type { Reads } from './reads.ts';
import { instantOf } from './rows.ts';
import { conditionOf } from './scope-condition.ts';

export type HelpedLine = {
  readonly number: CaseNumber;
  readonly thingName: Localised;
  readonly principalName: string;
  readonly filedAt: string;
  readonly status: CaseState['status'];
};

export type HelpedPart = {
  readonly part: PartNumber;
  readonly version: number;
  readonly itemName: Localised;
  readonly agencyName: Localised;
  readonly decidingCounty: DivisionCode;
  readonly stage: Stage;
  readonly holder: PartProgress['holder'];
  readonly dueNow?: Due;
  /** Papers that were asked for or are owed: empty where the mandate does not cover handing in. */
  readonly bring: readonly { readonly material: MaterialId; readonly name: Localised }[];
};

export type HelpedCase = HelpedLine & {
  /** Last day (ISO date) of the mandate. */
  readonly until: string;
  readonly acts: readonly MandateAct[];
  /** Where results are handed out, where the mandate covers collecting. */
  readonly collectAt?: DivisionCode;
  readonly parts: readonly HelpedPart[];
};

type Row = {
  readonly number: CaseNumber;
  readonly thing_name: Localised;
  readonly applicant_name: string;
  readonly filed_at: string;
  readonly status: CaseState['status'];
};

/** What the viewer filed on mandates that are in force, newest first; at most 100. */
export async function helpedCases(viewer: Viewer, from: Reads): Promise<readonly HelpedLine[]> {
  const scope = scopeOf(viewer, 'see-helped-case');
  if (scope.kind === 'nothing') return [];
  const condition = conditionOf(scope, 2);
  const { rows } = await from.pool.query<Row>({
    name: `helped-cases-${scope.kind}-1`,
    text: `select c.number, c.thing_name, c.applicant_name, c.filed_at, c.status from cases c
      where ${condition.sql} and c.mandate_until >= $1::date order by c.filed_at desc limit 100`,
    values: [todayOf(from), ...condition.values],
  });
  return rows.map((row) => ({
    number: row.number,
    thingName: row.thing_name,
    principalName: row.applicant_name,
    filedAt: instantOf(row.filed_at),
    status: row.status,
  }));
}

/** One of them with where each part is; `undefined` where there is none, the mandate was taken back or has expired. */
export async function caseForHelper(
  viewer: Viewer,
  from: Reads,
  number: string,
): Promise<HelpedCase | undefined> {
  const parsed = parseCaseNumber(number);
  const scope = scopeOf(viewer, 'see-helped-case');
  if (!parsed.ok || scope.kind === 'nothing') return undefined;
  const condition = conditionOf(scope, 4);
  const { rows } = await from.pool.query<{ event: CaseEvent }>({
    name: `case-for-helper-${scope.kind}-1`,
    text: `select e.event from cases c join case_events e on e.division = c.division and e.case_id = c.id
      where c.division = $1 and c.number = $2 and c.mandate_until >= $3::date and ${condition.sql} order by e.seq`,
    values: [divisionOfCaseNumber(parsed.value), parsed.value, todayOf(from), ...condition.values],
  });
  const whole = evolve(rows.map(({ event }) => event));
  const state = whole && asTold(whole);
  if (state?.mandate === undefined) return undefined;
  const { acts, until } = state.mandate;
  return {
    number: state.number,
    thingName: state.thingName,
    principalName: state.applicant.name,
    filedAt: state.filedAt,
    status: state.status,
    until,
    acts,
    ...(acts.includes('collect') && state.delivery.how === 'centre'
      ? { collectAt: state.delivery.place }
      : {}),
    parts: state.parts.map((part) => helpedPart(part, state, from)),
  };
}

function helpedPart(part: PartState, state: CaseState, from: Reads): HelpedPart {
  const { itemName, agencyName, decidingCounty, stage, version } = part;
  const line = {
    part: part.part,
    version,
    itemName,
    agencyName,
    decidingCounty,
    stage,
    holder: holderOf(part, state),
    bring: state.mandate?.acts.includes('hand-in') === true ? toBring(part, state) : [],
  };
  const due = dueOfPart(part, from);
  return due === undefined ? line : { ...line, dueNow: due };
}

function toBring(part: PartState, state: CaseState): HelpedPart['bring'] {
  const asked = part.stage === 'supplement-asked' ? (part.asked?.materials ?? []) : [];
  return state.materials
    .filter(
      ({ material, way, items }) =>
        asked.includes(material) ||
        (way === 'owed' && items.includes(part.item) && owesPaper(state, part) && part.stage !== 'waiting'),
    )
    .map(({ material, name }) => ({ material, name }));
}

function todayOf({ now }: Reads): string {
  return cityDay(now()).toString();
}
