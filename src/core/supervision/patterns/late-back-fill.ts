import { cityDay } from '#core/calendar/city-day.ts';
import { workingDaysBetween } from '#core/calendar/add-days.ts';
import { type WorkCalendar } from '#core/calendar/work-calendar.ts';
import type { Trace } from '../trace.ts';
import { findingsByOffice, type Looked, type PatternFinding, type PatternSettings } from './pattern.ts';

/** Of all parts: those of which a step was entered working days after it is said to have happened. */
export function findBackFills(
  traces: readonly Trace[],
  calendar: WorkCalendar,
  { backFill }: Pick<PatternSettings, 'backFill'>,
): readonly PatternFinding[] {
  const looked = traces.map((trace): Looked => {
    const hit = trace.steps.some(({ at, recordedAt, origin }) => {
      if (origin === 'live' || recordedAt === undefined) return false;
      return workingDaysBetween(calendar, cityDay(at), cityDay(recordedAt)) > backFill.afterDays;
    });
    return { trace, hit };
  });
  return findingsByOffice('late-back-fill', looked, backFill);
}
