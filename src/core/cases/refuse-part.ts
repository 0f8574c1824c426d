import { ok } from '#base/result.ts';
import { noteOf, partAt, type Decided } from './act-context.ts';
import type { PartNumber } from './events.ts';
import { tellSiblingsOfFailure } from './hand-over.ts';
import type { CaseState } from './state.ts';

/** 不予受理, with its reason; parts that wait for this one are told. */
export function refusePart(
  state: CaseState,
  part: PartNumber,
  command: { readonly reason: string },
): Decided {
  const found = partAt(state, part, 'refuse');
  if (!found.ok) return found;
  const reason = noteOf(command.reason, 'reason-needed');
  if (!reason.ok) return reason;
  return ok([
    { kind: 'part-refused', part, reason: reason.value },
    ...tellSiblingsOfFailure(state, part, reason.value),
  ]);
}
