// By the clock: who did not come, and whom changed hours or a changed calendar left without their time.
import type { App } from '#app/app.ts';
import { tidyAppointmentsOf, type Tidied } from '#app/appointments-tidy.ts';

/** Every county in turn. Idempotent; two processes at once do no harm. */
export async function tidyAppointments(app: App): Promise<Tidied> {
  const all = { noShows: 0, outside: 0 };
  for (const { code, level } of app.divisions.rows) {
    if (level !== 'county') continue;
    // oxlint-disable-next-line no-await-in-loop -- one county at a time: there is no hurry
    const { noShows, outside } = await tidyAppointmentsOf(app, code);
    all.noShows += noShows;
    all.outside += outside;
  }
  return all;
}
