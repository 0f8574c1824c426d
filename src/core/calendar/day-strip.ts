import type { DayKind, WorkCalendar } from './work-calendar.ts';

/** `start-day`: the day on which the clock starts never counts. `waiting`: for the day of the month on which it is decided. */
export type DayWhy = DayKind['why'] | 'start-day' | 'waiting';

/** One day of the derivation of a date: whether it counted, and why (or why not). */
export type DayStrip = {
  readonly date: Temporal.PlainDate;
  readonly counted: boolean;
  readonly why: DayWhy;
  readonly holiday?: NonNullable<DayKind['holiday']>;
  readonly provisional: boolean;
};

/** The most days a walk may count: about ten years, more than any limit that makes sense. */
export const LONGEST_WALK_DAYS = 3660;

/** The strip of one day as the calendar sees it, counted or not. */
export function stripOf(calendar: WorkCalendar, date: Temporal.PlainDate, counted: boolean): DayStrip {
  const { why, holiday, provisional } = calendar.kindOf(date);
  return { date, counted, why, provisional, ...(holiday === undefined ? {} : { holiday }) };
}

/** The strip of the day on which a clock starts. */
export function startStrip(calendar: WorkCalendar, date: Temporal.PlainDate): DayStrip {
  return { ...stripOf(calendar, date, false), why: 'start-day' };
}
