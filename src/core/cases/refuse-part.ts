import { ok } from '#base/result.ts';
import { noteOf, partAt, type ActContext, type Decided } from './act-context.ts';
import type { PartNumber } from './events.ts';
import type { GroundSaid } from './ground.ts';
import { tellSiblingsOfFailure } from './hand-over.ts';
import { groundOf } from './name-ground.ts';
import type { CaseState } from './state.ts';

/** 不予受理, with its reason and its ground; parts that wait for this one are told. */
export function refusePart(
  state: CaseState,
  part: PartNumber,
  command: { readonly reason: string; readonly ground?: GroundSaid },
  { requirements = [] }: Pick<ActContext, 'requirements'>,
): Decided {
  const found = partAt(state, part, 'refuse');
  if (!found.ok) return found;
  const reason = noteOf(command.reason, 'reason-needed');
  if (!reason.ok) return reason;
  const ground = groundOf(command.ground, requirements);
  if (!ground.ok) return ground;
  return ok([
    { kind: 'part-refused', part, reason: reason.value, ...(ground.value ? { ground: ground.value } : {}) },
    ...tellSiblingsOfFailure(state, part, reason.value),
  ]);
}
