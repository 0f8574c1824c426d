import { ok } from '#base/result.ts';
import { noteOf, partAt, type Decided } from './act-context.ts';
import type { SideCommand } from './acts.ts';
import { foundFalse } from './check-commitment.ts';
import type { PartNumber } from './events.ts';
import { tellSiblingsOfFailure } from './hand-over.ts';
import { refuseAct } from './refusal.ts';
import type { CaseState } from './state.ts';

/**
 * 撤销: the decision is taken back; a certificate that was issued is void from then on. For a false commitment only after a
 * check has found it false. Those who still wait for the result are told.
 */
export function revokePart(
  state: CaseState,
  part: PartNumber,
  command: Extract<SideCommand, { readonly act: 'revoke' }>,
): Decided {
  const found = partAt(state, part, 'revoke');
  if (!found.ok) return found;
  const { ground } = command;
  if (ground === 'false-commitment' && foundFalse(found.value).length === 0)
    return refuseAct('commitment-not-found-false');
  const reason = noteOf(command.reason, 'reason-needed');
  if (!reason.ok) return reason;
  return ok([
    { kind: 'part-revoked', part, ground, reason: reason.value },
    ...tellSiblingsOfFailure(state, part, reason.value),
  ]);
}
