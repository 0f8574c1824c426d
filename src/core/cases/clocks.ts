// The clocks of a case: what each counts, from where, and whether it was kept. A pure function of the state, which is a pure
// function of the events.
import { dayOf } from '#core/calendar/city-day.ts';
import { clockDue, pauseDue, type ClockBasis } from '#core/calendar/clock.ts';
import type { DueDate } from '#core/calendar/due-at.ts';
import type { LawParameters } from '#core/calendar/law-parameters.ts';
import type { Pause } from '#core/calendar/pauses.ts';
import { parseTimeLimit, type TimeLimit } from '#core/calendar/time-limit.ts';
import { CITY_ZONE, type WorkCalendar } from '#core/calendar/work-calendar.ts';
import type { CaseClock, ClockSource, InstantLimit } from './clock-kinds.ts';
import { basisOf, clockOf, lawLimit, pausesOf, startText, stepBasis } from './clock-parts.ts';
import { jointClock } from './joint-clock.ts';
import type { CaseState, PartState, Receipt, Stamped } from './state.ts';

export type ClockWorld = {
  readonly law: LawParameters;
  readonly calendar: WorkCalendar;
  readonly instant: InstantLimit;
};

export type JudgedClock = CaseClock & { readonly due?: DueDate; readonly late: boolean };

/** Every clock of the case, running, standing and ended; part by part, the bundle's last. */
export function clocksOf(state: CaseState, world: Pick<ClockWorld, 'law' | 'instant'>): readonly CaseClock[] {
  return [...state.parts.flatMap((part) => clocksOfPart(part, world)), ...jointClock(state, world.law)];
}

/** The clocks of one part. */
export function clocksOfPart(
  part: PartState,
  world: Pick<ClockWorld, 'law' | 'instant'>,
): readonly CaseClock[] {
  return [
    ...acceptanceClocks(part, world.law),
    ...promisedClocks(part, world.instant),
    ...statutoryClock(part),
    ...specialStepClocks(part),
    ...issueClock(part, world.law),
    ...owedClocks(part),
  ];
}

/**
 * The clock with its date on this calendar. Late: it ended, or is still running, after its date; or the special step that
 * stops it has taken longer than it may.
 */
export function judgeClock(clock: CaseClock, calendar: WorkCalendar, now: Temporal.Instant): JudgedClock {
  const due = clockDue(calendar, clock.basis);
  const moment = clock.endedAt === undefined ? now : Temporal.Instant.from(clock.endedAt);
  const last = due ?? pauseDue(calendar, clock.basis);
  const late = last !== undefined && isAfter(moment, last);
  return due === undefined ? { ...clock, late } : { ...clock, due, late };
}

/** 次月生效: the first day of the month after the decision, where the item says so. ISO date. */
export function effectiveFrom(part: PartState): string | undefined {
  const { decided } = part.stamps;
  if (part.terms?.nextMonth !== true || decided === undefined || part.stage === 'rejected') return undefined;
  const day = Temporal.PlainDate.from(dayOf(decided.at));
  return day.with({ day: 1 }).add({ months: 1 }).toString();
}

/**
 * The office answers each time the papers reached it, whether or not it signed for them. Once it has asked for a supplement the clock has ended; when all that was
 * asked came, it must accept (行政许可法 32 (5)) and has the same time for it again: the law names no other, and without one a
 * completed filing could lie for ever.
 */
function acceptanceClocks(part: PartState, law: LawParameters): readonly CaseClock[] {
  return part.receipts.flatMap((receipt, at): readonly CaseClock[] => {
    const found = lawLimit(law, 'supplement-notice', receipt.on);
    if (found === undefined) return [];
    const basis = basisOf({ start: receipt.on, limit: found.limit, pauses: awaiting(receipt) });
    const ended = receipt.answered ?? part.stamps.ended;
    const live = receipt.origin === 'live';
    const of = { kind: 'acceptance', nth: at + 1, basis, source: found.source, ended, live } as const;
    return [clockOf(part, { ...of, awaits: receipt.awaited !== undefined })];
  });
}

/** Papers are on their way: it is not known yet from which day it counts. */
function awaiting({ awaited }: Receipt): readonly Pause[] {
  return awaited === undefined ? [] : [{ from: dayOf(awaited) }];
}

function promisedClocks(part: PartState, instant: InstantLimit): readonly CaseClock[] {
  if (part.terms?.instant === true) return instantClocks(part, instant);
  const limit = promiseOf(part);
  return limit === undefined ? [] : sinceAcceptance(part, 'promised', limit);
}

/** What is promised. A monthly batch without a promised time: its next day. */
function promiseOf({ promised, terms }: PartState): TimeLimit | undefined {
  const parsed = promised && parseTimeLimit(promised.amount, promised.unit);
  if (parsed?.ok) return parsed.value;
  return terms?.batchDay === undefined ? undefined : { amount: 0, unit: 'natural-day' };
}

