import type { LintRule } from './lint-rule.ts';

/** A county's variants carry another mark than `sample` though a county file names no source. */
export const countyWithoutSampleMark: LintRule = {
  code: 'county-without-sample-mark',
  level: 'warning',
  check: ({ implementations }) =>
    [...implementations].flatMap(([county, offers]) => {
      const first = offers.values().find(({ mark }) => mark !== 'sample');
      return first === undefined
        ? []
        : [{ at: { ...first.at, line: 1, column: 1 }, params: { county, mark: first.mark } }];
    }),
};
