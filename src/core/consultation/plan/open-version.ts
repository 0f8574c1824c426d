import { ok, type Result } from '#base/result.ts';
import type { LedgerHappening } from '../events.ts';
import type { Ledger } from '../ledger.ts';
import { refuseConsultation, type ConsultationRefusal } from '../refusal.ts';
import { alignPlan, type PlanAlignment } from './align-plan.ts';
import { lastClauseNumber, settleAlignment, type AlignmentDecision } from './clause-ids.ts';
import type { ParsedPlan } from './parsed-plan.ts';
import type { PlanSource, PlanStage, PlanVersion } from './plan.ts';

type Opened = Result<readonly LedgerHappening[], ConsultationRefusal>;

const LONGEST_TITLE = 120;

/** The version worked on last; absent: there is none yet. */
export function lastVersion({ versions }: Pick<Ledger, 'versions'>): PlanVersion | undefined {
  return versions.at(-1);
}

/** What stands in a file against the last version: what a person sees before it is taken in. */
export function alignedWithLast(ledger: Pick<Ledger, 'versions'>, { clauses }: ParsedPlan): PlanAlignment {
  return alignPlan(lastVersion(ledger)?.clauses ?? [], clauses);
}

/** The next version as a copy of the last. The last is sealed first. */
export function openNextVersion(
  ledger: Ledger,
  to: { readonly stage: PlanStage; readonly title: string },
): Opened {
  const last = lastVersion(ledger);
  if (!last) return refuseConsultation('plan-version-not-found');
  return opened(ledger, { ...to, clauses: last.clauses, source: undefined });
}

/** The next version from a file, each of its clauses with the id it had; what was unsure is decided by a person. */
export function openVersionFromFile(
  ledger: Ledger,
  to: {
    readonly stage: PlanStage;
    readonly title: string;
    readonly plan: ParsedPlan;
    readonly decisions: ReadonlyMap<number, AlignmentDecision>;
    readonly source: PlanSource;
  },
): Opened {
  const { stage, title, plan, decisions, source } = to;
  const settled = settleAlignment(
    plan.clauses,
    alignedWithLast(ledger, plan),
    decisions,
    lastEverUsed(ledger),
  );
  if (!settled.ok) {
    const { undecided, claimedTwice } = settled.error;
    return undecided.length > 0
      ? refuseConsultation('plan-places-undecided', { count: undecided.length })
      : refuseConsultation('plan-clause-claimed-twice', { count: claimedTwice.length });
  }
  if (settled.value.length === 0) return refuseConsultation('clause-text-empty');
  return opened(ledger, { stage, title, clauses: settled.value, source });
}

/** No id is used again, not even of a clause that was added and taken out within one version. */
export function lastEverUsed({
  versions,
  clauseChanges,
}: Pick<Ledger, 'versions' | 'clauseChanges'>): number {
  const ids = versions.flatMap(({ clauses }) => clauses.map(({ id }) => id));
  return lastClauseNumber([...ids, ...clauseChanges.map(({ clause }) => clause)]);
}

function opened(ledger: Ledger, version: Omit<PlanVersion, 'nth' | 'sealed'>): Opened {
  const last = lastVersion(ledger);
  if (last && !last.sealed) return refuseConsultation('plan-version-open', { nth: last.nth });
  const title = version.title.trim();
  if (title === '') return refuseConsultation('clause-text-empty');
  if (title.length > LONGEST_TITLE) return refuseConsultation('text-too-long', { limit: LONGEST_TITLE });
  return ok([{ type: 'plan-version-opened', ...version, title, nth: (last?.nth ?? 0) + 1 }]);
}

/** After it nothing in the version changes any more. */
export function sealVersion(ledger: Ledger, nth: number): Opened {
  const version = ledger.versions.find((each) => each.nth === nth);
  if (!version) return refuseConsultation('plan-version-not-found');
  if (version.sealed) return refuseConsultation('plan-version-sealed');
  return ok([{ type: 'plan-version-sealed', nth }]);
}
