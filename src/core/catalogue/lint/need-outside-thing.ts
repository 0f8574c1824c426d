import { itemsOf } from './items-of.ts';
import type { LintRule } from './lint-rule.ts';

/** An item waits for results that no item of the thing gives: the applicant must bring them from elsewhere. */
export const needOutsideThing: LintRule = {
  code: 'need-outside-thing',
  level: 'warning',
  check: (catalogue) =>
    [...catalogue.things.values()].flatMap((thing) => {
      const here = new Set(thing.items.map(({ item }) => item));
      return itemsOf(catalogue, thing).flatMap((item) =>
        item.needs
          .filter(({ anyOf }) => !anyOf.some((each) => here.has(each)))
          .map(({ anyOf, at }) => ({
            at,
            params: { id: item.id, thing: thing.id, needs: anyOf.join(', ') },
          })),
      );
    }),
};
