import type { DemandId } from '../ids.ts';
import type { Demand, Ledger, Submission } from '../ledger.ts';

/** Whether somebody did more with a submission than receive it: then it is not folded away without undoing that first. */
export function isWorkedOn(ledger: Ledger, { points }: Submission): boolean {
  const [only, ...more] = points;
  const point = only === undefined ? undefined : ledger.points.get(only);
  const demand = point && ledger.demands.get(point.demand);
  if (more.length > 0 || !demand || demand.points.length > 1) return true;
  return demand.sorted || demand.title !== undefined || isHandled(demand) || isNamed(ledger, demand.id);
}

/** A commitment, a change of the plan or a statement on offer says that it comes of this demand: it must not go away. */
export function isNamed({ commitments, clauseChanges, statements }: Ledger, id: DemandId): boolean {
  return (
    [...commitments.values()].some(({ demands }) => demands.includes(id)) ||
    clauseChanges.some(({ because }) => because.includes(id)) ||
    statements.some(({ demand, withdrawn }) => demand === id && withdrawn === undefined)
  );
}

/** Dispatched, studied or decided: its points stay where they are. */
export function isHandled({ dispatch, disposition, views }: Demand): boolean {
  return dispatch !== undefined || disposition !== undefined || views.length > 0;
}
