// Once an hour: who has to bring or fetch something, county by county.
import type { App } from '#app/app.ts';
import { remindCounty } from '#app/remind.ts';
import type { ReminderDays } from '#core/cases/reminders.ts';
import type { Outlets } from '#core/exchange/outlets.ts';

/** How many were reminded. One county that fails holds up no other. */
export async function remindAll(
  app: Pick<App, 'pool' | 'now' | 'newId' | 'calendar' | 'divisions'>,
  outlets: Outlets,
  { days, onError }: { readonly days: ReminderDays; readonly onError: (error: unknown) => void },
): Promise<number> {
  let all = 0;
  for (const { code } of app.divisions.counties) {
    // oxlint-disable-next-line no-await-in-loop -- one county at a time: there is no hurry
    all += await remindCounty(app, outlets, { division: code, days }).catch((error: unknown) => {
      onError(error);
      return 0;
    });
  }
  return all;
}
