// The public edition is given to everybody, as it is at this moment: the document itself is kept, with its hash.
import { canonicalJson, type Json } from '#base/canonical-json.ts';
import { plainText } from '#base/plain-text.ts';
import { ok } from '#base/result.ts';
import { sha256Hex } from '#base/sha256.ts';
import { approvedReturns, partsIn, totalsContent } from '#core/costs/totals-approval.ts';
import { namesIn, toldApart, type PublishedParts } from '#core/costs/report/publishable.ts';
import { may } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { officesWithin } from '#core/statistics/rollup/office-tree.ts';
import type { ReportDocument } from '#core/statistics/report/document.ts';
import type { CollectingOffice, Round } from '#core/statistics/survey/round.ts';
import { beforePublishing, publishedParts, writePublication } from '#store/published-reports.ts';
import { returnsProgress } from '#store/totals.ts';
import type { App } from './app.ts';
import { refuseUse, type Outcome } from './refusal.ts';

export type PublishReport = {
  readonly round: string;
  /** The document as it was shown. */
  readonly report: ReportDocument;
  /** Hash of the table it was made from (`TotalsView.content`). */
  readonly content: string;
  /** Why figures that were published change (统计法实施条例 第二十六条); may be empty the first time. */
  readonly reason: string;
};

const LONGEST_REASON = 1000;

/**
 * Refused unless the office's regional table is approved and still what the report was made from; when it is not the public
 * edition, or a unit of the register is named in it; when it says what was published already; when a revision has no reason;
 * when few units could be told apart by laying it beside what was published before.
 */
export async function publishReport(
  app: App,
  viewer: Viewer,
  { round: id, report, content, reason: typed }: PublishReport,
): Promise<Outcome<{ readonly hash: string }>> {
  const round = app.surveys.rounds.get(id);
  if (viewer.role !== 'collector' || round?.kind !== 'survey' || round.purpose !== 'statistics')
    return refuseUse('not-found');
  const office = round.offices.find(({ division }) => division === viewer.office);
  if (!office || !may(viewer, 'publish-survey-report', { storedUnder: viewer.office }))
    return refuseUse('not-found');
  if (report.edition !== 'public') return refuseUse('report-not-public');
  const named = namesIn(
    report,
    round.units.map(({ name }) => name),
  );
  if (named.length > 0) return refuseUse('report-names-units', { units: named.length });
  const key = { division: office.division, round: id, office: office.id };
  const divisions = round.offices.map(({ division }) => division);
  const [before, { content: current, parts }, earlier] = await Promise.all([
    beforePublishing(app.pool, key),
    currentTable(app, round, office),
    publishedParts(app.pool, { divisions, round: id }),
  ]);
  if (before.approved === undefined || before.approved !== current) return refuseUse('totals-not-approved');
  if (content !== current) return refuseUse('totals-changed-meanwhile');
  const reason = plainText(typed).trim();
  if (reason.length > LONGEST_REASON) return refuseUse('text-too-long', { limit: LONGEST_REASON });
  const json: Json = JSON.parse(JSON.stringify(report));
  const text = canonicalJson(json);
  const hash = sha256Hex(text);
  if (before.published === hash) return refuseUse('report-published-before');
  if (before.published !== undefined && reason === '') return refuseUse('revision-reason-needed');
  const apart = toldApart(parts, beside(earlier, office.division));
  if (apart !== undefined) return refuseUse('report-tells-units-apart', { units: apart });
  const written = await writePublication(app.pool, {
    ...key,
    officeName: office.name,
    title: report.title,
    content: text,
    hash,
    totalsContent: current,
    reason,
    at: app.now(),
    by: { person: viewer.person, name: viewer.name },
  });
  return written ? ok({ hash }) : refuseUse('report-published-before');
}

/** Everything the office published itself, and the newest of every other office. */
function beside(
  earlier: Awaited<ReturnType<typeof publishedParts>>,
  own: string,
): { readonly own: readonly PublishedParts[]; readonly others: readonly PublishedParts[] } {
  const newest = new Map<string, PublishedParts>();
  for (const { division, parts } of earlier)
    if (division !== own && !newest.has(division)) newest.set(division, parts);
  return {
    own: earlier.filter(({ division }) => division === own).map(({ parts }) => parts),
    others: [...newest.values()],
  };
}

async function currentTable(
  app: App,
  round: Round,
  office: CollectingOffice,
): Promise<{ readonly content: string; readonly parts: PublishedParts }> {
  const within = officesWithin(round, office.id);
  const divisions = round.offices.filter((each) => within.includes(each.id)).map(({ division }) => division);
  const rows = new Map(
    (await returnsProgress(app.pool, { round: round.id, divisions })).map((row) => [row.unit, row]),
  );
  const standings = round.units.flatMap((unit) => {
    const row = rows.get(unit.id);
    if (!row) return [];
    return [{ unit, stage: row.stage, version: row.version, approvedBy: row.approved_by }];
  });
  const table = { office: office.id, scope: 'region' as const };
  const parts = partsIn(approvedReturns(round, table, standings));
  return { content: totalsContent(round, table, parts), parts };
}
