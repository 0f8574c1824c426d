import type { LintRule } from './lint-rule.ts';

/** An item that no thing holds: nobody can apply for it. */
export const itemInNoThing: LintRule = {
  code: 'item-in-no-thing',
  level: 'warning',
  check: ({ items, things }) => {
    const used = new Set([...things.values()].flatMap((thing) => thing.items.map(({ item }) => item)));
    return [...items.values()]
      .filter(({ id }) => !used.has(id))
      .map(({ id, at }) => ({ at, params: { id } }));
  },
};
