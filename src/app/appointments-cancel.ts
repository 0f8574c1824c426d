import { ok } from '#base/result.ts';
import { may } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { cancelAppointment as writeCancel } from '#store/appointments.ts';
import type { App } from './app.ts';
import { isAppointmentId } from './appointments-book.ts';
import { bookedOf } from './appointments-own.ts';
import { placeOf } from './appointments-place.ts';
import { refuseUse, type Outcome } from './refusal.ts';

/** Gives one's own appointment back, until its slot begins; the time is free for others at once. */
export async function cancelAppointment(
  app: App,
  viewer: Viewer,
  command: { readonly place: string; readonly id: string },
): Promise<Outcome<undefined>> {
  const place = placeOf(app, command.place);
  if (viewer.role !== 'citizen' || place === undefined || !isAppointmentId(command.id))
    return refuseUse('not-found');
  const { citizenNumber } = viewer;
  if (!may(viewer, 'book-appointment', { applicantNumber: citizenNumber })) return refuseUse('not-found');
  const key = { ...place, id: command.id, citizenNumber };
  const found = await bookedOf(app, key);
  if (!found.ok) return found;
  const done = await writeCancel(app.pool, { ...key, at: app.now().toString() });
  return done ? ok(undefined) : refuseUse('appointment-closed');
}
