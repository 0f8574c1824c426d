import { cityDay } from '#core/calendar/city-day.ts';
import { workingDaysBetween } from '#core/calendar/add-days.ts';
import { type WorkCalendar } from '#core/calendar/work-calendar.ts';
import { firstStep, type Trace } from '../trace.ts';
import { findingsByOffice, type Looked, type PatternFinding, type PatternSettings } from './pattern.ts';

/**
 * Of all parts that came to an answer: those the office left lying before it signed for them (its time runs all the same),
 * accepted on the last day of the window or later, or never answered. `window`: working days of 行政许可法 32.
 */
export function findAcceptanceDelays(
  traces: readonly Trace[],
  { calendar, window }: { readonly calendar: WorkCalendar; readonly window: number },
  { acceptance }: Pick<PatternSettings, 'acceptance'>,
): readonly PatternFinding[] {
  const looked = traces.flatMap((trace): readonly Looked[] => {
    const answered = firstStep(
      trace,
      'part-accepted',
      'part-deemed-accepted',
      'supplement-asked',
      'part-refused',
    );
    if (answered === undefined) return [];
    // Who never signed left it lying until time answered for him.
    const received = firstStep(trace, 'part-received') ?? answered;
    const ready = firstStep(trace, 'part-ready')?.at ?? trace.filedAt;
    const lay = workingDaysBetween(calendar, cityDay(ready), cityDay(received.at));
    const took = workingDaysBetween(calendar, cityDay(received.at), cityDay(answered.at));
    const hit = lay >= acceptance.afterDays || took >= window || answered.kind === 'part-deemed-accepted';
    return [{ trace, hit }];
  });
  return findingsByOffice('acceptance-delay', looked, acceptance);
}
