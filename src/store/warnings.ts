// Warnings are raised by one statement a county, from the clocks as they stand, and answered once.
import type { Pool } from 'pg';
import type { DivisionCode } from '#core/divisions/division.ts';

export type RaiseWarnings = {
  readonly division: DivisionCode;
  /** Instant. */
  readonly now: string;
  /** ISO date: a clock that ends before it is near its end. */
  readonly soon: string;
  /** ISO date until which the office may answer. */
  readonly feedbackDue: string;
};

/** Raises what is new: near the date, past it, and second rounds. Each once; what is not rated is left out. How many. */
export async function raiseWarningsIn(pool: Pool, raise: RaiseWarnings): Promise<number> {
  const { rows } = await pool.query<{ raised: number }>({
    name: 'raise-warnings-1',
    text: `with found as (
        select k.case_id, k.part, k.kind, k.nth, case when k.due_at < $2 then 'red' else 'yellow' end as level,
          k.deciding_county, k.agency
        from clocks k
        where k.division = $1 and k.status = 'running' and k.rated and k.kind <> 'owed' and k.due < $3
        union all
        select e.case_id, e.part, 'second-round', e.seq, 'red', p.deciding_county, p.agency
        from case_events e join parts p on p.division = e.division and p.case_id = e.case_id and p.part = e.part
        where e.division = $1 and e.kind = 'supplement-asked' and e.event ? 'again'),
      raised as (
        insert into warnings (division, case_id, part, kind, nth, level, raised_at, feedback_due, deciding_county, agency)
        select $1, f.case_id, f.part, f.kind, f.nth, f.level, $2, $4, f.deciding_county, f.agency from found f
        where not exists (select from warnings w where w.division = $1 and w.case_id = f.case_id and w.part = f.part
          and w.kind = f.kind and w.nth = f.nth and w.level = f.level)
        on conflict on constraint warnings_once do nothing returning 1)
      select count(*) as raised from raised`,
    values: [raise.division, raise.now, raise.soon, raise.feedbackDue],
  });
  return rows[0]?.raised ?? 0;
}

export type AnswerWrite = {
  readonly division: DivisionCode;
  readonly id: string;
  readonly county: DivisionCode;
  readonly agency: string;
  readonly feedback: string;
  readonly by: string;
  /** Instant. */
  readonly at: string;
};

/** Writes an office's answer. `given`: there is one already. `none`: no such warning of this office. */
export async function writeFeedback(pool: Pool, write: AnswerWrite): Promise<'written' | 'given' | 'none'> {
  const { division, id, county, agency, feedback, by, at } = write;
  const { rows } = await pool.query<{ there: boolean; written: boolean }>({
    name: 'write-feedback-1',
    text: `with own as (select feedback from warnings
        where division = $1 and id = $2 and deciding_county = $3 and agency = $4),
      written as (
        update warnings set feedback = $5, feedback_by = $6, feedback_at = $7
        where division = $1 and id = $2 and deciding_county = $3 and agency = $4 and feedback is null returning 1)
      select exists (select from own) as there, exists (select from written) as written`,
    values: [division, id, county, agency, feedback, by, at],
  });
  const [row] = rows;
  if (row?.written === true) return 'written';
  return row?.there === true ? 'given' : 'none';
}
