import { assert, unreachable } from '#base/assert.ts';
import { addNaturalDays, addWorkingDays, type CountedDate } from './add-days.ts';
import { stripOf, startStrip, type DayStrip } from './day-strip.ts';
import {
  SAMPLE_OFFICE_HOURS,
  secondsLeft,
  secondsPerDay,
  timeAfter,
  type OfficeHours,
} from './office-hours.ts';
import type { TimeLimit } from './time-limit.ts';
import { CITY_ZONE, type WorkCalendar } from './work-calendar.ts';

/** When a limit ends and how that was found. Overdue means: now is after `at`. */
export type DueDate = {
  /** The last moment in time: 23:59:59 of the last day, or the very second where the limit is shorter than a day. */
  readonly at: Temporal.ZonedDateTime;
  /** The day of `at` in the city's zone. */
  readonly date: Temporal.PlainDate;
  /** Show the day alone, or the time too. */
  readonly precision: 'day' | 'moment';
  /** A day of a year not yet announced was looked at: the date may still move. */
  readonly provisional: boolean;
  readonly derivation: readonly DayStrip[];
};

/** When a clock starts: at a moment, or on a day (then clocks in hours and minutes start when that day ends). */
export type ClockStart = Temporal.ZonedDateTime | Temporal.PlainDate;

/**
 * When the limit ends.
 *
 * - Whole working or natural days, months: the end of the last day; the start day is not counted.
 * - 0 days: the end of the start day, whatever kind of day it is.
 * - A fraction of a working day alone (1/8): that part of an office day in working minutes, from the start on.
 * - Days and a fraction (2.5): the whole days first, then working minutes from the opening of the next working day.
 * - Working hours and minutes: within office hours, on working days. Hours: elapsed time.
 * - A fraction of a natural day: that part of 24 hours, after the whole days.
 */
export function dueAt(
  calendar: WorkCalendar,
  start: ClockStart,
  limit: TimeLimit,
  officeHours: OfficeHours = SAMPLE_OFFICE_HOURS,
): DueDate {
  const { amount, unit } = limit;
  const whole = Math.floor(amount + 1e-9);
  const fraction = amount - whole > 1e-9 ? amount - whole : 0;
  const moment = momentOf(start);
  const day = dayOf(start);
  switch (unit) {
    case 'working-day': {
      const days = addWorkingDays(calendar, day, whole);
      if (fraction === 0) return dueAtEndOf(days);
      const from = whole === 0 ? moment : startOfNextDay(days.date);
      const seconds = fraction * secondsPerDay(officeHours);
      return afterWorkingSeconds({ calendar, officeHours, from, before: days.counted }, seconds);
    }
    case 'natural-day': {
      const days = addNaturalDays(calendar, day, whole);
      if (fraction === 0) return dueAtEndOf(days);
      const from = whole === 0 ? moment : startOfNextDay(days.date);
      return afterSeconds(calendar, from, fraction * 86_400, days.counted);
    }
    case 'month': {
      assert(fraction === 0, 'a limit in months is whole');
      const last = day.add({ months: whole });
      return dueAtEndOf(addNaturalDays(calendar, day, day.until(last).days));
    }
    case 'hour':
      return afterSeconds(calendar, moment, amount * 3600, [startStrip(calendar, day)]);
    case 'working-hour':
    case 'working-minute': {
      const seconds = amount * (unit === 'working-hour' ? 3600 : 60);
      const before = [startStrip(calendar, day)];
      return afterWorkingSeconds({ calendar, officeHours, from: moment, before }, seconds);
    }
    default:
      return unreachable(unit);
  }
}

function dayOf(start: ClockStart): Temporal.PlainDate {
  return start instanceof Temporal.PlainDate ? start : start.withTimeZone(CITY_ZONE).toPlainDate();
}

function momentOf(start: ClockStart): Temporal.ZonedDateTime {
  if (start instanceof Temporal.PlainDate) return startOfNextDay(start);
  return start.withTimeZone(CITY_ZONE).round({ smallestUnit: 'second', roundingMode: 'floor' });
}

function startOfNextDay(date: Temporal.PlainDate): Temporal.ZonedDateTime {
  return date.add({ days: 1 }).toZonedDateTime(CITY_ZONE);
}

function dueAtEndOf({ date, provisional, counted }: CountedDate): DueDate {
  return { at: endOfDay(date), date, precision: 'day', provisional, derivation: counted };
}

const LAST_SECOND = Temporal.PlainTime.from('23:59:59');

/** The last second of a day in the city. */
export function endOfDay(date: Temporal.PlainDate): Temporal.ZonedDateTime {
  return date.toZonedDateTime({ timeZone: CITY_ZONE, plainTime: LAST_SECOND });
}

function dueAtMoment(at: Temporal.ZonedDateTime, derivation: readonly DayStrip[]): DueDate {
  const provisional = derivation.some((strip) => strip.provisional);
  return { at, date: at.toPlainDate(), precision: 'moment', provisional, derivation };
}

/** Elapsed time; the hours of paused days do not pass. */
function afterSeconds(
  calendar: WorkCalendar,
  from: Temporal.ZonedDateTime,
  seconds: number,
  before: readonly DayStrip[],
): DueDate {
  const derivation = [...before];
  let at = from;
  for (let left = Math.round(seconds); ;) {
    const date = at.toPlainDate();
    const runs = calendar.kindOf(date).why !== 'paused';
    if (!derivation.at(-1)?.date.equals(date)) derivation.push(stripOf(calendar, date, runs));
    const midnight = startOfNextDay(date);
    const here = runs ? at.until(midnight).total('seconds') : 0;
    if (left <= here) return endingAt(calendar, at.add({ seconds: left }), derivation);
    left -= here;
    at = midnight;
  }
}

/** Midnight is the first moment of the day it begins: that day is looked at too. */
function endingAt(
  calendar: WorkCalendar,
  at: Temporal.ZonedDateTime,
  derivation: readonly DayStrip[],
): DueDate {
  const date = at.toPlainDate();
  if (derivation.at(-1)?.date.equals(date)) return dueAtMoment(at, derivation);
  return dueAtMoment(at, [...derivation, stripOf(calendar, date, calendar.kindOf(date).why !== 'paused')]);
}

type OfficeWalk = {
  readonly calendar: WorkCalendar;
  readonly officeHours: OfficeHours;
  readonly from: Temporal.ZonedDateTime;
  readonly before: readonly DayStrip[];
};

function afterWorkingSeconds({ calendar, officeHours, from, before }: OfficeWalk, seconds: number): DueDate {
  assert(secondsPerDay(officeHours) > 0, 'office hours are not empty');
  const derivation = [...before];
  // Whole seconds from here on: a third of an eight-hour day is 9,600 and never 9,599.999….
  let left = Math.round(seconds);
  if (left === 0) return dueAtMoment(from, derivation);
  let date = from.toPlainDate();
  let time = from.toPlainTime();
  for (;;) {
    const { working } = calendar.kindOf(date);
    if (!derivation.at(-1)?.date.equals(date)) derivation.push(stripOf(calendar, date, working));
    const here = working ? secondsLeft(officeHours, time) : 0;
    const end = here > 0 ? timeAfter(officeHours, time, left) : undefined;
    if (end !== undefined) {
      return dueAtMoment(date.toZonedDateTime({ timeZone: CITY_ZONE, plainTime: end }), derivation);
    }
    left -= here;
    date = date.add({ days: 1 });
    time = Temporal.PlainTime.from('00:00');
  }
}
