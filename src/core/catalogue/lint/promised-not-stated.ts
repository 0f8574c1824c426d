import type { LintRule } from './lint-rule.ts';

/** No source says how long the item takes; the plan shows "not stated" and counts it nowhere. */
export const promisedNotStated: LintRule = {
  code: 'promised-not-stated',
  level: 'hint',
  basis: '全国统一实施清单字段“承诺办结时限”',
  check: ({ items }) =>
    [...items.values()]
      .filter(({ promised }) => !promised.stated)
      .map(({ id, at }) => ({ at, params: { id } })),
};
