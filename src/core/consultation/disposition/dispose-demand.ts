import { ok, type Result } from '#base/result.ts';
import type { Consultation, TextOutcome } from '../consultation.ts';
import type { LedgerHappening } from '../events.ts';
import type { DemandId } from '../ids.ts';
import type { Ledger } from '../ledger.ts';
import type { ChangeLink } from '../plan/plan.ts';
import { verifyLink } from '../plan/verify-link.ts';
import { refuseConsultation, type ConsultationRefusal } from '../refusal.ts';

export type Disposing = {
  readonly demand: DemandId;
  readonly outcome: TextOutcome;
  /** Code of a grade; absent: nothing is said about the problem. */
  readonly problem: string | undefined;
  readonly reason: string;
  readonly links: readonly ChangeLink[];
};

export const LONGEST_REASON = 4000;

type Decided = Result<readonly LedgerHappening[], ConsultationRefusal>;

/** Outcomes that say the text was changed: each needs the change. */
export function claimsChange(outcome: TextOutcome): boolean {
  return outcome === 'adopted' || outcome === 'partly';
}

/**
 * The desk's decision on both axes. 采纳 and 部分采纳 stand only with a change of the plan that is really there, and that change is
 * their reason; where the place asks for it, every other outcome needs one in words. Support that asks for nothing is never adopted.
 * A second decision replaces the first, which is kept.
 */
export function disposeDemand(
  { problemGrades, reasonRequired }: Pick<Consultation, 'problemGrades' | 'reasonRequired'>,
  ledger: Ledger,
  { demand: id, outcome, problem, reason, links }: Disposing,
): Decided {
  const demand = ledger.demands.get(id);
  if (!demand) return refuseConsultation('demand-not-found');
  if (problem !== undefined && !problemGrades.some(({ code }) => code === problem))
    return refuseConsultation('problem-grade-unknown');
  if (demand.kind === 'support' && claimsChange(outcome)) return refuseConsultation('support-is-not-adopted');
  if (reasonRequired && outcome !== 'adopted' && reason.trim() === '')
    return refuseConsultation('reason-needed');
  if (reason.length > LONGEST_REASON)
    return refuseConsultation('text-too-long', { limit: LONGEST_REASON, field: 'reason' });
  if (claimsChange(outcome)) {
    if (links.length === 0) return refuseConsultation('adopted-without-change');
    const wrong = links.find((link) => verifyLink(link, ledger.versions).kind === 'not-a-change');
    if (wrong) return refuseConsultation('link-not-a-change', { clause: wrong.clause });
  }
  return ok([
    {
      type: 'demand-disposed',
      demand: id,
      outcome,
      problem,
      reason: reason.trim(),
      links: claimsChange(outcome) ? links : [],
    },
  ]);
}

/** Why a flag may stand. The flag stays to be seen, with this beside it. */
export function answerFlag(
  ledger: Ledger,
  { demand: id, flag, reason }: { readonly demand: DemandId; readonly flag: string; readonly reason: string },
): Decided {
  if (!ledger.demands.has(id)) return refuseConsultation('demand-not-found');
  if (reason.trim() === '') return refuseConsultation('reason-needed');
  return ok([{ type: 'flag-answered', demand: id, flag, reason: reason.trim() }]);
}
