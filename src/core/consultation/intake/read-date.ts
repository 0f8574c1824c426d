import { dayTyped } from '../day-typed.ts';

/** A day as it stands in tables (see `dayTyped`). Absent: no such day, or still to come. */
export function readDate(typed: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const day = dayTyped(typed);
  return day === undefined || Temporal.PlainDate.compare(day, today) > 0 ? undefined : day;
}
