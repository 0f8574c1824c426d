// Rows that name units leave the house only for the purpose the round declared; every request is written down.
import { ok } from '#base/result.ts';
import { mayLeave, type NamedUse } from '#core/costs/purpose.ts';
import { may } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { Round } from '#core/statistics/survey/round.ts';
import { insertNamedExport } from '#store/named-exports.ts';
import type { App } from './app.ts';
import { refuseUse, type Outcome } from './refusal.ts';

/** `units`: how many would leave. Refused outside the purpose with the clauses; the refusal is written down as well. */
export async function releaseNamedRows(
  app: App,
  viewer: Viewer,
  { round: id, use, units }: { readonly round: string; readonly use: NamedUse; readonly units: number },
): Promise<Outcome<Round>> {
  const round = app.surveys.rounds.get(id);
  if (round === undefined || viewer.role !== 'collector') return refuseUse('not-found');
  if (!may(viewer, 'export-named-rows', { storedUnder: viewer.office })) return refuseUse('not-found');
  if (!round.offices.some(({ division }) => division === viewer.office)) return refuseUse('not-found');
  const allowed = mayLeave(round, use);
  await insertNamedExport(app.pool, {
    division: viewer.office,
    id: app.newId(),
    round: id,
    use,
    left: allowed.ok,
    units: allowed.ok ? units : 0,
    person: viewer.person,
    name: viewer.name,
    at: app.now(),
  });
  return allowed.ok ? ok(round) : refuseUse('outside-purpose', { clauses: allowed.error.clauses.join('；') });
}
