import { ok } from '#base/result.ts';
import type { AppointmentId } from '#core/appointments/appointment.ts';
import { isAhead } from '#core/appointments/slots.ts';
import { bookedSlot } from '#store/appointments.ts';
import type { App } from './app.ts';
import type { Place } from './appointments-place.ts';
import { refuseUse, type Outcome } from './refusal.ts';

/** The person's own appointment while it can still be cancelled or moved: booked, and not begun. */
export async function bookedOf(
  app: App,
  key: Place & { readonly id: AppointmentId; readonly citizenNumber: string },
): Promise<Outcome<{ readonly version: number }>> {
  const found = await bookedSlot(app.pool, key);
  if (found === undefined) return refuseUse('not-found');
  if (found.status !== 'booked') return refuseUse('appointment-closed');
  return isAhead(found.day, found.from, app.now()) ? ok({ version: found.version }) : refuseUse('slot-begun');
}
