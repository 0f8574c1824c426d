import { ok } from '#base/result.ts';
import { ACTS_OF_STAGE } from './acts.ts';
import { noteOf, partAt, type Decided } from './act-context.ts';
import type { PartNumber } from './events.ts';
import { tellSiblingsOfFailure } from './hand-over.ts';
import { refuseAct } from './refusal.ts';
import type { CaseState, PartState } from './state.ts';

/** 撤回 before the decision; a reason is the applicant's to give or not. Parts that wait for this one are told. */
export function withdrawPart(
  state: CaseState,
  part: PartNumber,
  command: { readonly reason: string },
): Decided {
  const found = partAt(state, part, 'withdraw');
  if (!found.ok) return found;
  const reason = noteOf(command.reason);
  if (!reason.ok) return reason;
  return ok([
    { kind: 'part-withdrawn', part, reason: reason.value },
    ...tellSiblingsOfFailure(state, part, reason.value),
  ]);
}

/** The whole case, as far as nothing is decided: what waits is withdrawn itself, so nobody is left to be told. */
export function withdrawCase(state: CaseState, command: { readonly reason: string }): Decided {
  const reason = noteOf(command.reason);
  if (!reason.ok) return reason;
  const open = withdrawable(state);
  if (open.length === 0) return refuseAct('not-allowed-now', { act: 'withdraw', stage: 'granted' });
  return ok(open.map(({ part }) => ({ kind: 'part-withdrawn', part, reason: reason.value })));
}

/** The parts that may still be withdrawn. */
export function withdrawable({ parts }: Pick<CaseState, 'parts'>): readonly PartState[] {
  return parts.filter(({ stage }) => ACTS_OF_STAGE[stage].includes('withdraw'));
}
