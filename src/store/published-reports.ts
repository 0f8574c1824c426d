// Reports as they were published: what publishing must know, and the one statement that writes.
import type { Pool } from 'pg';
import type { TotalsPart } from '#core/costs/totals-approval.ts';
import type { RoundId } from '#core/statistics/survey/round.ts';
import { isSurveyUnitId } from '#core/statistics/survey/unit-id.ts';

export type PublicationKey = { readonly division: string; readonly round: RoundId; readonly office: string };

/** The last approval of the office's regional table, and the last publication. */
export async function beforePublishing(
  pool: Pool,
  { division, round, office }: PublicationKey,
): Promise<{ readonly approved?: string; readonly published?: string }> {
  const { rows } = await pool.query<{ approved: string | null; published: string | null }>({
    name: 'before-publishing-1',
    text: `select
      (select content from survey_totals where division = $1 and round = $2 and office = $3 and scope = 'region'
        order by nth desc limit 1) as approved,
      (select hash from published_reports where division = $1 and round = $2 order by nth desc limit 1) as published`,
    values: [division, round, office],
  });
  const approved = rows[0]?.approved ?? undefined;
  const published = rows[0]?.published ?? undefined;
  return {
    ...(approved === undefined ? {} : { approved }),
    ...(published === undefined ? {} : { published }),
  };
}

/** What every publication of a round by these offices was made of, the newest of each office first. */
export async function publishedParts(
  pool: Pool,
  { divisions, round }: { readonly divisions: readonly string[]; readonly round: RoundId },
): Promise<readonly { readonly division: string; readonly parts: readonly TotalsPart[] }[]> {
  const { rows } = await pool.query<{
    division: string;
    parts: readonly (readonly [unit: string, version: number])[];
  }>({
    name: 'published-parts-1',
    text: `select p.division, t.parts from published_reports p
      join lateral (select t.parts from survey_totals t where t.division = p.division and t.round = p.round
        and t.office = p.office and t.scope = 'region' and t.content = p.totals_content limit 1) t on true
      where p.division = any($1::text[]) and p.round = $2 order by p.division, p.nth desc`,
    values: [divisions, round],
  });
  return rows.map(({ division, parts }) => ({
    division,
    parts: parts.flatMap(([unit, version]) => (isSurveyUnitId(unit) ? [{ unit, version }] : [])),
  }));
}

export type PublicationWrite = PublicationKey & {
  readonly officeName: string;
  readonly title: string;
  readonly content: string;
  readonly hash: string;
  readonly totalsContent: string;
  /** Empty only for the first. */
  readonly reason: string;
  readonly at: Temporal.Instant;
  readonly by: { readonly person: string; readonly name: string };
};

/** Nothing, when somebody published at this moment, or a revision came without its reason. */
export async function writePublication(pool: Pool, write: PublicationWrite): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: 'write-publication-1',
    text: `insert into published_reports (division, round, nth, office, office_name, title, content, hash, totals_content, reason,
        published_at, published_by, published_name)
      select $1, $2, n.nth, $3, $4, $5, $6, $7, $8, $9, $10::timestamptz, $11, $12
      from (select coalesce(max(nth), 0) + 1 as nth from published_reports where division = $1 and round = $2) n
      where n.nth = 1 or $9 <> ''
      on conflict do nothing`,
    values: [
      write.division,
      write.round,
      write.office,
      write.officeName,
      write.title,
      write.content,
      write.hash,
      write.totalsContent,
      write.reason,
      write.at.toString(),
      write.by.person,
      write.by.name,
    ],
  });
  return rowCount === 1;
}
