import { ok } from '#base/result.ts';
import { partAt, type ActContext, type Decided } from './act-context.ts';
import { clocksOfPart, judgeClock } from './clocks.ts';
import type { PartNumber } from './events.ts';
import { blockingPaper } from './owed.ts';
import { refuseAct } from './refusal.ts';
import { openSuspension } from './stages.ts';
import type { CaseState } from './state.ts';

/** 超时默许: the promised time passed, and the item says that silence agrees. Never while a paper is owed or the clock stands. */
export function deemGranted(
  state: CaseState,
  part: PartNumber,
  context: Pick<ActContext, 'now' | 'calendar' | 'law' | 'instant'>,
): Decided {
  const found = partAt(state, part, 'deem-granted');
  if (!found.ok) return found;
  const grants = found.value.terms?.silenceGrants;
  const open = openSuspension(found.value);
  if (open) return refuseAct('clock-suspended', { step: open.step });
  const clock = clocksOfPart(found.value, context).findLast(({ kind }) => kind === 'promised');
  const ranOut = clock !== undefined && judgeClock(clock, context.calendar, context.now).late;
  if (grants === undefined || !ranOut) return refuseAct('clock-still-runs');
  const owed = blockingPaper(state, found.value);
  if (owed) return refuseAct('material-owed', { material: owed.material });
  return ok([{ kind: 'part-deemed-granted', part, clause: grants.clause }]);
}
