// Reminds departments of demands whose view is missing: an event of the journal, shown on the department's pages and on the desk's.
import { cityDay } from '#core/calendar/city-day.ts';
import { ok } from '#base/result.ts';
import type { Consultation } from '#core/consultation/consultation.ts';
import { dueReminders } from '#core/consultation/dispatch/remind-departments.ts';
import type { App } from './app.ts';
import { runConsultation } from './change-consultation.ts';

/** How many reminders were written; each once at each mark, however often this runs. */
export async function remindOfDemands(app: App, consultation: Consultation): Promise<number> {
  const { calendar } = app;
  const { deadlines } = app.consultations;
  const done = await runConsultation(app, { consultation, actor: { kind: 'platform' } }, ({ ledger, now }) =>
    ok(dueReminders(ledger, { deadlines, calendar, today: cityDay(now) })),
  );
  return done.ok ? done.value.events.length : 0;
}
