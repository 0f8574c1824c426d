// Days on which a clock stands, laid over the calendar.
import type { TimeLimit } from './time-limit.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** From the day at whose end the clock stood for the first time to the day that counts again. No `to`: it stands now. */
export type Pause = {
  /** ISO dates. The same day twice: it stood within one day, and nothing is left out. */
  readonly from: string;
  readonly to?: string;
  /** The longest time this pause may take, and from when: when that is over the clock counts as late, although it stands. */
  readonly longest?: { readonly start: string; readonly limit: TimeLimit };
};

/** The calendar on which no paused day counts, whatever kind of day it is. A pause without end is left out. */
export function pausedCalendar(calendar: WorkCalendar, pauses: readonly Pause[]): WorkCalendar {
  const closed = pauses.filter(({ from, to }) => to !== undefined && from < to);
  if (closed.length === 0) return calendar;
  return {
    ...calendar,
    kindOf: (day) => {
      const kind = calendar.kindOf(day);
      return isPaused(closed, day) ? { ...kind, working: false, why: 'paused' } : kind;
    },
  };
}

/** Whether the clock stands at the end of the day. */
export function isPaused(pauses: readonly Pause[], day: Temporal.PlainDate): boolean {
  if (pauses.length === 0) return false;
  const iso = day.toString();
  return pauses.some(({ from, to }) => from <= iso && (to === undefined || iso < to));
}

/** The pause that has not ended. */
export function openPause(pauses: readonly Pause[]): Pause | undefined {
  return pauses.find(({ to }) => to === undefined);
}
