import type { Stage } from '#core/cases/state.ts';
import { scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { WorkLine } from './case-lines.ts';
import type { Paged, Reads } from './reads.ts';
import { instantOf, pageOf, paged, toPartLine, type PartRow } from './rows.ts';
import { conditionOf } from './scope-condition.ts';

export type WorklistQuestion = { readonly stages?: readonly Stage[]; readonly page?: number };
export type Worklist = Paged<WorkLine> & { readonly counts: Readonly<Partial<Record<Stage, number>>> };

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
};

/**
 * The parts of the officer's own agency and county, the most urgent first (nearest date, then longest waiting). Without
 * `stages`: all that wait for the office. `counts`: by stage, whatever was asked.
 */
export async function worklist(
  viewer: Viewer,
  from: Reads,
  question: WorklistQuestion = {},
): Promise<Worklist> {
  const scope = scopeOf(viewer, 'list-worklist');
  const { page, limit, offset } = pageOf(question.page ?? 1);
  const condition = conditionOf(scope, 4);
  const { rows } = await from.pool.query<Answer>({
    name: `worklist-${scope.kind}-1`,
    text: `with counted as (select p.stage, count(*) as n from parts p where ${condition.sql} group by p.stage),
      page as (
        select p.part, p.item, p.item_name, p.agency_name, p.deciding_county, p.stage, p.due, p.due_provisional, p.since,
          c.number, c.thing_name, c.applicant_name, c.channel, c.receiving_place, c.filed_at
        from parts p join cases c on c.division = p.division and c.id = p.case_id
        where ${condition.sql} and p.stage = any ($3)
        order by p.due nulls last, p.since, p.case_id, p.part limit $1 offset $2)
      select (select jsonb_agg(page) from page) as rows,
        coalesce((select sum(n) from counted where stage = any ($3)), 0)::bigint as total,
        (select jsonb_object_agg(stage, n) from counted) as counts`,
    values: [limit, offset, question.stages ?? OFFICE_STAGES, ...condition.values],
  });
  const answer = rows[0];
  const lines = (answer?.rows ?? []).map((row) => toWorkLine(row, from));
  return { ...paged(lines, answer?.total ?? 0, page), counts: answer?.counts ?? {} };
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
