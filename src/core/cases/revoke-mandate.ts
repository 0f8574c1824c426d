import { ok } from '#base/result.ts';
import type { Decided } from './act-context.ts';
import type { CaseState } from './state.ts';

/** The mandate a case was filed on is taken back: the case goes on with the applicant alone. A second time changes nothing. */
export function revokeMandate(state: CaseState): Decided {
  const { mandate, mandateRevoked, parts } = state;
  if (mandate === undefined || mandateRevoked === true) return ok([]);
  return ok([{ kind: 'mandate-revoked', parts: parts.map(({ part }) => part), mandate: mandate.id }]);
}
