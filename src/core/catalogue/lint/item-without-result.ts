import type { LintRule } from './lint-rule.ts';

/** What the resident gets in the end is not stated. */
export const itemWithoutResult: LintRule = {
  code: 'item-without-result',
  level: 'warning',
  basis: '全国统一实施清单字段“审批结果名称”',
  check: ({ items }) =>
    [...items.values()]
      .filter(({ results }) => results.length === 0)
      .map(({ id, at }) => ({ at, params: { id } })),
};