/** 即办件: from each receipt to the decision, or until a supplement is asked. A promise in working minutes or hours is its own. */
function instantClocks(part: PartState, { amount, unit, mark }: InstantLimit): readonly CaseClock[] {
  const own = promiseOf(part);
  const hasOwn = own?.unit === 'working-minute' || own?.unit === 'working-hour';
  const limit: TimeLimit = hasOwn ? own : { amount, unit };
  const source: ClockSource = hasOwn ? { by: 'item' } : { by: 'city', mark };
  return part.receipts.map((receipt, at) => {
    const isLast = at === part.receipts.length - 1;
    const basis = basisOf({
      start: startText(limit, receipt),
      limit,
      more: isLast && part.extension ? [part.extension.by] : [],
      pauses: isLast ? [...awaiting(receipt), ...pausesOf(part, limit)] : [],
    });
    const ended = isLast && part.stage !== 'supplement-asked' ? decidedOrEnded(part) : receipt.answered;
    const live = receipt.origin === 'live' && (!isLast || movedLive(part));
    const of = { kind: 'promised', nth: at + 1, basis, source, ended, live, stands: isLast } as const;
    return clockOf(part, { ...of, awaits: receipt.awaited !== undefined });
  });
}

/** 行政许可法 42 or what another law says of this item. Nothing is assumed where the item states none. */
function statutoryClock(part: PartState): readonly CaseClock[] {
  const limit = part.terms?.statutory;
  return limit === undefined ? [] : sinceAcceptance(part, 'statutory', limit);
}

/**
 * From acceptance to the decision, or from what the item says it starts with where that is later: an office is not late with
 * what it did not have yet.
 */
function sinceAcceptance(
  part: PartState,
  kind: 'promised' | 'statutory',
  limit: TimeLimit,
): readonly CaseClock[] {
  const { acceptedOn, terms, stamps, extension } = part;
  if (acceptedOn === undefined || stamps.accepted === undefined) return [];
  const after = terms?.startsAfter?.date;
  const start =
    after !== undefined && after > acceptedOn
      ? after
      : startText(limit, { at: stamps.accepted.at, on: acceptedOn });
  const basis = basisOf({
    start,
    limit,
    more: extension ? [extension.by] : [],
    pauses: pausesOf(part, limit),
    ...(kind === 'promised' && terms?.batchDay !== undefined ? { batchDay: terms.batchDay } : {}),
  });
  const live = stamps.accepted.origin === 'live' && movedLive(part);
  const ended = decidedOrEnded(part);
  return [clockOf(part, { kind, nth: 1, basis, source: { by: 'item' }, ended, live, stands: true })];
}

/** What moved the date was entered as it happened: who enters it afterwards makes himself neither punctual nor late. */
function movedLive({ suspensions, extension }: PartState): boolean {
  return suspensions.every(({ live }) => live) && extension?.live !== false;
}

/** Each special step has its own longest time (行政许可法 45: told in writing), which nothing stops. */
function specialStepClocks(part: PartState): readonly CaseClock[] {
  return part.suspensions.flatMap((suspension, at): readonly CaseClock[] => {
    const { to, live, step, longest } = suspension;
    const source: ClockSource = longest === undefined ? { by: 'item' } : { by: 'letter' };
    const basis = stepBasis(part, suspension);
    if (basis === undefined) return [];
    const ended: Stamped | undefined =
      to === undefined ? part.stamps.ended : { at: to, origin: live ? 'live' : 'back-filled' };
    const clock = clockOf(part, { kind: 'special-step', nth: at + 1, basis, source, ended, live });
    return [{ ...clock, step }];
  });
}

function issueClock(part: PartState, law: LawParameters): readonly CaseClock[] {
  const { decided, issued, ended } = part.stamps;
  if (decided === undefined || part.stage === 'rejected') return [];
  const on = dayOf(decided.at);
  const found = lawLimit(law, 'certificate-issue', on);
  if (found === undefined) return [];
  const basis = { start: on, limit: found.limit };
  const live = decided.origin === 'live';
  return [
    clockOf(part, { kind: 'issue', nth: 1, basis, source: found.source, ended: issued ?? ended, live }),
  ];
}

/** 容缺: the day that was told stands, whatever the calendar says later; it counts when the paper arrives. */
function owedClocks(part: PartState): readonly CaseClock[] {
  const live = part.stamps.accepted?.origin === 'live';
  return part.owed.map(({ date, arrivedOn }, at) => {
    const basis: ClockBasis = { start: date, limit: { amount: 0, unit: 'natural-day' } };
    const arrived: Stamped | undefined = arrivedOn === undefined ? undefined : startOfDay(arrivedOn);
    const ended = arrived ?? decidedOrEnded(part);
    return clockOf(part, { kind: 'owed', nth: at + 1, basis, source: { by: 'item' }, ended, live });
  });
}

function startOfDay(on: string): Stamped {
  const at = Temporal.PlainDate.from(on).toZonedDateTime(CITY_ZONE).toInstant().toString();
  return { at, origin: 'live' };
}

function decidedOrEnded({ stamps }: PartState): Stamped | undefined {
  return stamps.decided ?? stamps.ended;
}

/** Whole seconds: the last second of a day is still that day. */
function isAfter(moment: Temporal.Instant, { at }: DueDate): boolean {
  return Math.floor(moment.epochMilliseconds / 1000) > Math.floor(at.epochMilliseconds / 1000);
}
