import { cityDay } from '#core/calendar/city-day.ts';
import { workingDaysBetween } from '#core/calendar/add-days.ts';
import { type WorkCalendar } from '#core/calendar/work-calendar.ts';
import type { Trace } from '../trace.ts';
import { findingsByOffice, type Looked, type PatternFinding, type PatternSettings } from './pattern.ts';

/** Of all special steps that stopped a promised clock: those that began with hardly a day left. */
export function findPauses(
  traces: readonly Trace[],
  calendar: WorkCalendar,
  { pause }: Pick<PatternSettings, 'pause'>,
): readonly PatternFinding[] {
  const looked = traces.flatMap((trace): readonly Looked[] => {
    let due: Temporal.PlainDate | undefined;
    const found: Looked[] = [];
    for (const step of trace.steps) {
      due = step.due ?? due;
      if (step.kind !== 'clock-suspended' || due === undefined) continue;
      const day = cityDay(step.at);
      found.push({ trace, hit: workingDaysBetween(calendar, day, due) <= pause.daysLeft });
    }
    return found;
  });
  return findingsByOffice('pause-just-before-due', looked, pause);
}
