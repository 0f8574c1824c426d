// Reminds units of returns that are due: an event of the return, shown on the unit's pages. Reporters have no number that
// notices could be addressed to, so nothing goes out by mail.
import type { ReturnReminderDays } from '#core/costs/remind-return.ts';
import { REMINDED_STAGES, reminderMark, remindReturn } from '#core/costs/remind-return.ts';
import { returnPlace } from '#core/costs/return-place.ts';
import type { Round } from '#core/statistics/survey/round.ts';
import { returnReminders } from '#store/returns.ts';
import type { App } from './app.ts';
import { runReturn } from './change-return.ts';
import { todayOf } from './draft-access.ts';

/** How many units of a round were reminded; each once for each day of the list, from opening to closing. */
export async function remindRound(app: App, round: Round, days: ReturnReminderDays): Promise<number> {
  const today = todayOf(app);
  const { opensOn, dueOn, closesOn } = round.period;
  const open =
    Temporal.PlainDate.compare(today, opensOn) >= 0 && Temporal.PlainDate.compare(today, closesOn) <= 0;
  const daysLeft = today.until(dueOn).days;
  const mark = reminderMark(days, daysLeft);
  if (round.kind !== 'survey' || !open || mark === undefined) return 0;
  const divisions = round.offices.map(({ division }) => division);
  const found = await returnReminders(app.pool, { divisions, round: round.id });
  const known = new Map(found.map((row) => [row.unit, row]));
  let reminded = 0;
  for (const { id } of round.units) {
    const row = known.get(id);
    const told = row?.daysLeft !== undefined && row.daysLeft <= mark;
    const place = returnPlace(app.surveys, { round: round.id, unit: id });
    if (!place || told || !REMINDED_STAGES.includes(row?.stage ?? 'not-started')) continue;
    // oxlint-disable-next-line no-await-in-loop -- one after the other: there is no hurry
    const done = await runReturn(app, { place, actor: { kind: 'platform' } }, ({ state }) =>
      remindReturn(state, days, daysLeft),
    );
    if (done.ok && done.value.state.reminded?.daysLeft === daysLeft) reminded += 1;
  }
  return reminded;
}
