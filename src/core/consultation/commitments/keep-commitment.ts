// What was promised: made, followed with evidence, judged at mid-term and at the end, and told to whoever asked for it.
import { ok, type Result } from '#base/result.ts';
import type { Consultation } from '../consultation.ts';
import { dayTyped } from '../day-typed.ts';
import {
  COMMITMENT_OUTCOMES,
  type AttachedFile,
  type CommitmentOutcome,
  type LedgerHappening,
} from '../events.ts';
import type { CommitmentId, DemandId, DepartmentId } from '../ids.ts';
import type { Ledger } from '../ledger.ts';
import { refuseConsultation, type ConsultationRefusal } from '../refusal.ts';

type Decided = Result<readonly LedgerHappening[], ConsultationRefusal>;

export type CommitmentWanted = {
  /** Demands it answers; none: an agreement with `partner`. */
  readonly demands: readonly DemandId[];
  readonly partner: string;
  readonly title: string;
  readonly owner: DepartmentId | undefined;
  readonly measure: string;
  /** ISO date as typed. */
  readonly due: string;
};

/** A commitment names what is promised, who answers for it and by when; it comes from demands or from an agreement with a partner. */
export function makeCommitment(
  { departments }: Pick<Consultation, 'departments'>,
  ledger: Ledger,
  wanted: CommitmentWanted,
): Decided {
  const { demands, partner, title, owner, measure, due } = wanted;
  if (!departments.some(({ id }) => id === owner) || owner === undefined)
    return refuseConsultation('department-unknown');
  if (demands.some((id) => !ledger.demands.has(id))) return refuseConsultation('demand-not-found');
  const isBare = demands.length === 0 && partner.trim() === '';
  if (title.trim() === '' || measure.trim() === '' || isBare)
    return refuseConsultation('commitment-text-missing');
  const day = dayTyped(due);
  if (day === undefined) return refuseConsultation('date-unreadable');
  return ok([
    {
      type: 'commitment-made',
      demands,
      partner: partner.trim() === '' ? undefined : partner.trim(),
      title: title.trim(),
      owner,
      measure: measure.trim(),
      due: day.toString(),
    },
  ]);
}

/** What was done so far. `department`: a department speaks for its own commitments alone; absent: the desk. */
export function giveEvidence(
  ledger: Ledger,
  evidence: {
    readonly commitment: CommitmentId;
    readonly on: string;
    readonly text: string;
    readonly files: readonly AttachedFile[];
    readonly department: DepartmentId | undefined;
  },
): Decided {
  const { commitment: id, on, text, files, department } = evidence;
  const commitment = ledger.commitments.get(id);
  if (!commitment || (department !== undefined && commitment.owner !== department))
    return refuseConsultation('commitment-not-found');
  const day = dayTyped(on);
  if (day === undefined) return refuseConsultation('date-unreadable');
  if (text.trim() === '') return refuseConsultation('commitment-text-missing');
  return ok([{ type: 'commitment-evidence', commitment: id, on: day.toString(), text: text.trim(), files }]);
}

/** The desk's judgement with its reason; at mid-term and at the end each commitment gets one. A later one replaces it; all are kept. */
export function judgeCommitment(
  ledger: Ledger,
  judgement: {
    readonly commitment: CommitmentId;
    readonly phase: 'mid-term' | 'final' | 'any';
    readonly outcome: string;
    readonly reason: string;
  },
): Decided {
  const { commitment, phase, reason } = judgement;
  const outcome = COMMITMENT_OUTCOMES.find(
    (known): known is CommitmentOutcome => known === judgement.outcome,
  );
  if (!ledger.commitments.has(commitment)) return refuseConsultation('commitment-not-found');
  if (outcome === undefined) return refuseConsultation('outcome-unknown');
  if (reason.trim() === '') return refuseConsultation('reason-needed');
  return ok([{ type: 'commitment-judged', commitment, phase, outcome, reason: reason.trim() }]);
}
