import { ok } from '#base/result.ts';
import type { ReturnDecided } from './return-acts.ts';
import type { ReturnStage, ReturnState } from './return-state.ts';

/** Days before the due day on which units are reminded; below 0: after it. */
export type ReturnReminderDays = { readonly daysLeft: readonly number[] };

/** Whose turn it is to do something: the unit's. */
export const REMINDED_STAGES: readonly ReturnStage[] = ['not-started', 'filling', 'signed', 'sent-back'];

/** The day of the list that has come last: the one a unit must have been reminded on since. */
export function reminderMark({ daysLeft: days }: ReturnReminderDays, daysLeft: number): number | undefined {
  return days.filter((mark) => mark >= daysLeft).toSorted((a, b) => a - b)[0];
}

/** Once for each day of the list, also where the machine stood still on that very day. Nothing where there is nothing to say. */
export function remindReturn(state: ReturnState, days: ReturnReminderDays, daysLeft: number): ReturnDecided {
  const mark = reminderMark(days, daysLeft);
  const told = state.reminded !== undefined && mark !== undefined && state.reminded.daysLeft <= mark;
  if (mark === undefined || told || !REMINDED_STAGES.includes(state.stage)) return ok([]);
  return ok([{ type: 'reminder-sent', daysLeft }]);
}
