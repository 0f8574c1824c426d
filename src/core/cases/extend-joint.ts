import { ok } from '#base/result.ts';
import { noteOf, type ActContext, type Decided } from './act-context.ts';
import { judgeClock } from './clocks.ts';
import { jointClock } from './joint-clock.ts';
import { refuseAct } from './refusal.ts';
import { hasEnded } from './stages.ts';
import type { CaseState } from './state.ts';

/** Joint handling is extended once, with the government's approval, before its ceiling is reached (行政许可法 42 (2)). */
export function extendJoint(
  state: CaseState,
  command: { readonly workingDays: number; readonly approvedBy: string; readonly reason: string },
  { law, calendar, now }: ActContext,
): Decided {
  const [clock] = jointClock(state, law);
  const { ceiling, jointExtension } = state;
  if (ceiling === undefined || clock === undefined || clock.status === 'ended')
    return refuseAct('nothing-to-extend');
  if (jointExtension) return refuseAct('extended-already', { by: jointExtension.workingDays });
  if (judgeClock(clock, calendar, now).late) return refuseAct('time-has-run-out');
  const { workingDays } = command;
  if (!Number.isInteger(workingDays) || workingDays < 1 || workingDays > ceiling.extension)
    return refuseAct('extension-too-long', { limit: ceiling.extension });
  const approvedBy = noteOf(command.approvedBy, 'approver-needed');
  if (!approvedBy.ok) return approvedBy;
  const reason = noteOf(command.reason, 'reason-needed');
  if (!reason.ok) return reason;
  const parts = state.parts.filter((part) => !hasEnded(part)).map(({ part }) => part);
  return ok([
    { kind: 'joint-extended', parts, workingDays, approvedBy: approvedBy.value, reason: reason.value },
  ]);
}
