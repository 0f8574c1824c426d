import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { MyAppointment } from '#read/appointments.ts';
import { momentOf } from '#core/appointments/slots.ts';

export type CalendarWords = {
  readonly title: string;
  readonly body: string;
  readonly location: string;
  readonly address: string;
};

/** The appointment as an iCalendar file (RFC 5545); a moved one replaces the entry that was added before. */
export function calendarFile(found: MyAppointment, words: CalendarWords, stamp: Temporal.Instant): string {
  const calendar = ical({ method: ICalCalendarMethod.PUBLISH, prodId: '//Yici//appointments//ZH' });
  calendar.createEvent({
    id: `${found.id}@yici`,
    sequence: found.version,
    stamp: dateOf(stamp),
    start: dateOf(momentOf(found.day, found.from)),
    end: dateOf(momentOf(found.day, found.to)),
    summary: words.title,
    description: words.body,
    location: words.location,
    url: words.address,
    status: found.status === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  return calendar.toString();
}

function dateOf(instant: Temporal.Instant): Date {
  return new Date(instant.epochMilliseconds);
}
