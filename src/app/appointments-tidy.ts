import type { DivisionCode } from '#core/divisions/division.ts';
import { markNoShows } from '#store/appointments.ts';
import type { App } from './app.ts';
import { tellOutsideIn } from './appointments-hours.ts';

export type Tidied = { readonly noShows: number; readonly outside: number };

/** One county: who did not come is marked so, who is booked outside the hours is told. Again or by two at once does no harm. */
export async function tidyAppointmentsOf(app: App, division: DivisionCode): Promise<Tidied> {
  const now = app.now();
  const before = now.subtract({ minutes: app.appointments.graceMinutes }).toString();
  const noShows = await markNoShows(app.pool, { division, before, at: now.toString() });
  return { noShows, outside: await tellOutsideIn(app, division) };
}
