import type { LintRule } from './lint-rule.ts';
import { meaningOf, pairsByName } from './pairs-by-name.ts';

/** Two elements with one name but another type, unit, group or list of options: the resident cannot tell them apart. */
export const sameNameDifferentMeaning: LintRule = {
  code: 'same-name-different-meaning',
  level: 'warning',
  basis: '国办发〔2022〕32号（所列问题：各地名称、标准、规则不一）',
  check: ({ elements }) => pairsByName([...elements.values()], (a, b) => meaningOf(a) !== meaningOf(b)),
};
