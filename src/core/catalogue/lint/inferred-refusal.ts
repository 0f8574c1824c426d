import type { LintRule } from './lint-rule.ts';

/** A condition that can refuse someone rests on what we inferred or remember, not on what was read. */
export const inferredRefusal: LintRule = {
  code: 'inferred-refusal',
  level: 'hint',
  check: ({ items, things }) =>
    [
      ...[...items.values()].map(({ id, requirements }) => ({ owner: id, requirements })),
      ...[...things.values()].map(({ id, applicability }) => ({ owner: id, requirements: applicability })),
    ]
      .flatMap(({ owner, requirements }) => requirements.map((each) => ({ owner, ...each })))
      .filter(({ holds, mark }) => holds !== undefined && (mark === 'inferred' || mark === 'remembered'))
      .map(({ owner, id, mark, at }) => ({ at, params: { id: owner, requirement: id, mark } })),
};
