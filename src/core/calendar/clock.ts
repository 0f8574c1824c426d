// A clock with its pauses and extensions: what it counts is one value, and with a calendar that value gives the date.
import { canonicalJson } from '#base/canonical-json.ts';
import { stripOf, type DayStrip } from './day-strip.ts';
import { dueAt, endOfDay, type ClockStart, type DueDate } from './due-at.ts';
import { SAMPLE_OFFICE_HOURS, type OfficeHours } from './office-hours.ts';
import { isPaused, openPause, pausedCalendar, type Pause } from './pauses.ts';
import type { TimeLimit } from './time-limit.ts';
import { CITY_ZONE, type WorkCalendar } from './work-calendar.ts';

/** What a clock counts. Together with a calendar it gives the date; two clocks with the same basis end at the same moment. */
export type ClockBasis = {
  /** ISO date, or RFC 9557 instant where the limit is shorter than a day. */
  readonly start: string;
  readonly limit: TimeLimit;
  /** Extensions, each counted on from the end of what comes before it. */
  readonly more?: readonly TimeLimit[];
  /** In order, not overlapping; only the last may be open. */
  readonly pauses?: readonly Pause[];
  /** Decided in one go on this day of the month: the first such day that is not before the end of the limit. */
  readonly batchDay?: number;
};

/** Canonical text of a basis: same text, same date on the same calendar. */
export function basisKey({ start, limit, more, pauses, batchDay }: ClockBasis): string {
  return canonicalJson({ start, limit, more, pauses, batchDay });
}

/**
 * When the clock ends. `undefined` while it stands: its date is not known before the pause ends. A date before the open
 * pause is already certain and is given.
 */
export function clockDue(
  calendar: WorkCalendar,
  basis: ClockBasis,
  officeHours: OfficeHours = SAMPLE_OFFICE_HOURS,
): DueDate | undefined {
  const pauses = basis.pauses ?? [];
  const paused = pausedCalendar(calendar, pauses);
  const start = startOf(basis.start);
  let due = notOnPausedDay(paused, dueAt(paused, start, basis.limit, officeHours), pauses);
  for (const limit of basis.more ?? []) {
    const next = dueAt(paused, due.precision === 'day' ? due.date : due.at, limit, officeHours);
    due = { ...next, ...joined(due, next) };
  }
  if (basis.batchDay !== undefined) due = onBatchDay(paused, due, { day: basis.batchDay, pauses });
  const open = openPause(pauses);
  return open === undefined || isBefore(due, open) ? due : undefined;
}

/** The clock had run out before it stood: a moment no later than the first of that day, or an earlier day. */
function isBefore({ precision, at, date }: DueDate, { from }: Pause): boolean {
  if (precision === 'day') return date.toString() < from;
  const midnight = Temporal.PlainDate.from(from).toZonedDateTime(CITY_ZONE);
  return Temporal.ZonedDateTime.compare(at, midnight) <= 0;
}

/** When the open pause has taken as long as it may; `undefined` where nothing stands or nothing limits it. */
export function pauseDue(
  calendar: WorkCalendar,
  { pauses = [] }: Pick<ClockBasis, 'pauses'>,
): DueDate | undefined {
  const open = openPause(pauses);
  if (open?.longest === undefined) return undefined;
  return dueAt(calendar, startOf(open.longest.start), open.longest.limit);
}

function startOf(text: string): ClockStart {
  return text.includes('T')
    ? Temporal.Instant.from(text).toZonedDateTimeISO(CITY_ZONE)
    : Temporal.PlainDate.from(text);
}

/** Zero days from a day on which the clock stands: the first day on which it runs. */
function notOnPausedDay(calendar: WorkCalendar, due: DueDate, pauses: readonly Pause[]): DueDate {
  if (due.precision === 'moment') return due;
  const closed = pauses.filter(({ to }) => to !== undefined);
  return walkedTo(calendar, due, (date) => !isPaused(closed, date));
}

/** The day of the month, or the month's last where it is shorter, on which the clock runs. */
function onBatchDay(
  calendar: WorkCalendar,
  due: DueDate,
  { day, pauses }: { readonly day: number; readonly pauses: readonly Pause[] },
): DueDate {
  const closed = pauses.filter(({ to }) => to !== undefined);
  const isBatch = (date: Temporal.PlainDate): boolean =>
    date.day === Math.min(day, date.daysInMonth) && !isPaused(closed, date);
  return walkedTo(calendar, due, isBatch);
}

/** The end of the first day from the due date on that fits; the days in between wait and do not count. */
function walkedTo(
  calendar: WorkCalendar,
  due: DueDate,
  fits: (date: Temporal.PlainDate) => boolean,
): DueDate {
  let { date } = due;
  const waited: DayStrip[] = [];
  while (!fits(date)) {
    date = date.add({ days: 1 });
    const strip = stripOf(calendar, date, false);
    waited.push(strip.why === 'paused' ? strip : { ...strip, why: 'waiting' });
  }
  return { ...due, date, at: endOfDay(date), precision: 'day', derivation: [...due.derivation, ...waited] };
}

/** Two lengths counted one after the other: the second's start day is the first's last. */
function joined(before: DueDate, next: DueDate): Pick<DueDate, 'derivation' | 'provisional'> {
  const seam = before.derivation.at(-1)?.date;
  const rest = next.derivation.filter(({ date }) => seam === undefined || !date.equals(seam));
  return {
    derivation: [...before.derivation, ...rest],
    provisional: before.provisional || next.provisional,
  };
}
