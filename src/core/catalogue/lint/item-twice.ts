import type { LintRule } from './lint-rule.ts';

/** The same item stands twice in one thing; join the two conditions with `or` instead. */
export const itemTwice: LintRule = {
  code: 'item-twice',
  level: 'error',
  check: ({ things }) =>
    [...things.values()].flatMap((thing) =>
      thing.items
        .filter(({ item }, index) => thing.items.findIndex((each) => each.item === item) < index)
        .map(({ item, at }) => ({ at, params: { id: item } })),
    ),
};
