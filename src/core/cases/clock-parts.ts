// What clocks are put together from: days, starts, pauses, numbers of the law.
import { dayOf } from '#core/calendar/city-day.ts';
import type { ClockBasis } from '#core/calendar/clock.ts';
import type { LawParameters } from '#core/calendar/law-parameters.ts';
import type { Pause } from '#core/calendar/pauses.ts';
import type { TimeLimit } from '#core/calendar/time-limit.ts';
import type { CaseClock, ClockSource } from './clock-kinds.ts';
import { openSuspension } from './stages.ts';
import type { PartState, Stamped, Suspension } from './state.ts';

/** Where a clock starts: on the day, or, where its limit is shorter than a day, at the moment. */
export function startText(
  limit: TimeLimit,
  { at, on }: { readonly at: string; readonly on: string },
): string {
  return isShorterThanDays(limit) && dayOf(at) === on ? Temporal.Instant.from(at).toString() : on;
}

/** Counted in hours or minutes, or in parts of a day. */
export function isShorterThanDays({ amount, unit }: TimeLimit): boolean {
  return unit === 'hour' || unit === 'working-hour' || unit === 'working-minute' || !Number.isInteger(amount);
}

/** A number of the law in force on that day, with its clause; `undefined` where the data names none. */
export function lawLimit(
  law: LawParameters,
  id: string,
  on: string,
): { readonly limit: TimeLimit; readonly source: ClockSource } | undefined {
  const found = law.get(id, Temporal.PlainDate.from(on));
  if (found === undefined) return undefined;
  const { value: amount, unit, law: name, clause, mark } = found;
  return { limit: { amount, unit }, source: { by: 'law', law: name, clause, mark } };
}

/**
 * The days on which special steps stop a clock of the part: those at whose end it stands. Hours and minutes that passed before
 * a step began did pass: of a limit shorter than days only whole days are left out. What the item or the letter says a step may
 * take goes with it.
 */
export function pausesOf(part: Pick<PartState, 'suspensions' | 'terms'>, limit: TimeLimit): readonly Pause[] {
  const pauses: Pause[] = [];
  for (const suspension of part.suspensions) {
    const to = suspension.to === undefined ? undefined : dayOf(suspension.to);
    const longest = to === undefined ? stepBasis(part, suspension) : undefined;
    const began = dayOf(suspension.from);
    const from = isShorterThanDays(limit) ? nextDay(began) : began;
    if (to !== undefined && from >= to) continue;
    pauses.push({
      from,
      ...(to === undefined ? {} : { to }),
      ...(longest ? { longest } : {}),
    });
  }
  return pauses;
}

function nextDay(iso: string): string {
  return Temporal.PlainDate.from(iso).add({ days: 1 }).toString();
}

/** The longest time a step may take, as told in writing, else as the item says, from its first day. */
export function stepBasis(
  { terms }: Pick<PartState, 'terms'>,
  { step, longest, from }: Pick<Suspension, 'step' | 'longest' | 'from'>,
): Pick<ClockBasis, 'start' | 'limit'> | undefined {
  const limit = longest ?? terms?.specialSteps?.find((each) => each.step === step)?.longest;
  return limit && { start: startText(limit, { at: from, on: dayOf(from) }), limit };
}

/** One clock of a part. `ended` absent: it runs on, or stands where `awaits`, or `stands` and a special step is open. */
export function clockOf(
  part: PartState,
  of: Pick<CaseClock, 'kind' | 'nth' | 'basis' | 'source'> & {
    readonly ended: Stamped | undefined;
    readonly live: boolean;
    readonly stands?: boolean;
    /** What it counts from has not come yet. */
    readonly awaits?: boolean;
  },
): CaseClock {
  const { kind, nth, basis, source, ended, live, stands = false, awaits = false } = of;
  const base = { kind, part: part.part, nth, basis, source };
  if (ended === undefined) {
    const paused = awaits || (stands && openSuspension(part) !== undefined);
    return { ...base, status: paused ? 'paused' : 'running', rated: live };
  }
  return { ...base, status: 'ended', endedAt: ended.at, rated: live && ended.origin === 'live' };
}

/** A basis without empty lists, so that its text is the same whoever makes it. */
export function basisOf({ pauses = [], more = [], ...rest }: ClockBasis): ClockBasis {
  return { ...rest, ...(more.length > 0 ? { more } : {}), ...(pauses.length > 0 ? { pauses } : {}) };
}
