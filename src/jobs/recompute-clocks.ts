// At the start: where the calendar that is loaded is not the one the dates were counted by, they are counted again.
import type { App } from '#app/app.ts';
import { changeToCarryOut, finishChange, recomputeIn, type Recomputed } from '#app/recompute-clocks.ts';

/** Counts all running clocks again, county by county; `undefined` where nothing changed. A change half done is finished. */
export async function recomputeClocks(app: App): Promise<Recomputed | undefined> {
  const change = await changeToCarryOut(app);
  if (change === undefined) return undefined;
  let all: Recomputed = { moved: 0, kept: 0, faults: [] };
  for (const { code, level } of app.divisions.rows) {
    if (level !== 'county') continue;
    // oxlint-disable-next-line no-await-in-loop -- one county at a time: each is a shard of its own
    const { moved, kept, faults } = await recomputeIn(app, change, code);
    all = { moved: all.moved + moved, kept: all.kept + kept, faults: [...all.faults, ...faults] };
  }
  await finishChange(app, change);
  return all;
}
