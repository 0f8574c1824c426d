// Every minute: the lists whose first window closes although some office has not spoken yet.
import type { App } from '#app/app.ts';
import { sendOneNotices } from '#app/send-one-notice.ts';

/** Rounds of one run, so that a backlog is worked off and a fault never turns in a circle. */
const ROUNDS = 20;

/** Sends all one notices (一次告知) that are due now; how many cases were looked at. Idempotent. */
export async function tellWhatIsMissing(app: App): Promise<number> {
  let all = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    // oxlint-disable-next-line no-await-in-loop -- until nothing is left
    const told = await sendOneNotices(app);
    all += told;
    if (told === 0) break;
  }
  return all;
}
