import { assert } from '#base/assert.ts';
import { evolve } from '#core/cases/evolve.ts';
import { achievedOf } from '#core/supervision/achieved.ts';
import { insertFigures, unmeasuredCases } from '#store/case-figures.ts';
import type { App } from './app.ts';

const AT_ONCE = 500;

/** Measures every finished case once, county by county; how many. Idempotent. */
export async function measureCases(app: Pick<App, 'pool' | 'divisions' | 'calendar'>): Promise<number> {
  let measured = 0;
  for (const { code, level } of app.divisions.rows) {
    if (level !== 'county') continue;
    for (let full = true; full;) {
      // oxlint-disable-next-line no-await-in-loop -- one county, one batch at a time
      const cases = await unmeasuredCases(app.pool, code, AT_ONCE);
      const rows = cases.map(({ caseId, events }) => {
        const state = evolve(events);
        const last = events.at(-1);
        assert(state && last, 'a finished case has events');
        return {
          caseId,
          thing: state.thing,
          finishedAt: last.at,
          achieved: achievedOf(state, events, app.calendar),
        };
      });
      // oxlint-disable-next-line no-await-in-loop -- as above
      if (rows.length > 0) await insertFigures(app.pool, code, rows);
      measured += rows.length;
      full = cases.length === AT_ONCE;
    }
  }
  return measured;
}
