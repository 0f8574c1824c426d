import type { DivisionCode } from '#core/divisions/division.ts';
import { momentOf } from '#core/appointments/slots.ts';
import { markNoShows } from '#store/appointments.ts';
import { outsideToTell } from '#store/opening-plans.ts';
import type { Channels } from './address-notices.ts';
import type { App } from './app.ts';
import { markOutsideIn } from './appointments-hours.ts';
import { todayOf } from './draft-access.ts';
import { tellPerson } from './tell-person.ts';

export type Tidied = {
  readonly noShows: number;
  /** Booked outside the hours now. */
  readonly outside: number;
  /** Of those, told by this run. */
  readonly told: number;
};

/** One county: who did not come is marked so, who is booked outside the hours is told. Again or by two at once does no harm. */
export async function tidyAppointmentsOf(
  app: App,
  channels: Channels,
  division: DivisionCode,
): Promise<Tidied> {
  const now = app.now();
  const before = now.subtract({ minutes: app.appointments.graceMinutes }).toString();
  const noShows = await markNoShows(app.pool, { division, before, at: now.toString() });
  const outside = await markOutsideIn(app, division);
  const toTell = await outsideToTell(app.pool, { division, from: todayOf(app).toString() });
  for (const { citizenNumber, place, day, from, once } of toTell) {
    // oxlint-disable-next-line no-await-in-loop -- few, and one that fails is found again
    await tellPerson(app, channels, {
      division,
      citizenNumber,
      code: 'appointment-outside-hours',
      params: { slot: { moment: momentOf(day, from).toString() }, place: { place } },
      once,
    });
  }
  return { noShows, outside, told: toTell.length };
}
