import type { LintRule } from './lint-rule.ts';

/** A thing is offered, but no county file has a variant of any of its items. */
export const offeredNowhere: LintRule = {
  code: 'offered-nowhere',
  level: 'hint',
  check: ({ things, implementations }) =>
    [...things.values()]
      .filter(({ status, items }) => {
        const offers = [...implementations.values()].some((county) =>
          items.some(({ item }) => county.has(item)),
        );
        return status === 'offered' && !offers;
      })
      .map(({ id, at }) => ({ at, params: { id } })),
};
