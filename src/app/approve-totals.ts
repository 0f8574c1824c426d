// An office approves its own 综合表, of its own level or its region, as it was shown.
import { plainText } from '#base/plain-text.ts';
import { ok } from '#base/result.ts';
import { approvedReturns, partsIn, totalsContent } from '#core/costs/totals-approval.ts';
import { may } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { officesWithin, type TableScope } from '#core/statistics/rollup/office-tree.ts';
import { returnsProgress, writeTotalsApproval } from '#store/totals.ts';
import type { App } from './app.ts';
import { keepRoundOnce } from './kept-rounds.ts';
import { refuseUse, type Outcome } from './refusal.ts';

export type ApproveTotals = {
  readonly round: string;
  readonly scope: TableScope;
  /** Hash of what the page showed. */
  readonly content: string;
  /** Why it is approved though units are missing; may be empty when none are. */
  readonly note: string;
};

const LONGEST_NOTE = 1000;

/**
 * Refused when the parts are not those that were shown, when something would count twice (S19), when nothing was approved
 * yet, and when units of the register are missing without a word on it.
 */
export async function approveTotals(
  app: App,
  viewer: Viewer,
  { round: id, scope, content, note: typed }: ApproveTotals,
): Promise<Outcome<undefined>> {
  const round = app.surveys.rounds.get(id);
  if (viewer.role !== 'collector' || round?.kind !== 'survey') return refuseUse('not-found');
  const office = round.offices.find(({ division }) => division === viewer.office);
  if (!office || !may(viewer, 'approve-totals', { storedUnder: viewer.office }))
    return refuseUse('not-found');
  const table = { office: office.id, scope };
  const within = officesWithin(round, office.id);
  const divisions = round.offices.filter((each) => within.includes(each.id)).map(({ division }) => division);
  const rows = new Map(
    (await returnsProgress(app.pool, { round: id, divisions })).map((row) => [row.unit, row]),
  );
  const standings = round.units.flatMap((unit) => {
    const row = rows.get(unit.id);
    if (!row) return [];
    return [{ unit, stage: row.stage, version: row.version, approvedBy: row.approved_by }];
  });
  const counting = approvedReturns(round, table, standings);
  const parts = partsIn(counting);
  if (totalsContent(round, table, parts) !== content) return refuseUse('totals-changed-meanwhile');
  const { findings, missing } = counting;
  if (findings.length > 0) return refuseUse('totals-have-findings', { findings: findings.length });
  if (parts.length === 0) return refuseUse('totals-empty');
  const note = plainText(typed).trim();
  if (note.length > LONGEST_NOTE) return refuseUse('text-too-long', { limit: LONGEST_NOTE });
  if (missing.length > 0 && note === '') return refuseUse('totals-note-needed', { missing: missing.length });
  await keepRoundOnce(app, round);
  const outcome = await writeTotalsApproval(app.pool, {
    division: office.division,
    round: id,
    ...table,
    roundVersion: round.version,
    content,
    parts,
    missing: missing.length,
    note,
    at: app.now(),
    by: { person: viewer.person, name: viewer.name },
  });
  if (outcome === 'raced') return refuseUse('totals-changed-meanwhile');
  return outcome === 'same' ? refuseUse('totals-approved-before') : ok(undefined);
}
