// A plan, or one clause of it, as plain text again.
import type { PlanClause } from './plan.ts';

/** The clause as a line: `第三章 创新`, `（一）建设园区`, `3.扩大内需`; of a row its cells. */
export function clauseLine({ kind, no, text }: Pick<PlanClause, 'kind' | 'no' | 'text'>): string {
  if (no === undefined || kind === 'indicator' || kind === 'project') return text;
  return /^[第专專]/u.test(no) ? `${no} ${text}`.trimEnd() : no + text;
}

/** The whole plan, one clause a line. */
export function planText(clauses: readonly Pick<PlanClause, 'kind' | 'no' | 'text'>[]): string {
  return clauses.map(clauseLine).join('\n');
}
