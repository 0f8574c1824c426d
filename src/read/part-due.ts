import { clockDue } from '#core/calendar/clock.ts';
import { clocksOfPart } from '#core/cases/clocks.ts';
import { dueNow, isRunning, type Due } from '#core/cases/light.ts';
import type { PartState } from '#core/cases/state.ts';
import type { Reads } from './reads.ts';

/** The date that runs for a part: the promised one until the decision, then the one to issue by; `undefined`: none runs. */
export function dueOfPart(part: PartState, from: Reads): Due | undefined {
  if (isRunning(part.stage)) return part.due && dueNow(part.due, from);
  if (part.stage !== 'granted') return undefined;
  const issue = clocksOfPart(part, from).find(({ kind, status }) => kind === 'issue' && status === 'running');
  const due = issue && clockDue(from.calendar, issue.basis);
  return due && dueNow({ date: due.date.toString(), provisional: due.provisional }, from);
}
