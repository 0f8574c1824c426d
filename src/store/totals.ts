// Approved 综合表: one statement reads what an approval needs, one writes it.
import type { Pool } from 'pg';
import type { ReturnStage } from '#core/costs/return-state.ts';
import type { TotalsPart } from '#core/costs/totals-approval.ts';
import type { TableScope } from '#core/statistics/rollup/office-tree.ts';
import type { RoundId } from '#core/statistics/survey/round.ts';

/** Where the returns of some divisions stand. */
export async function returnsProgress(
  pool: Pool,
  { round, divisions }: { readonly round: RoundId; readonly divisions: readonly string[] },
): Promise<
  readonly {
    readonly unit: string;
    readonly stage: ReturnStage;
    readonly version: number;
    readonly approved_by: readonly string[];
  }[]
> {
  const { rows } = await pool.query({
    name: 'returns-progress-1',
    text: `select unit, stage, version, approved_by from returns
      where division = any($1::text[]) and round = $2`,
    values: [divisions, round],
  });
  return rows;
}

export type ApproveTotalsWrite = {
  readonly division: string;
  readonly round: RoundId;
  readonly office: string;
  readonly scope: TableScope;
  readonly roundVersion: string;
  readonly content: string;
  readonly parts: readonly TotalsPart[];
  readonly missing: number;
  readonly note: string;
  readonly at: Temporal.Instant;
  readonly by: { readonly person: string; readonly name: string };
};

/** `same`: the last approval of this table was of the same parts already. `raced`: somebody approved at this moment. */
export async function writeTotalsApproval(
  pool: Pool,
  write: ApproveTotalsWrite,
): Promise<'written' | 'same' | 'raced'> {
  const { division, round, office, scope, content, at, by } = write;
  const { rows } = await pool.query<{ written: boolean; same: boolean }>({
    name: 'write-totals-approval-1',
    text: `with last as (select nth, content from survey_totals
        where division = $1 and round = $2 and office = $3 and scope = $4 order by nth desc limit 1),
      written as (
        insert into survey_totals (division, round, office, scope, nth, round_version, content, parts, missing, note,
          approved_at, approved_by, approved_name)
        select $1, $2, $3, $4, coalesce((select nth from last), 0) + 1, $5, $6, $7::jsonb, $8, $9, $10::timestamptz, $11, $12
        where not exists (select from last where last.content = $6)
        on conflict do nothing returning 1)
      select exists (select from written) as written, exists (select from last where last.content = $6) as same`,
    values: [
      division,
      round,
      office,
      scope,
      write.roundVersion,
      content,
      JSON.stringify(write.parts.map(({ unit, version }) => [unit, version])),
      write.missing,
      write.note,
      at.toString(),
      by.person,
      by.name,
    ],
  });
  if (rows[0]?.written === true) return 'written';
  return rows[0]?.same === true ? 'same' : 'raced';
}
