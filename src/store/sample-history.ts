// What the making of the demo's history asks of the database.
import type { Pool } from 'pg';
import { divisionOfCaseNumber } from '#core/cases/case-number.ts';
import type { CaseNumber, PartNumber } from '#core/cases/events.ts';
import type { Stage } from '#core/cases/state.ts';

/** Whether a case was ever filed. */
export async function anyCase(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ there: boolean }>(`select exists (select from cases) as there`);
  return rows[0]?.there === true;
}

/** The parts of a case with what an act on them is decided on. */
export async function caseVersions(
  pool: Pool,
  number: CaseNumber,
): Promise<readonly { readonly part: PartNumber; readonly version: number; readonly stage: Stage }[]> {
  const { rows } = await pool.query<{ part: PartNumber; version: number; stage: Stage }>({
    name: 'case-versions-1',
    text: `select p.part, p.version, p.stage from cases c join parts p on p.division = c.division and p.case_id = c.id
      where c.division = $1 and c.number = $2 order by p.part`,
    values: [divisionOfCaseNumber(number), number],
  });
  return rows;
}

/** Whether a return of a survey was ever begun. */
export async function anyReturn(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ there: boolean }>(`select exists (select from returns) as there`);
  return rows[0]?.there === true;
}

/** Renews what the database knows of how many returns and cells there are; it does so itself a minute later. */
export async function countReturns(pool: Pool): Promise<void> {
  await pool.query('analyze returns, return_cells, return_events');
}
