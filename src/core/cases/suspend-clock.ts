import { cityDay } from '#core/calendar/city-day.ts';
import { ok } from '#base/result.ts';
import type { TimeLimit } from '#core/calendar/time-limit.ts';
import { workingDaysBetween } from '#core/calendar/add-days.ts';
import { LONGEST_WALK_DAYS } from '#core/calendar/day-strip.ts';
import type { LawParameter } from '#core/calendar/law-parameters.ts';
import { dueAt } from '#core/calendar/due-at.ts';
import { type WorkCalendar } from '#core/calendar/work-calendar.ts';
import { SPECIAL_STEPS, type SpecialStepKind } from '#core/catalogue/model.ts';
import { noteOf, partAt, type ActContext, type Decided } from './act-context.ts';
import type { PartNumber } from './events.ts';
import { refuseAct } from './refusal.ts';
import { openSuspension } from './stages.ts';
import type { CaseState, PartState } from './state.ts';

/**
 * 特殊环节 begins and the clock stands (行政许可法 45). Never two at once; only what the item lists, or, where it lists nothing,
 * what the law lists; how long it needs is told in writing, and all times it is taken together not longer than the item allows.
 */
export function suspendClock(
  state: CaseState,
  part: PartNumber,
  command: { readonly step: SpecialStepKind; readonly longest?: TimeLimit; readonly reason: string },
  { now, calendar, law }: Pick<ActContext, 'now' | 'calendar' | 'law'>,
): Decided {
  const found = partAt(state, part, 'suspend');
  if (!found.ok) return found;
  const open = openSuspension(found.value);
  if (open) return refuseAct('clock-suspended', { step: open.step });
  const { step, longest } = command;
  if (!stepsOf(found.value).includes(step)) return refuseAct('step-not-of-this-item', { step });
  const reason = noteOf(command.reason, 'reason-needed');
  if (!reason.ok) return reason;
  const today = cityDay(now);
  const stated = found.value.terms?.specialSteps?.find((each) => each.step === step)?.longest;
  // A hearing is held within the law's time (行政许可法 47) where the item states none of its own.
  const own = stated ?? (step === 'hearing' ? law.get('hearing-held', today) : undefined);
  const left =
    own && leftOf({ amount: amountOf(own), unit: own.unit }, { part: found.value, step, calendar });
  if (left !== undefined && left.amount <= 0)
    return refuseAct('step-too-long', { limit: 0, unit: left.unit });
  const told = longest ?? left;
  if (told === undefined || told.amount <= 0) return refuseAct('duration-needed');
  if (told.amount > LONGEST_WALK_DAYS)
    return refuseAct('step-too-long', { limit: LONGEST_WALK_DAYS, unit: told.unit });
  const end = (limit: TimeLimit): Temporal.ZonedDateTime => dueAt(calendar, today, limit).at;
  if (left !== undefined && Temporal.ZonedDateTime.compare(end(told), end(left)) > 0)
    return refuseAct('step-too-long', { limit: left.amount, unit: left.unit });
  return ok([{ kind: 'clock-suspended', part, step, longest: told, reason: reason.value }]);
}

function amountOf(limit: TimeLimit | LawParameter): number {
  return 'value' in limit ? limit.value : limit.amount;
}

/** What the item still allows of a step: its longest time, less the days it has taken before. In hours: each time anew. */
function leftOf(
  own: TimeLimit,
  {
    part,
    step,
    calendar,
  }: { readonly part: PartState; readonly step: SpecialStepKind; readonly calendar: WorkCalendar },
): TimeLimit {
  if (own.unit !== 'working-day' && own.unit !== 'natural-day') return own;
  const taken = part.suspensions.flatMap(({ step: each, from, to }) => {
    if (each !== step || to === undefined) return [];
    const [first, last] = [cityDay(from), cityDay(to)];
    const days =
      own.unit === 'working-day' ? workingDaysBetween(calendar, first, last) : first.until(last).days;
    return [Math.max(0, days)];
  });
  return {
    ...own,
    amount: Math.max(
      0,
      taken.reduce((left, days) => left - days, own.amount),
    ),
  };
}

/** The special steps that may stop the clock of this part. 公示 only where the item lists it: the law's list has it not. */
export function stepsOf({ terms }: Pick<PartState, 'terms'>): readonly SpecialStepKind[] {
  const own = terms?.specialSteps ?? [];
  return own.length > 0
    ? own.map(({ step }) => step)
    : SPECIAL_STEPS.filter((step) => step !== 'public-notice');
}
