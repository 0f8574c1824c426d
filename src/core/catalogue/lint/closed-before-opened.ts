import type { LintRule } from './lint-rule.ts';

/** A thing closes on or before the day it opens. Dates are ISO texts, so they compare as texts. */
export const closedBeforeOpened: LintRule = {
  code: 'closed-before-opened',
  level: 'error',
  check: ({ things }) =>
    [...things.values()].flatMap(({ id, openFrom, closedFrom, at }) =>
      openFrom !== undefined && closedFrom !== undefined && closedFrom <= openFrom
        ? [{ at, params: { id, open: openFrom, closed: closedFrom } }]
        : [],
    ),
};
