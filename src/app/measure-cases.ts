import { assert } from '#base/assert.ts';
import { evolve } from '#core/cases/evolve.ts';
import { achievedOf } from '#core/supervision/achieved.ts';
import { insertFigures, unmeasuredCases, type FigureRow, type Unmeasured } from '#store/case-figures.ts';
import type { App } from './app.ts';

const AT_ONCE = 500;

type Measured = { readonly rows: readonly FigureRow[]; readonly faults: readonly unknown[] };

/** A case that cannot be read keeps no other waiting. */
function measure(cases: readonly Unmeasured[], calendar: App['calendar']): Measured {
  const rows: FigureRow[] = [];
  const faults: unknown[] = [];
  for (const { caseId, events } of cases) {
    try {
      const state = evolve(events);
      const last = events.at(-1);
      assert(state && last, 'a finished case has events');
      const achieved = achievedOf(state, events, calendar);
      rows.push({ caseId, thing: state.thing, finishedAt: last.at, achieved });
    } catch (fault) {
      faults.push(fault);
    }
  }
  return { rows, faults };
}

/** Measures every finished case once, county by county; how many, and what went wrong with some. Idempotent. */
export async function measureCases(
  app: Pick<App, 'pool' | 'divisions' | 'calendar'>,
): Promise<{ readonly measured: number; readonly faults: readonly unknown[] }> {
  let measured = 0;
  const all: unknown[] = [];
  for (const { code } of app.divisions.counties) {
    for (let full = true; full;) {
      // oxlint-disable-next-line no-await-in-loop -- one county, one batch at a time
      const cases = await unmeasuredCases(app.pool, code, AT_ONCE);
      const { rows, faults } = measure(cases, app.calendar);
      all.push(...faults);
      // oxlint-disable-next-line no-await-in-loop -- as above
      if (rows.length > 0) await insertFigures(app.pool, code, rows);
      measured += rows.length;
      // Those that could not be read come again: nothing but them is no reason to go on.
      full = cases.length === AT_ONCE && rows.length > 0;
    }
  }
  return { measured, faults: all };
}
