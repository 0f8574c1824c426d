import { CITY_ZONE } from './work-calendar.ts';

/** The day of an instant (RFC 9557 text where it is one) in the city. */
export function cityDay(at: Temporal.Instant | string): Temporal.PlainDate {
  const instant = typeof at === 'string' ? Temporal.Instant.from(at) : at;
  return instant.toZonedDateTimeISO(CITY_ZONE).toPlainDate();
}

/** The same as ISO date. */
export function dayOf(at: Temporal.Instant | string): string {
  return cityDay(at).toString();
}
