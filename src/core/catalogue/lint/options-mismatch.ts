import type { LintRule } from './lint-rule.ts';

/** A choice without options, or options on something that is no choice. */
export const optionsMismatch: LintRule = {
  code: 'options-mismatch',
  level: 'error',
  check: ({ elements }) =>
    [...elements.values()]
      .filter(({ type, options }) => (type === 'choice') !== (options !== undefined && options.length > 0))
      .map(({ id, type, at }) => ({ at, params: { id, type } })),
};
