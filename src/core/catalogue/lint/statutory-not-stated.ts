import type { LintRule } from './lint-rule.ts';

/** No source gives the limit the law sets. */
export const statutoryNotStated: LintRule = {
  code: 'statutory-not-stated',
  level: 'hint',
  basis: '全国统一实施清单字段“法定办结时限”',
  check: ({ items }) =>
    [...items.values()]
      .filter(({ statutory }) => !statutory.stated)
      .map(({ id, at }) => ({ at, params: { id } })),
};
