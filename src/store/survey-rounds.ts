import type { Pool } from 'pg';
import { roundFromJson, roundToJson } from '#core/statistics/survey/round-json.ts';
import type { Round, RoundId } from '#core/statistics/survey/round.ts';

/** Keeps a version of a round, so that returns signed under it stay readable. Again: nothing. */
export async function keepRound(pool: Pool, round: Round, at: Temporal.Instant): Promise<void> {
  await pool.query({
    name: 'keep-round-1',
    text: `insert into survey_rounds (id, version, content, kept_at) values ($1, $2, $3::jsonb, $4::timestamptz)
      on conflict do nothing`,
    values: [round.id, round.version, roundToJson(round), at.toString()],
  });
}

/** A version that was kept. */
export async function keptRound(
  pool: Pool,
  { id, version }: { readonly id: RoundId; readonly version: string },
): Promise<Round | undefined> {
  const { rows } = await pool.query<{ content: string }>({
    name: 'kept-round-1',
    text: 'select content::text as content from survey_rounds where id = $1 and version = $2',
    values: [id, version],
  });
  return rows[0] && roundFromJson(rows[0].content);
}
