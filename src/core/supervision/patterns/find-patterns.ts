import type { WorkCalendar } from '#core/calendar/work-calendar.ts';
import type { Trace } from '../trace.ts';
import { findAcceptanceDelays } from './acceptance-delay.ts';
import { findBackFills } from './late-back-fill.ts';
import type { PatternFinding, PatternSettings } from './pattern.ts';
import { findPauses } from './pause-just-before-due.ts';
import { findRefilings } from './refuse-and-refile.ts';
import { findBulkDecisions } from './same-minute-decisions.ts';

/** All patterns in these parts, in the order of the list, within each the most striking first. */
export function findPatterns(
  traces: readonly Trace[],
  world: { readonly calendar: WorkCalendar; readonly window: number },
  settings: PatternSettings,
): readonly PatternFinding[] {
  return [
    ...findPauses(traces, world.calendar, settings),
    ...findRefilings(traces, settings),
    ...findBulkDecisions(traces, settings),
    ...findBackFills(traces, world.calendar, settings),
    ...findAcceptanceDelays(traces, world, settings),
  ];
}
