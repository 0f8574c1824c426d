import { ok } from '#base/result.ts';
import type { TimeLimit } from '#core/calendar/time-limit.ts';
import { dueAt } from '#core/calendar/due-at.ts';
import { CITY_ZONE } from '#core/calendar/work-calendar.ts';
import { SPECIAL_STEPS, type SpecialStepKind } from '#core/catalogue/model.ts';
import { noteOf, partAt, type ActContext, type Decided } from './act-context.ts';
import type { PartNumber } from './events.ts';
import { refuseAct } from './refusal.ts';
import { openSuspension } from './stages.ts';
import type { CaseState, PartState } from './state.ts';

/**
 * 特殊环节 begins and the clock stands (行政许可法 45). Never two at once; only what the item lists, or, where it lists nothing,
 * what the law lists; how long it needs is told in writing, and not longer than the item allows.
 */
export function suspendClock(
  state: CaseState,
  part: PartNumber,
  command: { readonly step: SpecialStepKind; readonly longest?: TimeLimit; readonly reason: string },
  { now, calendar }: Pick<ActContext, 'now' | 'calendar'>,
): Decided {
  const found = partAt(state, part, 'suspend');
  if (!found.ok) return found;
  const open = openSuspension(found.value);
  if (open) return refuseAct('clock-suspended', { step: open.step });
  const { step, longest } = command;
  if (!stepsOf(found.value).includes(step)) return refuseAct('step-not-of-this-item', { step });
  const reason = noteOf(command.reason, 'reason-needed');
  if (!reason.ok) return reason;
  const own = found.value.terms?.specialSteps?.find((each) => each.step === step)?.longest;
  const told = longest ?? own;
  if (told === undefined || told.amount <= 0) return refuseAct('duration-needed');
  const today = now.toZonedDateTimeISO(CITY_ZONE).toPlainDate();
  const end = (limit: TimeLimit): Temporal.ZonedDateTime => dueAt(calendar, today, limit).at;
  if (own !== undefined && Temporal.ZonedDateTime.compare(end(told), end(own)) > 0)
    return refuseAct('step-too-long', { limit: own.amount, unit: own.unit });
  return ok([{ kind: 'clock-suspended', part, step, longest: told, reason: reason.value }]);
}

/** The special steps that may stop the clock of this part. 公示 only where the item lists it: the law's list has it not. */
export function stepsOf({ terms }: Pick<PartState, 'terms'>): readonly SpecialStepKind[] {
  const own = terms?.specialSteps ?? [];
  return own.length > 0
    ? own.map(({ step }) => step)
    : SPECIAL_STEPS.filter((step) => step !== 'public-notice');
}
