import type { Pool } from 'pg';
import type { CaseEvent, CaseId } from '#core/cases/events.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { Achieved } from '#core/supervision/achieved.ts';

export type Unmeasured = { readonly caseId: CaseId; readonly events: readonly CaseEvent[] };

/** Cases of a county in which every part got its result and that were not measured yet, with their events. */
export async function unmeasuredCases(
  pool: Pool,
  division: DivisionCode,
  limit: number,
): Promise<readonly Unmeasured[]> {
  const { rows } = await pool.query<{ id: CaseId; events: readonly CaseEvent[] }>({
    name: 'unmeasured-cases-1',
    text: `select c.id, (select jsonb_agg(e.event order by e.seq) from case_events e
        where e.division = c.division and e.case_id = c.id) as events
      from cases c where c.division = $1 and c.status = 'finished'
        and not exists (select from parts p where p.division = $1 and p.case_id = c.id and p.stage <> 'delivered')
        and not exists (select from case_figures f where f.division = $1 and f.case_id = c.id)
      order by c.updated_at limit $2`,
    values: [division, limit],
  });
  return rows.map(({ id, events }) => ({ caseId: id, events }));
}

export type FigureRow = {
  readonly caseId: CaseId;
  readonly thing: string;
  /** Instant. */
  readonly finishedAt: string;
  readonly achieved: Achieved;
};

/** Writes what cases came to; what is there already stays. */
export async function insertFigures(
  pool: Pool,
  division: DivisionCode,
  rows: readonly FigureRow[],
): Promise<void> {
  const flat = rows.map(({ caseId, thing, finishedAt, achieved }) => ({
    case_id: caseId,
    thing,
    finished_at: finishedAt,
    parts: achieved.parts,
    steps_before: achieved.steps.before,
    steps_after: achieved.steps.after,
    materials_before: achieved.materials.before,
    materials_after: achieved.materials.after,
    days_before: achieved.days?.before ?? null,
    days_after: achieved.days?.after ?? null,
    visits: achieved.visits,
  }));
  await pool.query({
    name: 'insert-figures-1',
    text: `insert into case_figures (division, case_id, thing, finished_at, parts, steps_before, steps_after,
        materials_before, materials_after, days_before, days_after, visits)
      select $1, r.* from jsonb_to_recordset($2::jsonb) as r(case_id uuid, thing text, finished_at timestamptz, parts int,
        steps_before int, steps_after int, materials_before int, materials_after int, days_before int, days_after int, visits int)
      on conflict on constraint case_figures_pk do nothing`,
    values: [division, JSON.stringify(flat)],
  });
}
