import { ok } from '#base/result.ts';
import { noteOf, partAt, type ActContext, type Decided } from './act-context.ts';
import type { PartNumber } from './events.ts';
import type { GroundSaid } from './ground.ts';
import { tellSiblingsOfFailure } from './hand-over.ts';
import { groundOf } from './name-ground.ts';
import { blockingPaper } from './owed.ts';
import { refuseAct } from './refusal.ts';
import { openSuspension } from './stages.ts';
import type { CaseState } from './state.ts';

/** 决定, in favour. An owed paper (容缺) must have come: the result follows only after completion. */
export function grantPart(
  state: CaseState,
  part: PartNumber,
  command: { readonly opinion: string },
): Decided {
  const found = partAt(state, part, 'grant');
  if (!found.ok) return found;
  const open = openSuspension(found.value);
  if (open) return refuseAct('clock-suspended', { step: open.step });
  const opinion = noteOf(command.opinion, 'opinion-needed');
  if (!opinion.ok) return opinion;
  const owed = blockingPaper(state, found.value);
  if (owed) return refuseAct('material-owed', { material: owed.material });
  return ok([{ kind: 'part-granted', part, opinion: opinion.value }]);
}

/** 决定, against, with its reason and its ground; parts that wait for this one are told. */
export function rejectPart(
  state: CaseState,
  part: PartNumber,
  command: { readonly reason: string; readonly ground?: GroundSaid },
  { requirements = [] }: Pick<ActContext, 'requirements'>,
): Decided {
  const found = partAt(state, part, 'reject');
  if (!found.ok) return found;
  const open = openSuspension(found.value);
  if (open) return refuseAct('clock-suspended', { step: open.step });
  const reason = noteOf(command.reason, 'reason-needed');
  if (!reason.ok) return reason;
  const ground = groundOf(command.ground, requirements);
  if (!ground.ok) return ground;
  return ok([
    { kind: 'part-rejected', part, reason: reason.value, ...(ground.value ? { ground: ground.value } : {}) },
    ...tellSiblingsOfFailure(state, part, reason.value),
  ]);
}
