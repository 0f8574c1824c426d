import { ok, type Result } from '#base/result.ts';
import { handBackUntil, type ClockBench } from '../deadlines/clocks-of.ts';
import type { LedgerHappening } from '../events.ts';
import type { DemandId, DepartmentId } from '../ids.ts';
import type { Ledger } from '../ledger.ts';
import { refuseConsultation, type ConsultationRefusal } from '../refusal.ts';
import { LONGEST_VIEW } from './dispatch-demands.ts';
import { liesWith } from './whose-demand.ts';

/**
 * A department holds that a demand is not its own and gives it back to the desk, with its reason. After the limit (the later day
 * of both countings) it is refused; the department then says so as its view, and the desk may dispatch anew.
 */
export function handBack(
  ledger: Ledger,
  request: { readonly demand: DemandId; readonly department: DepartmentId; readonly reason: string },
  bench: ClockBench,
): Result<readonly LedgerHappening[], ConsultationRefusal> {
  const { demand: id, department } = request;
  const demand = ledger.demands.get(id);
  if (demand?.dispatch === undefined || !liesWith(demand, department))
    return refuseConsultation('not-dispatched-to-department');
  const reason = request.reason.trim();
  if (reason === '') return refuseConsultation('reason-needed');
  if (reason.length > LONGEST_VIEW) return refuseConsultation('text-too-long', { limit: LONGEST_VIEW });
  const until = handBackUntil(demand.dispatch.at, bench);
  if (until !== undefined && Temporal.PlainDate.compare(bench.today, until.period.firstDayOut) > 0)
    return refuseConsultation('hand-back-too-late', { limit: until.rule.value });
  return ok([{ type: 'demand-handed-back', demand: id, department, reason }]);
}
