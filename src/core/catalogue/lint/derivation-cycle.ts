import { derivationCircles } from '../derivation-circles.ts';
import type { LintRule } from './lint-rule.ts';

/** Elements that derive from each other in a circle never get a value. */
export const derivationCycle: LintRule = {
  code: 'derivation-cycle',
  level: 'error',
  check: ({ elements }) =>
    derivationCircles(elements.values()).flatMap((id) => {
      const element = elements.get(id);
      return element === undefined ? [] : [{ at: element.derive?.at ?? element.at, params: { id } }];
    }),
};
