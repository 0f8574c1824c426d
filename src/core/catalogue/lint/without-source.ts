import type { LintRule } from './lint-rule.ts';

/** An item or a thing that names no source: nobody can check it. */
export const withoutSource: LintRule = {
  code: 'without-source',
  level: 'error',
  check: ({ items, things }) =>
    [...items.values(), ...things.values()]
      .filter(({ sources }) => sources.length === 0)
      .map(({ id, at }) => ({ at, params: { id } })),
};
