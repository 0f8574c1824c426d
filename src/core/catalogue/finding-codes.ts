// Every code the parser and the lint rules can report, with level and basis: one list for sentences, pages and tests.
import type { Level } from './fact.ts';
import { LINT_RULES } from './lint/lint-rules.ts';

export type FindingRow = { readonly code: string; readonly level: Level; readonly basis?: string };

/** What reading a file can show, before any rule looks at the whole. All are errors. */
export const PARSE_CODES = [
  'misplaced-file',
  'file-too-large',
  'not-utf8',
  'yaml-too-deep',
  'yaml-syntax',
  'yaml-alias',
  'duplicate-key',
  'not-a-map',
  'unknown-key',
  'missing-key',
  'wrong-type',
  'unknown-value',
  'bad-value',
  'bad-id',
  'duplicate-id',
  'time-limit',
  'county-agency-missing',
  'condition-syntax',
  'condition-unsupported',
  'condition-unknown-element',
  'condition-unknown-function',
  'condition-reads-clock',
] as const;

/** Parser first, then the rules by name. */
export const CATALOGUE_FINDINGS: readonly FindingRow[] = [
  ...PARSE_CODES.map((code): FindingRow => ({ code, level: 'error' })),
  ...LINT_RULES.map(({ code, level, basis }): FindingRow =>
    basis === undefined ? { code, level } : { code, level, basis },
  ),
];
