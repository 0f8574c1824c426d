// Reminds people, each of each thing once, county by county.
import { CITY_ZONE } from '#core/calendar/work-calendar.ts';
import { evolve } from '#core/cases/evolve.ts';
import { parseCaseNumber } from '#core/cases/case-number.ts';
import { agoUntil, dueUntil, reminderOf, type ReminderDays } from '#core/cases/reminders.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { Outlets } from '#core/exchange/outlets.ts';
import { eventsOf } from '#store/cases.ts';
import { contactsOf } from '#store/contacts.ts';
import { tell } from '#store/outbox-plan.ts';
import { appointmentsToRemind, remindersDue, type FoundReminder } from '#store/reminders.ts';
import { addressed, readersToLookUp, type Channels } from './address-notices.ts';
import type { App } from './app.ts';
import { tellPerson } from './tell-person.ts';

type Ports = Pick<App, 'pool' | 'now' | 'newId' | 'calendar'>;

/** So many a county and run: what is left comes with the next. */
const AT_ONCE = 500;

/** Nobody's telephone rings at night. */
const FROM_HOUR = 9;
const TO_HOUR = 18;

/** How many were reminded. Nothing outside 9 to 18 o'clock in the city; two processes at once remind nobody twice. */
export async function remindCounty(
  app: Ports,
  outlets: Outlets,
  { division, days }: { readonly division: DivisionCode; readonly days: ReminderDays },
): Promise<number> {
  const now = app.now().toZonedDateTimeISO(CITY_ZONE);
  if (now.hour < FROM_HOUR || now.hour >= TO_HOUR) return 0;
  const today = now.toPlainDate();
  const channels: Channels = { mail: outlets.mail !== undefined, sms: outlets.sms !== undefined };
  const found = await remindersDue(app.pool, {
    division,
    today: today.toString(),
    owedUntil: dueUntil(app.calendar, today, days.owedPaper),
    supplementBefore: agoUntil(app.calendar, today, days.supplement),
    resultBefore: agoUntil(app.calendar, today, days.result),
    limit: AT_ONCE,
  });
  let reminded = 0;
  const faults: unknown[] = [];
  for (const each of found) {
    // One that fails is found again, first of all: it must not keep the others from being reminded.
    try {
      // oxlint-disable-next-line no-await-in-loop -- few at a time
      reminded += await remindOne(app, channels, { division, found: each });
    } catch (fault) {
      faults.push(fault);
    }
  }
  reminded += await remindAppointments(app, channels, { division, day: today.add({ days: 1 }).toString() });
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} reminders failed`);
  return reminded;
}

async function remindOne(
  app: Ports,
  channels: Channels,
  { division, found }: { readonly division: DivisionCode; readonly found: FoundReminder },
): Promise<number> {
  const number = parseCaseNumber(found.number);
  const events = number.ok ? await eventsOf(app.pool, { division, number: number.value }) : undefined;
  const state = events && evolve(events);
  const reminder = state && reminderOf(found.remind, state);
  if (!state || !reminder) return 0;
  const contacts = await contactsOf(app.pool, readersToLookUp([reminder.notice], state));
  const at = app.now().toString();
  const telling = addressed({ ...reminder, state }, { app, channels, contacts, at });
  await tell(app.pool, { division, at }, telling);
  return 1;
}

async function remindAppointments(
  app: Ports,
  channels: Channels,
  at: { readonly division: DivisionCode; readonly day: string },
): Promise<number> {
  const found = await appointmentsToRemind(app.pool, at);
  for (const { id, citizenNumber, place, day, starts } of found) {
    const slot = Temporal.PlainDateTime.from(`${day}T${starts}`).toZonedDateTime(CITY_ZONE).toInstant();
    // oxlint-disable-next-line no-await-in-loop -- as above
    await tellPerson(app, channels, {
      division: at.division,
      citizenNumber,
      code: 'remind-appointment',
      params: { slot: { moment: slot.toString() }, place: { place } },
      once: `appointment:${id}:${day}:${starts}`,
    });
  }
  return found.length;
}
