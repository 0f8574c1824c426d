// Every half minute: what has run out is acted on and told, county by county.
import type { App } from '#app/app.ts';
import { countiesRunOut, runOutIn, type RunOut } from '#app/run-out.ts';

/** Acts on every clock that has run out. Idempotent; one county that fails keeps no other waiting. */
export async function tickClocks(app: App): Promise<RunOut> {
  let all: RunOut = { told: 0, acted: 0, left: 0, faults: [] };
  for (const division of await countiesRunOut(app)) {
    // oxlint-disable-next-line no-await-in-loop -- one county at a time: each is a shard of its own
    const done = await runOutIn(app, division).catch((fault: unknown): RunOut => ({
      told: 0,
      acted: 0,
      left: 0,
      faults: [fault],
    }));
    all = {
      told: all.told + done.told,
      acted: all.acted + done.acted,
      left: all.left + done.left,
      faults: [...all.faults, ...done.faults],
    };
  }
  return all;
}
