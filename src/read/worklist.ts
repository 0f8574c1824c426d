import { cityDay } from '#core/calendar/city-day.ts';
import { addWorkingDays } from '#core/calendar/add-days.ts';
import { CITY_ZONE } from '#core/calendar/work-calendar.ts';
import type { Stage } from '#core/cases/state.ts';
import { scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { WorkLine } from './case-lines.ts';
import type { Paged, Reads } from './reads.ts';
import { instantOf, pageOf, paged, toPartLine, type PartRow } from './rows.ts';
import { conditionOf } from './scope-condition.ts';

export type WorklistQuestion = {
  readonly stages?: readonly Stage[];
  /** Only what is late or due soon. */
  readonly light?: 'red' | 'yellow';
  readonly page?: number;
};
export type Worklist = Paged<WorkLine> & {
  readonly counts: Readonly<Partial<Record<Stage, number>>>;
  /** Of what waits for the office: how many clocks have run out or soon will. */
  readonly lights: { readonly red: number; readonly yellow: number };
};

/** The stages in which the office has something to do. */
export const OFFICE_STAGES = [
  'at-office',
  'received',
  'accepted',
  'reviewed',
  'granted',
] as const satisfies readonly Stage[];

type WorkRow = PartRow & {
  readonly number: WorkLine['number'];
  readonly thing_name: WorkLine['thingName'];
  readonly applicant_name: string;
  readonly channel: WorkLine['channel'];
  readonly receiving_place: NonNullable<WorkLine['receivingPlace']> | null;
  readonly filed_at: string;
};
type Answer = {
  readonly rows: readonly WorkRow[] | null;
  readonly total: number;
  readonly counts: Worklist['counts'] | null;
  readonly red: number;
  readonly yellow: number;
};

/**
 * The parts of the officer's own agency and county, the most urgent first (nearest running clock, then longest waiting).
 * Without `stages`: all that wait for the office. `counts`: by stage, whatever was asked.
 */
export async function worklist(
  viewer: Viewer,
  from: Reads,
  question: WorklistQuestion = {},
): Promise<Worklist> {
  const scope = scopeOf(viewer, 'list-worklist');
  const { page, limit, offset } = pageOf(question.page ?? 1);
  const condition = conditionOf(scope, 8);
  const now = from.now();
  const today = cityDay(now);
  const { date: soon } = addWorkingDays(from.calendar, today, from.lights.yellow + 1);
  const { rows } = await from.pool.query<Answer>({
    name: `worklist-${scope.kind}-3`,
    text: `with counted as (select p.stage, count(*) as n from parts p where ${condition.sql} group by p.stage),
      lit as (
        select p.*, case when p.next_due < $5 then 'red' when p.next_due < $6 then 'yellow' end as light
        from parts p where ${condition.sql} and (p.stage = any ($3) or p.stage = any ($4))),
      asked as (select * from lit where stage = any ($3) and ($7::text is null or light = $7)),
      page as (
        select p.part, p.item, p.item_name, p.agency_name, p.deciding_county, p.stage, p.since, p.next_due, p.next_kind,
          p.next_provisional, p.standing, c.number, c.thing_name, c.applicant_name, c.channel, c.receiving_place, c.filed_at
        from asked p join cases c on c.division = p.division and c.id = p.case_id
        order by p.next_due nulls last, p.since, p.case_id, p.part limit $1 offset $2)
      select (select jsonb_agg(page) from page) as rows,
        (select count(*) from asked) as total,
        (select jsonb_object_agg(stage, n) from counted) as counts,
        (select count(*) from lit where stage = any ($4) and light = 'red') as red,
        (select count(*) from lit where stage = any ($4) and light = 'yellow') as yellow`,
    values: [
      limit,
      offset,
      question.stages ?? OFFICE_STAGES,
      OFFICE_STAGES,
      now.toString(),
      soon.toZonedDateTime(CITY_ZONE).toInstant().toString(),
      question.light ?? null,
      ...condition.values,
    ],
  });
  const [answer] = rows;
  const lines = (answer?.rows ?? []).map((row) => toWorkLine(row, from));
  return {
    ...paged(lines, answer?.total ?? 0, page),
    counts: answer?.counts ?? {},
    lights: { red: answer?.red ?? 0, yellow: answer?.yellow ?? 0 },
  };
}

function toWorkLine(row: WorkRow, from: Reads): WorkLine {
  return {
    ...toPartLine(row, from),
    number: row.number,
    thingName: row.thing_name,
    applicantName: row.applicant_name,
    channel: row.channel,
    ...(row.receiving_place === null ? {} : { receivingPlace: row.receiving_place }),
    filedAt: instantOf(row.filed_at),
  };
}
