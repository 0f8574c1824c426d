import { ok, type Result } from '#base/result.ts';
import type { Consultation } from '../consultation.ts';
import type { LedgerHappening } from '../events.ts';
import type { DemandId, DepartmentId } from '../ids.ts';
import type { DepartmentView, Ledger } from '../ledger.ts';
import { refuseConsultation, type ConsultationRefusal } from '../refusal.ts';
import { LONGEST_VIEW } from './dispatch-demands.ts';
import { liesWith, viewsDiffer } from './whose-demand.ts';

/** For taking it into the plan, for a part of it, against. */
export const STANCES = ['for', 'partly', 'against'] as const satisfies readonly DepartmentView['stance'][];

type Decided = Result<readonly LedgerHappening[], ConsultationRefusal>;

export type ViewRequest = {
  readonly demand: DemandId;
  readonly department: DepartmentId;
  readonly stance: DepartmentView['stance'];
  readonly text: string;
  /** Code of the consultation's `problemGrades`; empty: not graded. */
  readonly problem: string;
};

/** A department says what it thinks. It is recorded as given; a later one stands in its stead, and the first stays in the journal. */
export function giveView(consultation: Consultation, ledger: Ledger, request: ViewRequest): Decided {
  const { demand: id, department, stance } = request;
  const demand = ledger.demands.get(id);
  if (demand === undefined || !liesWith(demand, department))
    return refuseConsultation('not-dispatched-to-department');
  const text = request.text.trim();
  if (text === '') return refuseConsultation('reason-needed');
  if (text.length > LONGEST_VIEW) return refuseConsultation('text-too-long', { limit: LONGEST_VIEW });
  const problem = request.problem === '' ? undefined : request.problem;
  if (problem !== undefined && consultation.problemGrades.every(({ code }) => code !== problem))
    return refuseConsultation('problem-grade-unknown');
  const was = demand.views.find((view) => view.department === department);
  const isSame = was?.stance === stance && was.text === text && was.problem === problem;
  return ok(isSame ? [] : [{ type: 'view-given', demand: id, department, stance, text, problem }]);
}

/** Where departments disagree, the desk's own reason stands beside each side's view (国令713 第十三条). */
export function noteDisagreement(ledger: Ledger, id: DemandId, typed: string): Decided {
  const demand = ledger.demands.get(id);
  if (demand === undefined) return refuseConsultation('demand-not-found');
  if (!viewsDiffer(demand.views)) return refuseConsultation('views-agree');
  const reason = typed.trim();
  if (reason === '') return refuseConsultation('reason-needed');
  if (reason.length > LONGEST_VIEW) return refuseConsultation('text-too-long', { limit: LONGEST_VIEW });
  const isSame = demand.disagreement?.reason === reason;
  return ok(isSame ? [] : [{ type: 'disagreement-noted', demand: id, reason }]);
}
