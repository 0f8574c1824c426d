import { dayOf } from '#core/calendar/city-day.ts';
import { ok } from '#base/result.ts';
import { partAt, type ActContext, type Decided } from './act-context.ts';
import { clocksOfPart, judgeClock } from './clocks.ts';
import type { PartNumber } from './events.ts';
import { owedNotice } from './owed.ts';
import { withPromisedDue } from './promised-due.ts';
import { refuseAct } from './refusal.ts';
import type { CaseState } from './state.ts';

/**
 * Nothing was said within the time of 行政许可法 32: accepted as of the day on which the papers were there. An owed paper is given
 * no day that has passed already: then it only stops the decision, until it comes.
 */
export function deemAccepted(state: CaseState, part: PartNumber, context: ActContext): Decided {
  const found = partAt(state, part, 'deem-accepted');
  if (!found.ok) return found;
  const clock = clocksOfPart(found.value, context).findLast(({ kind }) => kind === 'acceptance');
  if (clock?.status !== 'running' || !judgeClock(clock, context.calendar, context.now).late)
    return refuseAct('clock-still-runs');
  const accepted = withPromisedDue(state, { kind: 'part-deemed-accepted', part }, context);
  const { due } = accepted;
  const today = dayOf(context.now.toString());
  const notice = due && due.date >= today ? owedNotice(state, found.value, due, context) : [];
  return ok([accepted, ...notice]);
}
