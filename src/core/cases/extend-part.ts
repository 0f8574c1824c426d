import { dayOf } from '#core/calendar/city-day.ts';
import { ok } from '#base/result.ts';
import type { TimeLimit } from '#core/calendar/time-limit.ts';
import { noteOf, partAt, type ActContext, type Decided } from './act-context.ts';
import { lawLimit } from './clock-parts.ts';
import { clocksOfPart, judgeClock } from './clocks.ts';
import type { PartNumber } from './events.ts';
import { withPromisedDue } from './promised-due.ts';
import { refuseAct } from './refusal.ts';
import { openSuspension } from './stages.ts';
import type { CaseState } from './state.ts';

/**
 * 延长: once, before the time has run out, approved by the head of the body, the reason told; no longer than the law allows
 * (行政许可法 42 (1)). The promised and the statutory date move together.
 */
export function extendPart(
  state: CaseState,
  part: PartNumber,
  command: { readonly by: TimeLimit; readonly approvedBy: string; readonly reason: string },
  context: ActContext,
): Decided {
  const found = partAt(state, part, 'extend');
  if (!found.ok) return found;
  const { extension } = found.value;
  if (extension) return refuseAct('extended-already', { by: extension.by.amount });
  const open = openSuspension(found.value);
  if (open) return refuseAct('clock-suspended', { step: open.step });
  const clocks = clocksOfPart(found.value, context).filter(
    ({ kind, status }) => (kind === 'promised' || kind === 'statutory') && status === 'running',
  );
  const most = lawLimit(context.law, 'permit-decision-extension', dayOf(context.now.toString()));
  if (clocks.length === 0 || most === undefined) return refuseAct('nothing-to-extend');
  if (clocks.some((clock) => judgeClock(clock, context.calendar, context.now).late))
    return refuseAct('time-has-run-out');
  const { by } = command;
  const { amount, unit } = most.limit;
  if (by.unit !== unit || !Number.isInteger(by.amount) || by.amount < 1 || by.amount > amount)
    return refuseAct('extension-too-long', { limit: amount });
  const approvedBy = noteOf(command.approvedBy, 'approver-needed');
  if (!approvedBy.ok) return approvedBy;
  const reason = noteOf(command.reason, 'reason-needed');
  if (!reason.ok) return reason;
  const extended = {
    kind: 'part-extended',
    part,
    by,
    approvedBy: approvedBy.value,
    reason: reason.value,
  } as const;
  return ok([withPromisedDue(state, extended, context)]);
}
