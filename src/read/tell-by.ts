import { addWorkingDays } from '#core/calendar/add-days.ts';
import { CITY_ZONE } from '#core/calendar/work-calendar.ts';
import { dueNow, type Due } from '#core/cases/light.ts';
import type { Reads } from './reads.ts';

/** 行政许可法 32: by when it must be told what is missing of what was received on `receivedOn` (ISO date). */
export function tellBy(receivedOn: string, from: Reads): Due | undefined {
  const date = tellByDate(Temporal.PlainDate.from(receivedOn), from);
  return date && dueNow({ date: date.date.toString(), provisional: date.provisional }, from);
}

/** Each of the last days with the date by which what came in on it must be answered, so that a list can be ordered by it. */
export function tellByTable(from: Reads): {
  readonly received: readonly string[];
  readonly by: readonly string[];
} {
  const today = from.now().toZonedDateTimeISO(CITY_ZONE).toPlainDate();
  const days = Array.from({ length: DAYS_BACK + 1 }, (_, back) => today.subtract({ days: back }));
  const rows = days.flatMap((day) => {
    const found = tellByDate(day, from);
    return found ? [{ received: day.toString(), by: found.date.toString() }] : [];
  });
  return { received: rows.map(({ received }) => received), by: rows.map(({ by }) => by) };
}

/** What came in earlier than this is late in any case. */
const DAYS_BACK = 45;

function tellByDate(
  receivedOn: Temporal.PlainDate,
  from: Reads,
): ReturnType<typeof addWorkingDays> | undefined {
  const limit = from.law.get('supplement-notice', receivedOn);
  return limit?.unit === 'working-day' ? addWorkingDays(from.calendar, receivedOn, limit.value) : undefined;
}
