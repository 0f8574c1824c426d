import { cityDay } from '#core/calendar/city-day.ts';
import { ok } from '#base/result.ts';
import { addWorkingDays } from '#core/calendar/add-days.ts';
import { partAt, type ActContext, type Decided } from './act-context.ts';
import type { PartNumber } from './events.ts';
import { tellSiblingsOfFailure } from './hand-over.ts';
import { datesOpen } from './owed.ts';
import { fillText } from './promises.ts';
import { refuseAct } from './refusal.ts';
import type { CaseState } from './state.ts';

/**
 * The owed paper did not come by the end of its day: the part ends, as the notice said, and those who wait for it are told.
 * Refused once the paper has come, and until the next working day is over: a paper counts from the day it arrives, and what
 * arrived on the last day may be entered on the next.
 */
export function lapsePart(state: CaseState, part: PartNumber, context: ActContext): Decided {
  const found = partAt(state, part, 'lapse');
  if (!found.ok) return found;
  const today = cityDay(context.now);
  const late = datesOpen(state, found.value).filter(({ date }) => {
    const entered = addWorkingDays(context.calendar, Temporal.PlainDate.from(date), 1).date;
    return Temporal.PlainDate.compare(entered, today) < 0;
  });
  if (late.length === 0) return refuseAct('not-overdue');
  const materials = late.map(({ material }) => material);
  const names = materials.map((id) => state.materials.find(({ material }) => material === id)?.name.zh ?? id);
  const reason = fillText(context.promises.lapsed, { papers: names.join('、') });
  return ok([
    { kind: 'part-lapsed', part, materials, reason },
    ...tellSiblingsOfFailure(state, part, reason),
  ]);
}
