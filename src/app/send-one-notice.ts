import { ok } from '#base/result.ts';
import { noticeDeadline } from '#core/cases/one-notice.ts';
import { untoldCases } from '#store/untold.ts';
import { runAct } from './act.ts';
import type { App } from './app.ts';
import { todayOf } from './draft-access.ts';

/** Cases told in one round of the job. */
const MOST = 200;
/** A window of working days is never longer than this many days, holidays and all. */
const LONGEST_WINDOW = 60;

/**
 * Sends the one notice (一次告知) of every case whose first window closes now although some office has not spoken yet.
 * Returns how many cases it looked at. What follows from a window's end follows from any act: here from none.
 */
export async function sendOneNotices(app: App): Promise<number> {
  const until = lastClosed(app);
  if (until === undefined) return 0;
  const numbers = await untoldCases(app.pool, { until: until.toString(), limit: MOST });
  const faults: unknown[] = [];
  for (const number of numbers) {
    // One case that cannot be folded or written keeps no other waiting.
    try {
      // oxlint-disable-next-line no-await-in-loop -- one case after the other leaves the machine to people
      await runAct(app, { number, actor: () => ({ role: 'system' }) }, () => ok([]));
    } catch (fault) {
      faults.push(fault);
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, `one notice failed for ${faults.length} cases`);
  return numbers.length;
}

/** The last day on which papers may have been received for their window to have closed by now. */
function lastClosed(app: App): Temporal.PlainDate | undefined {
  const today = todayOf(app);
  const now = app.now();
  for (let back = 0; back <= LONGEST_WINDOW; back += 1) {
    const day = today.subtract({ days: back });
    const deadline = noticeDeadline(day, app);
    if (deadline !== undefined && Temporal.Instant.compare(deadline, now) <= 0) return day;
  }
  return undefined;
}
