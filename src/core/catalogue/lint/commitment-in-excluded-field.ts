import type { LintRule } from './lint-rule.ts';

/** A paper may be replaced by a commitment in a field that is excluded from it. */
export const commitmentInExcludedField: LintRule = {
  code: 'commitment-in-excluded-field',
  level: 'error',
  basis: '国办发〔2020〕42号：风险较大、纠错成本较高、损害难以挽回等事项不适用告知承诺制',
  check: ({ items }) =>
    [...items.values()].flatMap(({ id, commitmentExcluded, materials }) =>
      commitmentExcluded.stated
        ? materials
            .filter(({ commitment }) => commitment)
            .map(({ at, material }) => ({ at, params: { id, material, field: commitmentExcluded.value } }))
        : [],
    ),
};
