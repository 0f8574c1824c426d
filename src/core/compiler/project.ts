// The way back: from the merged plan to exactly what one item asked. Proves that merging lost and invented nothing.
import type { FieldAsk, ItemId, MaterialAsk } from '#core/catalogue/model.ts';
import type { Place } from '#core/catalogue/fact.ts';
import type { Plan } from './plan.ts';

/** The item's own form, in its own order. */
export function projectForm(plan: Pick<Plan, 'form'>, item: ItemId): readonly FieldAsk[] {
  const fields = plan.form.flatMap((group) => group.fields);
  return inOwnOrder(
    fields.flatMap(({ asks }) => asks.filter((each) => each.item === item).map((each) => each.ask)),
  );
}

/** The item's own list of papers, in its own order. */
export function projectMaterials(plan: Pick<Plan, 'materials'>, item: ItemId): readonly MaterialAsk[] {
  return inOwnOrder(
    plan.materials.flatMap(({ asks }) => asks.filter((each) => each.item === item).map((each) => each.ask)),
  );
}

/** An item stands in one file; its asks are in the order of their lines. */
function inOwnOrder<Ask extends { readonly at: Place }>(asks: readonly Ask[]): readonly Ask[] {
  return asks.toSorted((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
}
