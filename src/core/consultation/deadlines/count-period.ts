// A period counted in the two ways that are in use. 民法典 第二百零一条、第二百零三条: the first day is not counted, and a last day on
// a rest day moves on. Many notices count the first day in and move nothing. Which of them holds for the periods of 国令713 is
// not established, so both are given wherever they differ.
import { addNaturalDays, addWorkingDays } from '#core/calendar/add-days.ts';
import type { WorkCalendar } from '#core/calendar/work-calendar.ts';
import type { DeadlineUnit } from './deadline.ts';

export type Length = { readonly value: number; readonly unit: DeadlineUnit };

export type CountedPeriod = {
  /** The last day when the first is not counted and a rest day moves it on. */
  readonly firstDayOut: Temporal.PlainDate;
  /** The rest day it would have ended on, when it was moved. */
  readonly movedFrom: Temporal.PlainDate | undefined;
  /** The last day when the first counts and nothing moves. */
  readonly firstDayIn: Temporal.PlainDate;
  /** A year was looked at whose holidays are not announced: the days may still move. */
  readonly provisional: boolean;
};

/** The last day of a period that begins on `start`, counted both ways. */
export function countPeriod(
  calendar: WorkCalendar,
  start: Temporal.PlainDate,
  { value, unit }: Length,
): CountedPeriod {
  if (unit === 'working-day') {
    const out = addWorkingDays(calendar, start, value);
    const within = addWorkingDays(calendar, start.subtract({ days: 1 }), value);
    const provisional = out.provisional || within.provisional;
    return { firstDayOut: out.date, movedFrom: undefined, firstDayIn: within.date, provisional };
  }
  const last = unit === 'month' ? start.add({ months: value }) : addNaturalDays(calendar, start, value).date;
  const moved = nextWorkingDay(calendar, last);
  return {
    firstDayOut: moved.date,
    movedFrom: moved.date.equals(last) ? undefined : last,
    firstDayIn: last.subtract({ days: 1 }),
    provisional: moved.provisional,
  };
}

/**
 * The last day on which something must be there that is due so many days before `day`. `firstDayOut`: neither the day
 * itself nor the day of delivery is counted in. Counting back, nothing moves for a rest day: no rule was found that says so.
 */
export function countBack(day: Temporal.PlainDate, days: number): CountedPeriod {
  const last = day.subtract({ days });
  return { firstDayOut: last, movedFrom: undefined, firstDayIn: last.add({ days: 1 }), provisional: false };
}

/** Days of an open period from its first day to its last: with the first day, and without it. */
export function daysOpen(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): { readonly firstDayIn: number; readonly firstDayOut: number } {
  const between = from.until(to).days;
  return { firstDayIn: between + 1, firstDayOut: between };
}

function nextWorkingDay(
  calendar: WorkCalendar,
  day: Temporal.PlainDate,
): { readonly date: Temporal.PlainDate; readonly provisional: boolean } {
  let date = day;
  let kind = calendar.kindOf(date);
  let { provisional } = kind;
  while (!kind.working) {
    date = date.add({ days: 1 });
    kind = calendar.kindOf(date);
    provisional ||= kind.provisional;
  }
  return { date, provisional };
}
