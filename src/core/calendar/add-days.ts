import { assert } from '#base/assert.ts';
import { LONGEST_WALK_DAYS, startStrip, stripOf, type DayStrip } from './day-strip.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** A date with the days it was counted from. `provisional` when any walked day belongs to a year not announced. */
export type CountedDate = {
  readonly date: Temporal.PlainDate;
  readonly provisional: boolean;
  /** The start day first, then every day up to the date. */
  readonly counted: readonly DayStrip[];
};

/**
 * The n-th working day after `start`. The start day is not counted, whatever kind of day it is; 0 gives the start day
 * itself. A fraction is rounded up here, because a date cannot hold it; `dueAt` measures it in working minutes.
 */
export function addWorkingDays(calendar: WorkCalendar, start: Temporal.PlainDate, n: number): CountedDate {
  return walk(calendar, start, n, (date) => calendar.kindOf(date).working);
}

/** The n-th day after `start`, rest days counted; not moved when it falls on one. A fraction is rounded up. Paused days do not count. */
export function addNaturalDays(calendar: WorkCalendar, start: Temporal.PlainDate, n: number): CountedDate {
  return walk(calendar, start, n, (date) => calendar.kindOf(date).why !== 'paused');
}

/**
 * Working days after `from` up to and including `to`: what is left (还剩 n 个工作日) when `from` is today. Negative
 * when `to` is past: then the working days after `to` up to `from`.
 */
export function workingDaysBetween(
  calendar: WorkCalendar,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): number {
  if (Temporal.PlainDate.compare(from, to) > 0) return 0 - workingDaysBetween(calendar, to, from);
  let days = 0;
  for (let day = from; !day.equals(to);) {
    day = day.add({ days: 1 });
    if (calendar.kindOf(day).working) days += 1;
  }
  return days;
}

function walk(
  calendar: WorkCalendar,
  start: Temporal.PlainDate,
  n: number,
  counts: (date: Temporal.PlainDate) => boolean,
): CountedDate {
  assert(n >= 0 && n <= LONGEST_WALK_DAYS, `a number of days from 0 to ${LONGEST_WALK_DAYS}, not ${n}`);
  const counted: DayStrip[] = [startStrip(calendar, start)];
  let date = start;
  for (let left = wholeDays(n); left > 0;) {
    date = date.add({ days: 1 });
    const counting = counts(date);
    counted.push(stripOf(calendar, date, counting));
    if (counting) left -= 1;
  }
  return { date, provisional: counted.some((strip) => strip.provisional), counted };
}

/** Rounds up, but takes 3.0000000001 (what is left of thirds and tenths added as floats) for 3. */
function wholeDays(n: number): number {
  return Math.ceil(n - 1e-9);
}
