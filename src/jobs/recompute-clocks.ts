// At the start: where the calendar that is loaded is not the one the dates were counted by, they are counted again.
import type { App } from '#app/app.ts';
import { changeToCarryOut, finishChange, recomputeIn, type Recomputed } from '#app/recompute-clocks.ts';

/** Counties at the same time: the database works on one while the next is counted. */
const AT_ONCE = 2;

/** Counts all running clocks again, county by county; `undefined` where nothing changed. A change half done is finished. */
export async function recomputeClocks(app: App): Promise<Recomputed | undefined> {
  const change = await changeToCarryOut(app);
  if (change === undefined) return undefined;
  let all: Recomputed = { moved: 0, kept: 0, faults: [] };
  const counties = app.divisions.counties.values();
  const work = async (): Promise<void> => {
    for (const { code } of counties) {
      // oxlint-disable-next-line no-await-in-loop -- each county is a shard of its own: one after the other
      const { moved, kept, faults } = await recomputeIn(app, change, code);
      all = { moved: all.moved + moved, kept: all.kept + kept, faults: [...all.faults, ...faults] };
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await finishChange(app, change);
  return all;
}
