import type { LintRule } from './lint-rule.ts';

/** A pattern that is no regular expression a browser accepts. */
export const badPattern: LintRule = {
  code: 'bad-pattern',
  level: 'error',
  check: ({ elements, items }) =>
    [
      ...elements.values(),
      ...[...items.values()].flatMap(({ fields }) => fields.map((each) => ({ id: each.element, ...each }))),
    ].flatMap(({ id, pattern, at }) =>
      pattern === undefined || compiles(pattern) ? [] : [{ at, params: { id, pattern } }],
    ),
};

/** `v` is how the browser reads the attribute `pattern`. */
function compiles(pattern: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'v') instanceof RegExp;
  } catch {
    return false;
  }
}
