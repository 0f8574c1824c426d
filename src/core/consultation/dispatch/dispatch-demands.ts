import { ok, type Result } from '#base/result.ts';
import type { Consultation } from '../consultation.ts';
import type { LedgerHappening } from '../events.ts';
import type { DemandId, DepartmentId } from '../ids.ts';
import type { Ledger } from '../ledger.ts';
import { refuseConsultation, type ConsultationRefusal } from '../refusal.ts';

export type Dispatching = {
  readonly demand: DemandId;
  /** `lead`: one leads, others may support. `separate`: two or more, each for its own share. */
  readonly mode: 'lead' | 'separate';
  readonly leads: readonly DepartmentId[];
  readonly supports: readonly DepartmentId[];
  /** ISO date as typed; empty: no day set. */
  readonly due: string;
  readonly note: string;
};

/** Longest word to a department, a department's reason and its view, in UTF-16 units. Ours. */
export const LONGEST_NOTE = 500;
export const LONGEST_VIEW = 4000;

type Decided = Result<readonly LedgerHappening[], ConsultationRefusal>;

/**
 * Sends demands to departments, many in one act: all of them or, when one cannot be sent, none, and that one is named. A second
 * dispatch replaces the first. What stands already as it is asked for is not sent again.
 */
export function dispatchDemands(
  consultation: Consultation,
  ledger: Ledger,
  requests: readonly Dispatching[],
  today: Temporal.PlainDate,
): Decided {
  const happenings: LedgerHappening[] = [];
  for (const request of requests) {
    const decided = dispatchOne(consultation, ledger, request, today);
    if (!decided.ok) return decided;
    happenings.push(...decided.value);
  }
  return ok(happenings);
}

function dispatchOne(
  consultation: Consultation,
  ledger: Ledger,
  request: Dispatching,
  today: Temporal.PlainDate,
): Decided {
  const { demand: id, mode, leads, supports } = request;
  const demand = ledger.demands.get(id);
  if (demand === undefined) return refuseConsultation('demand-not-found');
  const all = [...leads, ...supports];
  const known = new Set(consultation.departments.map((department) => department.id));
  const stranger = all.find((department) => !known.has(department));
  if (stranger !== undefined) return refuseConsultation('department-unknown', { demand: id });
  if (new Set(all).size < all.length) return refuseConsultation('department-twice', { demand: id });
  if (mode === 'lead' ? leads.length !== 1 : leads.length < 2)
    return refuseConsultation('dispatch-needs-lead', { demand: id });
  const note = request.note.trim();
  if (note.length > LONGEST_NOTE) return refuseConsultation('text-too-long', { limit: LONGEST_NOTE });
  const due = readDue(request.due, today);
  if (!due.ok) return due;
  const was = demand.dispatch;
  const isSame =
    was !== undefined &&
    was.handedBack.length === 0 &&
    was.mode === mode &&
    was.leads.join() === leads.join() &&
    was.supports.join() === supports.join() &&
    was.due?.toString() === due.value &&
    was.note === note;
  if (isSame) return ok([]);
  return ok([{ type: 'demand-dispatched', demand: id, mode, leads, supports, due: due.value, note }]);
}

function readDue(typed: string, today: Temporal.PlainDate): Result<string | undefined, ConsultationRefusal> {
  const text = typed.trim();
  if (text === '') return ok(undefined);
  try {
    const due = Temporal.PlainDate.from(text, { overflow: 'reject' });
    return Temporal.PlainDate.compare(due, today) < 0
      ? refuseConsultation('due-in-the-past')
      : ok(due.toString());
  } catch {
    return refuseConsultation('date-unreadable', { date: text });
  }
}
