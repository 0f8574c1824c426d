// Published reports, for everybody: the list, and one with its revisions.
import { may, scopeOf } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { ReportDocument } from '#core/statistics/report/document.ts';
import { parseReportDocument } from '#core/statistics/report/parse-document.ts';
import type { Reads } from './reads.ts';
import { instantOf } from './rows.ts';
import { conditionOf } from './scope-condition.ts';

export type PublishedLine = {
  readonly round: string;
  /** Id of the office within the round, and its name as it was then. */
  readonly office: string;
  readonly officeName: string;
  readonly title: string;
  /** 1: never revised. */
  readonly nth: number;
  /** RFC 9557 instant. */
  readonly at: string;
};

/** The newest of every office and round, the latest first. */
export async function publishedReports(
  viewer: Viewer,
  { pool }: Pick<Reads, 'pool'>,
): Promise<readonly PublishedLine[]> {
  const scope = conditionOf(scopeOf(viewer, 'see-public-survey-report'));
  const { rows } = await pool.query<Row>({
    name: 'published-reports-1',
    text: `select distinct on (division, round) round, office, office_name, title, nth, published_at, hash, reason
      from published_reports where ${scope.sql} order by division, round, nth desc`,
    values: [...scope.values],
  });
  return rows.map(toLine).toSorted((a, b) => (a.at < b.at ? 1 : -1));
}

type Row = {
  readonly round: string;
  readonly office: string;
  readonly office_name: string;
  readonly title: string;
  readonly nth: number;
  readonly published_at: string;
  readonly hash: string;
  readonly reason: string;
};

export type Published = PublishedLine & {
  readonly report: ReportDocument;
  readonly hash: string;
  /** All publications, the newest first, with why each was revised. */
  readonly revisions: readonly {
    readonly nth: number;
    readonly at: string;
    readonly hash: string;
    readonly reason: string;
  }[];
};

/** The report of a round by an office (absent: whichever published first), in its newest or the `nth` version. */
export async function publishedReport(
  viewer: Viewer,
  { pool }: Pick<Reads, 'pool'>,
  {
    round,
    office,
    nth,
  }: { readonly round: string; readonly office?: string | undefined; readonly nth?: number | undefined },
): Promise<Published | undefined> {
  if (!may(viewer, 'see-public-survey-report')) return undefined;
  const { rows } = await pool.query<Row & { readonly content: string | null }>({
    name: 'published-report-1',
    text: `select round, office, office_name, title, nth, published_at, hash, reason,
        case when nth = coalesce($3::int, max(nth) over ()) then content end as content
      from published_reports
      where round = $1 and division = (select division from published_reports where round = $1
        and ($2::text is null or office = $2) order by published_at, division limit 1)
      order by nth desc`,
    values: [round, office ?? null, nth ?? null],
  });
  const shown = rows.find(({ content }) => content !== null);
  if (shown === undefined || shown.content === null) return undefined;
  const report = parseReportDocument(JSON.parse(shown.content));
  if (report === undefined) throw new Error(`the published report ${round} ${shown.nth} cannot be read`);
  return {
    ...toLine(shown),
    report,
    hash: shown.hash,
    revisions: rows.map((row) => ({
      nth: row.nth,
      at: instantOf(row.published_at),
      hash: row.hash,
      reason: row.reason,
    })),
  };
}

function toLine({ round, office, office_name, title, nth, published_at }: Row): PublishedLine {
  return { round, office, officeName: office_name, title, nth, at: instantOf(published_at) };
}
