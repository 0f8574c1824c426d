// By the clock: who did not come, and whom changed hours or a changed calendar left without their time.
import type { App } from '#app/app.ts';
import { tidyAppointmentsOf, type Tidied } from '#app/appointments-tidy.ts';
import type { Outlets } from '#core/exchange/outlets.ts';

/** Every county in turn; one that fails holds up no other. Idempotent; two processes at once do no harm. */
export async function tidyAppointments(
  app: App,
  outlets: Pick<Outlets, 'mail' | 'sms'>,
  onError: (error: unknown) => void,
): Promise<Tidied> {
  const channels = { mail: outlets.mail !== undefined, sms: outlets.sms !== undefined };
  const all = { noShows: 0, outside: 0, told: 0 };
  for (const { code } of app.divisions.counties) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- one county at a time: there is no hurry
      const { noShows, outside, told } = await tidyAppointmentsOf(app, channels, code);
      all.noShows += noShows;
      all.outside += outside;
      all.told += told;
    } catch (error) {
      onError(error);
    }
  }
  return all;
}
