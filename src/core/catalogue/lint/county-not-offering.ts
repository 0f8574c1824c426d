import type { LintRule } from './lint-rule.ts';

/** A thing is offered in the city, but a county has no variant of one of its items. */
export const countyNotOffering: LintRule = {
  code: 'county-not-offering',
  level: 'warning',
  check: ({ things, implementations }) =>
    [...things.values()]
      .filter(({ status }) => status === 'offered')
      .flatMap((thing) =>
        [...implementations].flatMap(([county, offers]) =>
          thing.items
            .filter(({ item }) => !offers.has(item))
            .map(({ item, at }) => ({ at, params: { thing: thing.id, item, county } })),
        ),
      ),
};
