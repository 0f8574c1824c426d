// Once an hour: which units have a return due, round by round.
import type { App } from '#app/app.ts';
import { remindRound } from '#app/remind-returns.ts';
import type { ReturnReminderDays } from '#core/costs/remind-return.ts';

/** How many were reminded. One round that fails holds up no other. */
export async function remindReturns(
  app: App,
  { days, onError }: { readonly days: ReturnReminderDays; readonly onError: (error: unknown) => void },
): Promise<number> {
  let all = 0;
  for (const round of app.surveys.rounds.values()) {
    // oxlint-disable-next-line no-await-in-loop -- one round at a time
    all += await remindRound(app, round, days).catch((error: unknown) => {
      onError(error);
      return 0;
    });
  }
  return all;
}
