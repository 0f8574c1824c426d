// Rows as the queries give them, made into the lines that pages show.
import { CITY_ZONE } from '#core/calendar/work-calendar.ts';
import type { SpecialStepKind } from '#core/catalogue/model.ts';
import { dueNow } from '#core/cases/light.ts';
import type { CaseLine, PartLine, RunningClock } from './case-lines.ts';
import { PAGE_SIZE, type Paged, type Reads } from './reads.ts';

/** Columns of a part as JSON, for a list inside a row. */
export const PART_JSON = `jsonb_build_object('part', p.part, 'item', p.item, 'item_name', p.item_name, 'agency_name', p.agency_name,
  'deciding_county', p.deciding_county, 'stage', case when p.untold then 'received' else p.stage end, 'since', p.since, 'next_due', p.next_due, 'next_kind', p.next_kind,
  'next_provisional', p.next_provisional, 'standing', p.standing)`;

export type PartRow = {
  readonly part: number;
  readonly item: PartLine['item'];
  readonly item_name: PartLine['itemName'];
  readonly agency_name: PartLine['agencyName'];
  readonly deciding_county: PartLine['decidingCounty'];
  readonly stage: PartLine['stage'];
  readonly since: string;
  readonly next_due: string | null;
  readonly next_kind: RunningClock['kind'] | null;
  readonly next_provisional: boolean | null;
  readonly standing: SpecialStepKind | null;
};

export const CASE_COLUMNS = `c.division, c.id, c.number, c.thing, c.thing_name, c.applicant_name, c.channel, c.receiving_place,
  c.delivery_place, c.filed_at, c.status`;

export type CaseRow = {
  readonly number: CaseLine['number'];
  readonly thing: CaseLine['thing'];
  readonly thing_name: CaseLine['thingName'];
  readonly applicant_name: string;
  readonly channel: CaseLine['channel'];
  readonly receiving_place: NonNullable<CaseLine['receivingPlace']> | null;
  readonly delivery_place: NonNullable<CaseLine['deliveryPlace']> | null;
  readonly filed_at: string;
  readonly status: CaseLine['status'];
  readonly owed: CaseLine['owed'] | null;
  readonly parts: readonly PartRow[];
};

/** The clock with its light: red once its very moment has passed. */
function clockOf(row: PartRow, from: Reads): RunningClock | undefined {
  if (row.next_due === null || row.next_kind === null) return undefined;
  const at = Temporal.Instant.from(row.next_due);
  const local = at.toZonedDateTimeISO(CITY_ZONE);
  const date = local.toPlainDate();
  const due = dueNow({ date: date.toString(), provisional: row.next_provisional ?? false }, from);
  return {
    ...due,
    ...(Temporal.Instant.compare(at, from.now()) < 0 ? { light: 'red' as const } : {}),
    kind: row.next_kind,
    ...(local.add({ seconds: 1 }).toPlainDate().equals(date) ? { moment: at.toString() } : {}),
  };
}

export function toPartLine(row: PartRow, from: Reads): PartLine {
  const clock = clockOf(row, from);
  return {
    part: row.part,
    item: row.item,
    itemName: row.item_name,
    agencyName: row.agency_name,
    decidingCounty: row.deciding_county,
    stage: row.stage,
    since: instantOf(row.since),
    ...(clock === undefined ? {} : { clock }),
    ...(row.standing === null ? {} : { standing: row.standing }),
  };
}

export function toCaseLine(row: CaseRow, from: Reads): CaseLine {
  return {
    number: row.number,
    thing: row.thing,
    thingName: row.thing_name,
    applicantName: row.applicant_name,
    channel: row.channel,
    ...(row.receiving_place === null ? {} : { receivingPlace: row.receiving_place }),
    ...(row.delivery_place === null ? {} : { deliveryPlace: row.delivery_place }),
    filedAt: instantOf(row.filed_at),
    status: row.status,
    owed: row.owed ?? [],
    parts: row.parts.map((part) => toPartLine(part, from)),
  };
}

/** One instant, one spelling: with T and Z. */
export function instantOf(text: string): string {
  return Temporal.Instant.from(text).toString();
}

/** The page asked for as limit and offset; nonsense is page 1. */
export function pageOf(page: number): {
  readonly page: number;
  readonly limit: number;
  readonly offset: number;
} {
  const sound = Number.isSafeInteger(page) && page >= 1 && page <= 100_000 ? page : 1;
  return { page: sound, limit: PAGE_SIZE, offset: (sound - 1) * PAGE_SIZE };
}

export function paged<Row>(rows: readonly Row[], total: number, page: number): Paged<Row> {
  return { rows, total, page, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}
