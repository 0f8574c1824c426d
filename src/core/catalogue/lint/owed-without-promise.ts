import type { LintRule } from './lint-rule.ts';

/** A paper may be owed, but no promised time is stated from which its last day would follow: nobody can owe it. */
export const owedWithoutPromise: LintRule = {
  code: 'owed-without-promise',
  level: 'warning',
  basis: '容缺受理：补齐期限不得超过事项的承诺办结时限',
  check: ({ items }) =>
    [...items.values()].flatMap(({ id, promised, materials }) =>
      promised.stated
        ? []
        : materials
            .filter(({ need }) => need === 'may-be-owed')
            .map(({ at, material }) => ({ at, params: { id, material } })),
    ),
};
