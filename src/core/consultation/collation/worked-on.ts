import type { Demand, Ledger, Submission } from '../ledger.ts';

/** Whether somebody did more with a submission than receive it: then it is not folded away without undoing that first. */
export function isWorkedOn(ledger: Ledger, { points }: Submission): boolean {
  const [only, ...more] = points;
  const point = only === undefined ? undefined : ledger.points.get(only);
  const demand = point && ledger.demands.get(point.demand);
  if (more.length > 0 || !demand || demand.points.length > 1) return true;
  return demand.sorted || demand.title !== undefined || isHandled(demand);
}

/** Dispatched, studied or decided: its points stay where they are. */
export function isHandled({ dispatch, disposition, views }: Demand): boolean {
  return dispatch !== undefined || disposition !== undefined || views.length > 0;
}
