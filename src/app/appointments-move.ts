import { ok } from '#base/result.ts';
import { may } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { moveAppointment as writeMove } from '#store/appointments.ts';
import type { App } from './app.ts';
import { isAppointmentId, untilSettled } from './appointments-book.ts';
import { offeredSlot, placeOf } from './appointments-place.ts';
import { bookedOf } from './appointments-own.ts';
import { refuseUse, type Outcome } from './refusal.ts';

export type Move = {
  readonly id: string;
  readonly place: string;
  readonly day: string;
  readonly from: string;
};

/** Another time at the same place, while the present one has not begun; what was had is kept until the new one is. */
export async function moveAppointment(app: App, viewer: Viewer, move: Move): Promise<Outcome<undefined>> {
  const place = placeOf(app, move.place);
  if (viewer.role !== 'citizen' || place === undefined || !isAppointmentId(move.id))
    return refuseUse('not-found');
  const { citizenNumber } = viewer;
  if (!may(viewer, 'book-appointment', { applicantNumber: citizenNumber })) return refuseUse('not-found');
  const found = await bookedOf(app, { ...place, id: move.id, citizenNumber });
  if (!found.ok) return found;
  const offered = await offeredSlot(app, place, move);
  if (!offered.ok) return offered;
  const { slot, day, plan } = offered.value;
  const { mostPerDayAndMatter: mostPerDay } = app.appointments;
  const row = {
    ...place,
    id: move.id,
    day,
    from: slot.from,
    to: slot.to,
    citizenNumber,
    version: found.value.version,
    at: app.now().toString(),
  };
  const written = await untilSettled(() => writeMove(app.pool, row, { windows: plan.windows, mostPerDay }));
  if (written === 'written') return ok(undefined);
  if (written === 'gone') return refuseUse('appointment-closed');
  return written === 'too-many'
    ? refuseUse('too-many-appointments', { limit: mostPerDay })
    : refuseUse('slot-taken');
}
