// What the platform does by itself when a clock runs out.
import { unreachable } from '#base/assert.ts';
import { ok } from '#base/result.ts';
import type { ActContext, Decided } from './act-context.ts';
import type { SystemAct } from './acts.ts';
import type { CaseClock } from './clock-kinds.ts';
import { deemAccepted } from './deem-accepted.ts';
import { deemGranted } from './deem-granted.ts';
import { lapsePart } from './lapse-part.ts';
import type { CaseState } from './state.ts';

/** The act that the running out of this clock brings; `undefined`: it is told, and nothing else happens. */
export function actOfClock(
  { parts }: Pick<CaseState, 'parts'>,
  { kind, part }: Pick<CaseClock, 'kind' | 'part'>,
): SystemAct | undefined {
  if (kind === 'acceptance') return 'deem-accepted';
  if (kind === 'owed') return 'lapse';
  const silence = parts.find((each) => each.part === part)?.terms?.silenceGrants;
  return kind === 'promised' && silence !== undefined ? 'deem-granted' : undefined;
}

/** What happens when a clock of the case has run out; refused where the part's stage or its papers do not allow it any more. */
export function decideRunOut(
  state: CaseState,
  clock: Pick<CaseClock, 'kind' | 'part'>,
  context: ActContext,
): Decided {
  const act = actOfClock(state, clock);
  switch (act) {
    case 'deem-accepted':
      return deemAccepted(state, clock.part, context);
    case 'deem-granted':
      return deemGranted(state, clock.part, context);
    case 'lapse':
      return lapsePart(state, clock.part, context);
    case undefined:
      return ok([]);
    default:
      return unreachable(act);
  }
}
