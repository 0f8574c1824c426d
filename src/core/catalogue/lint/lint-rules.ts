// All rules in one table; the page docs/generated/findings.md is written from it.
import type { LintRule } from './lint-rule.ts';

export const LINT_RULES: readonly LintRule[] = [];
