import { plainText } from '#base/plain-text.ts';
import { ok } from '#base/result.ts';
import type { AppointmentId } from '#core/appointments/appointment.ts';
import { may } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { insertAppointment, type AppointmentKey, type Written } from '#store/appointments.ts';
import type { App } from './app.ts';
import { matterOf, offeredSlot, placeOf } from './appointments-place.ts';
import { isUuid } from './draft-access.ts';
import { refuseUse, type Outcome } from './refusal.ts';

export type Booking = {
  /** Made with the form: a form sent twice makes one appointment. */
  readonly id: string;
  readonly place: string;
  /** ISO date and HH:MM. */
  readonly day: string;
  readonly from: string;
  /** Id of a thing, or `other`. */
  readonly matter: string;
  readonly note: string;
};

/** Longest text beside the matter, in characters. */
export const LONGEST_MATTER_NOTE = 100;
/** Each lost race means that a seat was given to somebody. */
const TRIES = 80;

/** Gives the viewer a seat at that time, or says why not; `slot-taken` when somebody else was first. */
export async function bookAppointment(
  app: App,
  viewer: Viewer,
  booking: Booking,
): Promise<Outcome<AppointmentKey>> {
  if (viewer.role !== 'citizen') return refuseUse('not-permitted');
  const { citizenNumber, name } = viewer;
  if (!may(viewer, 'book-appointment', { applicantNumber: citizenNumber })) return refuseUse('not-permitted');
  const place = placeOf(app, booking.place);
  if (place === undefined || !isAppointmentId(booking.id)) return refuseUse('slot-not-offered');
  const note = plainText(booking.note).trim();
  if (Array.from(note).length > LONGEST_MATTER_NOTE)
    return refuseUse('text-too-long', { limit: LONGEST_MATTER_NOTE });
  const offered = await offeredSlot(app, place, booking);
  if (!offered.ok) return offered;
  const { slot, day, plan } = offered.value;
  const matter = matterOf(app, booking.matter, Temporal.PlainDate.from(day));
  if (!matter.ok) return matter;
  const key = { division: place.division, id: booking.id };
  const { mostPerDayAndMatter: mostPerDay, mostOpen } = app.appointments;
  const at = app.now().toString();
  const row = {
    ...key,
    place: place.place,
    day,
    from: slot.from,
    to: slot.to,
    citizenNumber,
    name,
    matter: matter.value,
    note,
    at,
  };
  const written = await untilSettled(() =>
    insertAppointment(app.pool, row, { windows: plan.windows, mostPerDay, mostOpen }),
  );
  if (written === 'written' || written === 'again') return ok(key);
  if (written === 'too-many-open') return refuseUse('too-many-open-appointments', { limit: mostOpen });
  return written === 'too-many'
    ? refuseUse('too-many-appointments', { limit: mostPerDay })
    : refuseUse('slot-taken');
}

/** Writes again while others wrote in between; a race lost so often is a slot that is gone. */
export async function untilSettled<Outcome extends Written | 'gone'>(
  write: () => Promise<Outcome>,
): Promise<Outcome> {
  for (let round = 1; ; round += 1) {
    // oxlint-disable-next-line no-await-in-loop -- a race lost is tried again
    const written = await write();
    if (written !== 'raced' || round === TRIES) return written;
  }
}

export function isAppointmentId(text: string): text is AppointmentId {
  return isUuid(text);
}
