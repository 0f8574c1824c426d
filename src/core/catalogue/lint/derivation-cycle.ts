import { buildConditionGraph } from '../condition-graph.ts';
import type { LintRule } from './lint-rule.ts';

/** Elements that derive from each other in a circle never get a value. */
export const derivationCycle: LintRule = {
  code: 'derivation-cycle',
  level: 'error',
  check: ({ elements }) =>
    buildConditionGraph(elements.values(), []).cyclic.flatMap((id) => {
      const element = elements.get(id);
      return element === undefined ? [] : [{ at: element.derive?.at ?? element.at, params: { id } }];
    }),
};
