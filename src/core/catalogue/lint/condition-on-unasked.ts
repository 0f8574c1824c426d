import type { Catalogue, ElementId } from '../model.ts';
import { conditionsOfItem } from './conditions-of.ts';
import type { LintRule } from './lint-rule.ts';

/** An item decides by an answer its own form does not ask for: the plan will ask it, in the item's name. */
export const conditionOnUnasked: LintRule = {
  code: 'condition-on-unasked',
  level: 'hint',
  check: (catalogue) =>
    [...catalogue.items.values()].flatMap((item) => {
      const known = withDerived(catalogue, [item.jurisdiction, ...item.fields.map(({ element }) => element)]);
      const missing = new Map(
        conditionsOfItem(item).flatMap(({ reads, at }) =>
          reads.filter((id) => !known.has(id)).map((id) => [id, at] as const),
        ),
      );
      return [...missing].map(([element, at]) => ({ at, params: { id: item.id, element } }));
    }),
};

/** The asked elements and whatever derives from them alone. */
function withDerived({ elements }: Catalogue, asked: readonly ElementId[]): ReadonlySet<ElementId> {
  const known = new Set(asked);
  for (let before = -1; before !== known.size;) {
    before = known.size;
    for (const { id, derive } of elements.values()) {
      if (derive?.reads.every((each) => known.has(each)) === true) known.add(id);
    }
  }
  return known;
}
