import type { LintRule } from './lint-rule.ts';
import { meaningOf, pairsByName } from './pairs-by-name.ts';

/**
 * Two elements or two papers with the same Chinese name and the same meaning: the resident would be asked twice. What is
 * derived is never asked.
 */
export const duplicateName: LintRule = {
  code: 'duplicate-name',
  level: 'warning',
  check: ({ elements, materials }) => [
    ...pairsByName(
      elements
        .values()
        .filter(({ derive }) => derive === undefined)
        .toArray(),
      (a, b) => meaningOf(a) === meaningOf(b),
    ),
    ...pairsByName([...materials.values()], () => true),
  ],
};
