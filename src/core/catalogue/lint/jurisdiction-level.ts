import type { LintRule } from './lint-rule.ts';

/** The element that decides which county is competent must be a division of county level or below. */
export const jurisdictionLevel: LintRule = {
  code: 'jurisdiction-level',
  level: 'error',
  check: ({ items, elements }) =>
    [...items.values()].flatMap(({ id, jurisdiction, at }) => {
      const element = elements.get(jurisdiction);
      const unfit =
        element !== undefined && (element.type !== 'division' || element.divisionLevel === undefined);
      return unfit ? [{ at, params: { id, element: jurisdiction } }] : [];
    }),
};
