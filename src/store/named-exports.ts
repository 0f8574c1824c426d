import type { Pool } from 'pg';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { NamedUse } from '#core/costs/purpose.ts';

export type NamedExportRow = {
  readonly division: DivisionCode;
  readonly id: string;
  readonly round: string;
  readonly use: NamedUse;
  readonly left: boolean;
  readonly units: number;
  readonly person: string;
  readonly name: string;
  readonly at: Temporal.Instant;
};

/** Writes down one request, granted or refused. */
export async function insertNamedExport(pool: Pool, row: NamedExportRow): Promise<void> {
  const { division, id, round, use, left, units, person, name, at } = row;
  await pool.query({
    name: 'insert-named-export-1',
    text: `insert into named_exports (division, id, round, use, left_house, units, person, name, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [division, id, round, use, left, units, person, name, at.toString()],
  });
}
