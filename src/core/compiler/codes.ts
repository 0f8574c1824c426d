// Every code the compiler can answer with: the rules that put a piece into the plan, and what it may find wrong.
import type { Finding, Level, Place } from '#core/catalogue/fact.ts';

/** Why a piece is in the plan. The sentences are in `app/compiler-texts.ts`, typed by this list. */
export const REASON_RULES = [
  // items
  'unconditional-item',
  'conditional-item',
  'county-variant',
  'unified-item',
  'county-variant-not-stated',
  // form
  'asked-by-item',
  'asked-once',
  'decides-jurisdiction',
  'read-by-condition',
  'read-by-requirement',
  'derivation-input',
  'derived-not-asked',
  'prefilled-from-sign-in',
  'prefilled-from-certificate',
  'answers-for-paper',
  'strictest-options',
  'strictest-pattern',
  'strictest-min',
  'strictest-max',
  'strictest-length',
  // materials
  'material-of-item',
  'material-once',
  'produced-by-sibling',
  'taken-from-register',
  'answered-on-form',
  'handed-in',
  'owed-by-all',
  'committed-by-all',
  'most-copies',
  'alternative-for-all',
  // flow
  'stated-dependency',
  'carries-material',
  // questions
  'settles-conditions',
  // savings
  'applies-by-itself',
  'applies-once',
  'collects-result',
  'collects-once',
  'hands-in-each-time',
  'hands-in-once',
  'not-handed-in',
  'one-after-another',
  'runs-in-parallel',
  'visits-by-itself',
  'visits-once',
] as const;
export type ReasonRule = (typeof REASON_RULES)[number];

type FindingRow = { readonly level: Level; readonly basis?: string };

/** What the compiler may find: an error stops the plan, a warning and a hint go with it. A code never changes its meaning. */
export const COMPILER_FINDINGS = {
  'thing-unknown': { level: 'error' },
  'thing-without-items': { level: 'error' },
  'item-unknown': { level: 'error' },
  'element-unknown': { level: 'error' },
  'material-unknown': { level: 'error' },
  'item-not-offered': { level: 'error' },
  'item-not-offered-conditional': { level: 'hint' },
  'county-variant-not-stated': { level: 'hint' },
  'field-unit-conflict': { level: 'error' },
  'field-options-empty': { level: 'error' },
  'field-options-narrowed': { level: 'hint' },
  'field-limits-empty': { level: 'error' },
  'field-limits-narrowed': { level: 'hint' },
  'field-pattern-combined': { level: 'warning' },
  'field-name-differs': { level: 'warning' },
  'field-same-name': { level: 'warning' },
  'derivation-cycle': { level: 'error' },
  'sibling-not-in-thing': { level: 'warning' },
  'material-not-delivered': { level: 'error' },
  'field-not-delivered': { level: 'error' },
  'e-certificate-not-everywhere': { level: 'hint' },
  'alternative-not-everywhere': { level: 'hint' },
  'needs-outside-thing': { level: 'hint' },
  'flow-cycle': { level: 'error' },
  'path-without-result': { level: 'hint' },
  'limit-not-stated': { level: 'hint' },
  'time-over-promise': { level: 'hint' },
  'time-over-ceiling': { level: 'hint', basis: '行政许可法第四十二条第二款' },
  'promise-over-ceiling': { level: 'hint', basis: '行政许可法第四十二条第二款' },
  'ceiling-not-in-law': { level: 'warning' },
  'condition-not-tabulated': { level: 'hint' },
} as const satisfies Readonly<Record<string, FindingRow>>;
export type CompilerFindingCode = keyof typeof COMPILER_FINDINGS;

/** A finding of the compiler with the level and basis of its row. */
export function finding(code: CompilerFindingCode, at: Place, params: Finding['params'] = {}): Finding {
  const row: FindingRow = COMPILER_FINDINGS[code];
  return { code, level: row.level, at, params, ...(row.basis === undefined ? {} : { basis: row.basis }) };
}

/** Errors first, then by code and place, so that the order of the passes and of the items does not show. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  const rank = { error: 0, warning: 1, hint: 2 } as const;
  const key = (each: Finding): string =>
    [
      rank[each.level],
      each.code,
      JSON.stringify(Object.entries(each.params).toSorted(byKey)),
      each.at.file,
    ].join('\u0000');
  return [
    ...new Map(
      findings.map((each) => [`${key(each)}\u0000${each.at.line}:${each.at.column}`, each]),
    ).entries(),
  ]
    .toSorted(byKey)
    .map(([, each]) => each);
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
