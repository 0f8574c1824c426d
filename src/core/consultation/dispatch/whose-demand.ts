// With whom a demand lies. Departments never pass a demand on: only the desk dispatches, and a new dispatch replaces the old.
import type { DepartmentId } from '../ids.ts';
import type { Demand, DepartmentView, Dispatch } from '../ledger.ts';

/** 主办; 会办; 分办: answers alone for its share. */
export type DepartmentPart = 'lead' | 'support' | 'separate';

/** What a department is to answer for in the present dispatch, handed back or not; `undefined`: it was not sent this demand. */
export function partOf(dispatch: Dispatch | undefined, department: DepartmentId): DepartmentPart | undefined {
  if (dispatch === undefined) return undefined;
  if (dispatch.leads.includes(department)) return dispatch.mode === 'lead' ? 'lead' : 'separate';
  return dispatch.supports.includes(department) ? 'support' : undefined;
}

/** What a department said when it handed the demand back; `undefined` while it has not. */
export function handedBackBy(
  dispatch: Dispatch | undefined,
  department: DepartmentId,
): Dispatch['handedBack'][number] | undefined {
  return dispatch?.handedBack.find((each) => each.department === department);
}

/** Whether the demand lies with the department now. */
export function liesWith(demand: Demand, department: DepartmentId): boolean {
  return (
    partOf(demand.dispatch, department) !== undefined &&
    handedBackBy(demand.dispatch, department) === undefined
  );
}

/** Departments it lies with that have given no view since it was sent or before. */
export function waitingFor(demand: Demand): readonly DepartmentId[] {
  const { dispatch, views } = demand;
  return [...(dispatch?.leads ?? []), ...(dispatch?.supports ?? [])].filter(
    (department) =>
      handedBackBy(dispatch, department) === undefined &&
      views.every((view) => view.department !== department),
  );
}

/** In the order in which a desk works them off. */
export const DISPATCH_STAGES = ['handed-back', 'to-dispatch', 'waiting', 'views-in', 'decided'] as const;
export type DispatchStage = (typeof DISPATCH_STAGES)[number];

/** What the desk has to do with it next. Support and thanks need no department, but may be sent all the same. */
export function dispatchStage(demand: Demand): DispatchStage {
  if (demand.disposition !== undefined) return 'decided';
  if (demand.dispatch === undefined) return 'to-dispatch';
  if (demand.dispatch.handedBack.length > 0) return 'handed-back';
  return waitingFor(demand).length > 0 ? 'waiting' : 'views-in';
}

/** Departments disagree (国令713 第十三条): views that point in different directions. */
export function viewsDiffer(views: readonly DepartmentView[]): boolean {
  return new Set(views.map(({ stance }) => stance)).size > 1;
}

/**
 * The views that a department may read of a demand: under a lead all who work together read each other, of separate shares
 * each reads its own. Of departments that are not in the present dispatch nobody reads anything but the desk.
 */
export function viewsOpenTo(demand: Demand, department: DepartmentId): readonly DepartmentView[] {
  const part = partOf(demand.dispatch, department);
  if (part === undefined) return [];
  return demand.views.filter(
    (view) =>
      view.department === department ||
      (part !== 'separate' &&
        demand.dispatch?.mode === 'lead' &&
        partOf(demand.dispatch, view.department) !== undefined),
  );
}
