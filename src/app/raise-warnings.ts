import { addWorkingDays } from '#core/calendar/add-days.ts';
import { dueAt } from '#core/calendar/due-at.ts';
import { CITY_ZONE } from '#core/calendar/work-calendar.ts';
import { raiseWarningsIn } from '#store/warnings.ts';
import type { App } from './app.ts';

/** Raises the warnings of all counties, one statement each; how many. Idempotent. */
export async function raiseWarnings(app: App): Promise<number> {
  const now = app.now().toZonedDateTimeISO(CITY_ZONE);
  const soon = addWorkingDays(app.calendar, now.toPlainDate(), app.lights.yellow + 1).date;
  const feedbackDue = dueAt(app.calendar, now, app.warnings.feedback).date;
  let raised = 0;
  for (const { code } of app.divisions.counties) {
    // oxlint-disable-next-line no-await-in-loop -- one county at a time: each is a shard of its own
    raised += await raiseWarningsIn(app.pool, {
      division: code,
      now: now.toInstant().toString(),
      soon: soon.toString(),
      feedbackDue: feedbackDue.toString(),
    });
  }
  return raised;
}
