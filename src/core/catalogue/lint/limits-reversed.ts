import type { LintRule } from './lint-rule.ts';

/** The least allowed value is greater than the largest. */
export const limitsReversed: LintRule = {
  code: 'limits-reversed',
  level: 'error',
  check: ({ elements, items }) =>
    [
      ...elements.values(),
      ...[...items.values()].flatMap(({ fields }) => fields.map((each) => ({ id: each.element, ...each }))),
    ].flatMap(({ id, min, max, at }) =>
      min !== undefined && max !== undefined && min > max ? [{ at, params: { id, min, max } }] : [],
    ),
};
