import { viewClock, type ClockBench } from '../deadlines/clocks-of.ts';
import type { LedgerHappening } from '../events.ts';
import type { DepartmentId } from '../ids.ts';
import type { Demand, Ledger } from '../ledger.ts';
import { waitingFor } from './whose-demand.ts';

/** So many days before the last day a department is reminded; 0 on that day, -7 a week after it. Ours, no source. */
export const REMIND_AT: readonly number[] = [3, 0, -7];

/**
 * Whom to remind today: of each demand that is not decided the departments whose view is missing, once at each mark. A mark that
 * was missed is made up for by the next one that is due, not by several at once.
 */
export function dueReminders(ledger: Ledger, bench: ClockBench): readonly LedgerHappening[] {
  return [...ledger.demands.values()]
    .filter((demand) => demand.dispatch !== undefined && demand.disposition === undefined)
    .flatMap((demand) => waitingFor(demand).flatMap((department) => reminderOf(demand, department, bench)));
}

function reminderOf(demand: Demand, department: DepartmentId, bench: ClockBench): readonly LedgerHappening[] {
  const clock = viewClock(demand, department, bench);
  if (clock === undefined) return [];
  const daysLeft = bench.today.until(clock.period.firstDayOut).days;
  const mark = REMIND_AT.findLast((each) => daysLeft <= each);
  if (mark === undefined || wasReminded(demand, department, mark)) return [];
  return [{ type: 'department-reminded', demand: demand.id, department, daysLeft }];
}

/** Since the present dispatch, at this mark or a later one. */
function wasReminded({ dispatch, reminders }: Demand, department: DepartmentId, mark: number): boolean {
  return reminders.some(
    (each) =>
      each.department === department &&
      each.daysLeft <= mark &&
      dispatch !== undefined &&
      Temporal.Instant.compare(each.at, dispatch.at) >= 0,
  );
}
