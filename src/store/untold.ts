import type { Pool } from 'pg';
import type { CaseNumber } from '#core/cases/events.ts';

/** Cases in which an office asked for something, received on or before `until` (ISO date), and the applicant was not told yet. */
export async function untoldCases(
  pool: Pool,
  { until, limit }: { readonly until: string; readonly limit: number },
): Promise<readonly CaseNumber[]> {
  const { rows } = await pool.query<{ number: CaseNumber }>({
    name: 'untold-cases-1',
    text: `select c.number from (
        select p.division, p.case_id, min(p.received_on) as first from parts p
        where p.untold and p.received_on <= $1 group by p.division, p.case_id
        order by first limit $2) u
      join cases c on c.division = u.division and c.id = u.case_id`,
    values: [until, limit],
  });
  return rows.map(({ number }) => number);
}
