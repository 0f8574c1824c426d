import { ok } from '#base/result.ts';
import { dueAt } from '#core/calendar/due-at.ts';
import { parseTimeLimit } from '#core/calendar/time-limit.ts';
import { CITY_ZONE } from '#core/calendar/work-calendar.ts';
import { partAt, type ActContext, type Decided } from './act-context.ts';
import type { PartNumber } from './events.ts';
import type { CaseState, PartState } from './state.ts';

/** 受理: the clock of the promised limit starts. No limit stated: no date, never a made-up one. */
export function acceptPart(state: CaseState, part: PartNumber, context: ActContext): Decided {
  const found = partAt(state, part, 'accept');
  if (!found.ok) return found;
  const due = dueOf(found.value, context);
  return ok([due ? { kind: 'part-accepted', part, due } : { kind: 'part-accepted', part }]);
}

function dueOf({ promised }: PartState, { calendar, now }: ActContext): PartState['due'] {
  if (promised === undefined) return undefined;
  const limit = parseTimeLimit(promised.amount, promised.unit);
  if (!limit.ok) return undefined;
  const { date, provisional } = dueAt(calendar, now.toZonedDateTimeISO(CITY_ZONE), limit.value);
  return { date: date.toString(), provisional };
}
