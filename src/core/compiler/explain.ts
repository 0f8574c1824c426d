// "Why is this here": the reasons of any piece of a plan.
import { unreachable } from '#base/assert.ts';
import type { ElementId, ItemId, MaterialId } from '#core/catalogue/model.ts';
import type { Plan, Reason, ReductionName } from './plan.ts';

/** A piece of a plan. An edge is named by the item that waits and one that it waits for; a number by its reduction and line. */
export type PlanRef =
  | { readonly kind: 'item'; readonly item: ItemId }
  | { readonly kind: 'field' | 'question'; readonly element: ElementId }
  | { readonly kind: 'material'; readonly material: MaterialId }
  | { readonly kind: 'edge'; readonly from: ItemId; readonly to: ItemId }
  | { readonly kind: 'number'; readonly reduction: ReductionName; readonly label?: string };

/** A plan, or what a settled one shows: with its included items and next questions. */
type Explained = Pick<Plan, 'items' | 'questions' | 'form' | 'materials' | 'flow' | 'savings'>;

/** The reasons; empty when the plan has no such piece. */
export function explain(plan: Explained, ref: PlanRef): readonly Reason[] {
  switch (ref.kind) {
    case 'item':
      return plan.items.filter(({ item }) => item.id === ref.item).flatMap(({ because }) => because);
    case 'field':
      return plan.form
        .flatMap((group) => group.fields)
        .filter(({ element }) => element.id === ref.element)
        .flatMap(({ because }) => because);
    case 'question':
      return plan.questions
        .filter(({ element }) => element === ref.element)
        .flatMap(({ because }) => because);
    case 'material':
      return plan.materials
        .filter(({ material }) => material.id === ref.material)
        .flatMap(({ because }) => because);
    case 'edge':
      return plan.flow.edges
        .filter((edge) => edge.to === ref.to && edge.from.includes(ref.from))
        .flatMap(({ because }) => because);
    case 'number':
      return plan.savings[ref.reduction].lines
        .filter(({ label }) => ref.label === undefined || label === ref.label)
        .flatMap(({ because }) => because);
    default:
      return unreachable(ref);
  }
}
