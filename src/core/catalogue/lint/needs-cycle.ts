import type { Item, ItemId } from '../model.ts';
import { itemsOf } from './items-of.ts';
import type { LintRule, Remark } from './lint-rule.ts';

/**
 * Items of a thing that wait for each other, so that none can ever start. An item can start when each of its needs has one
 * item that can; needs met by nothing in the thing are another rule's matter and count as met here.
 */
export const needsCycle: LintRule = {
  code: 'needs-cycle',
  level: 'error',
  check: (catalogue) =>
    [...catalogue.things.values()].flatMap((thing): Remark[] => {
      const stuck = itemsThatNeverStart(itemsOf(catalogue, thing));
      return stuck.length === 0 ? [] : [{ at: thing.at, params: { id: thing.id, items: stuck.join(', ') } }];
    }),
};

function itemsThatNeverStart(items: readonly Item[]): ItemId[] {
  const here = new Set(items.map(({ id }) => id));
  const started = new Set<ItemId>();
  for (;;) {
    const next = items.filter(
      ({ id, needs }) =>
        !started.has(id) &&
        needs.every(({ anyOf }) => {
          const inside = anyOf.filter((each) => here.has(each));
          return inside.length === 0 || inside.some((each) => started.has(each));
        }),
    );
    if (next.length === 0) return [...here].filter((id) => !started.has(id)).toSorted();
    for (const { id } of next) started.add(id);
  }
}
