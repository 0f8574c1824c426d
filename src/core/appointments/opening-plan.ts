// When a centre or hall serves people by appointment: what its clerk publishes.
import { ok, refuse, type Result } from '#base/result.ts';

/** A stretch of a day, from inclusive to exclusive, as HH:MM. */
export type TimeSpan = { readonly from: string; readonly to: string };

/** One day that is not as its weekday: closed when it has no hours. `day` as ISO date. */
export type SpecialDay = { readonly day: string; readonly hours?: TimeSpan; readonly note: string };

/** Hours, windows and slots of one place. Plain values: it is stored as it is. */
export type OpeningPlan = {
  /** ISO dates, both days included; no end: until another plan is published. */
  readonly validFrom: string;
  readonly validUntil?: string;
  readonly windows: number;
  readonly minutesPerSlot: number;
  /** Monday first; `null`: closed. */
  readonly week: readonly (TimeSpan | null)[];
  readonly lunch?: TimeSpan;
  /** Weekend days worked in exchange for a holiday (补班). On a weekday without hours those of the first open day hold. */
  readonly makeUpDays: 'open' | 'closed';
  readonly special: readonly SpecialDay[];
};

export const PLAN_PROBLEM_CODES = [
  /** `from` and `to` are not times of a day, or the end is not after the beginning. */
  'span-wrong',
  /** Not a day of the calendar. */
  'day-wrong',
  'until-before-from',
  'number-out-of-range',
  /** No weekday has hours and no special day either. */
  'never-open',
  /** The lunch break leaves no slot on a day that should be open, or a slot is longer than every stretch. */
  'no-room-for-a-slot',
  'special-day-twice',
  'note-too-long',
] as const;
export type PlanProblemCode = (typeof PLAN_PROBLEM_CODES)[number];

export type PlanProblem = {
  readonly code: PlanProblemCode;
  /** `windows`, `minutes`, `from`, `until`, `lunch`, `week`, `day-1` (Monday) to `day-7`, `special-1` and on. */
  readonly at: string;
  readonly min?: number;
  readonly max?: number;
};

export const MOST_WINDOWS = 60;
export const SLOT_MINUTES = { min: 5, max: 240 } as const;
export const LONGEST_NOTE = 60;

/** The plan, if it holds together; else everything that is wrong with it. */
export function checkPlan(plan: OpeningPlan): Result<OpeningPlan, readonly PlanProblem[]> {
  const problems: PlanProblem[] = [];
  const range = (at: string, value: number, { min, max }: { readonly min: number; readonly max: number }) => {
    if (!Number.isInteger(value) || value < min || value > max)
      problems.push({ code: 'number-out-of-range', at, min, max });
  };
  range('windows', plan.windows, { min: 1, max: MOST_WINDOWS });
  range('minutes', plan.minutesPerSlot, SLOT_MINUTES);
  if (!isDay(plan.validFrom)) problems.push({ code: 'day-wrong', at: 'from' });
  if (plan.validUntil !== undefined) {
    if (!isDay(plan.validUntil)) problems.push({ code: 'day-wrong', at: 'until' });
    else if (isDay(plan.validFrom) && plan.validUntil < plan.validFrom)
      problems.push({ code: 'until-before-from', at: 'until' });
  }
  plan.week.forEach((hours, index) => {
    if (hours !== null && !isSpan(hours)) problems.push({ code: 'span-wrong', at: `day-${index + 1}` });
  });
  if (plan.lunch !== undefined && !isSpan(plan.lunch)) problems.push({ code: 'span-wrong', at: 'lunch' });
  problems.push(...specialProblems(plan.special));
  if (!plan.week.some((hours) => hours !== null) && !plan.special.some(({ hours }) => hours !== undefined))
    problems.push({ code: 'never-open', at: 'week' });
  if (problems.length === 0) problems.push(...tooNarrow(plan));
  return problems.length === 0 ? ok(plan) : refuse(problems);
}

/** The stretches in which slots lie: the day's hours without the lunch break. */
export function stretchesOf(hours: TimeSpan, lunch: TimeSpan | undefined): readonly TimeSpan[] {
  if (lunch === undefined || lunch.to <= hours.from || lunch.from >= hours.to) return [hours];
  return [
    { from: hours.from, to: lunch.from },
    { from: lunch.to, to: hours.to },
  ].filter(({ from, to }) => from < to);
}

/** Minutes since midnight. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** HH:MM of minutes since midnight. */
export function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** True for HH:MM of a day. */
export function isTime(text: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** True for a day of the calendar in the form 2026-11-23. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

function isSpan({ from, to }: TimeSpan): boolean {
  return isTime(from) && isTime(to) && from < to;
}

function specialProblems(special: OpeningPlan['special']): readonly PlanProblem[] {
  return special.flatMap(({ day, hours, note }, index): readonly PlanProblem[] => {
    const at = `special-${index + 1}`;
    if (!isDay(day)) return [{ code: 'day-wrong', at }];
    if (special.findIndex((other) => other.day === day) !== index) return [{ code: 'special-day-twice', at }];
    if (hours !== undefined && !isSpan(hours)) return [{ code: 'span-wrong', at }];
    return Array.from(note).length > LONGEST_NOTE ? [{ code: 'note-too-long', at, max: LONGEST_NOTE }] : [];
  });
}

function tooNarrow({ week, special, lunch, minutesPerSlot }: OpeningPlan): readonly PlanProblem[] {
  const days = [
    ...week.map((hours, index) => ({ hours, at: `day-${index + 1}` })),
    ...special.map(({ hours }, index) => ({ hours: hours ?? null, at: `special-${index + 1}` })),
  ];
  return days.flatMap(({ hours, at }): readonly PlanProblem[] => {
    if (hours === null) return [];
    const room = stretchesOf(hours, lunch).some(
      ({ from, to }) => minutesOf(to) - minutesOf(from) >= minutesPerSlot,
    );
    return room ? [] : [{ code: 'no-room-for-a-slot', at }];
  });
}
