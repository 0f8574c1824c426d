// Which times a place gives on a day, and how many of each are left. Pure: plan, calendar and what is taken decide alone.
import type { Localised } from '#base/localised.ts';
import { CITY_ZONE, type WorkCalendar } from '#core/calendar/work-calendar.ts';
import { minutesOf, stretchesOf, timeOf, type OpeningPlan, type TimeSpan } from './opening-plan.ts';

/** One time that can be had: HH:MM, the end exclusive. */
export type Slot = TimeSpan & {
  /** As many as there are windows. */
  readonly capacity: number;
  readonly free: number;
};

export const DAY_STATES = [
  'open',
  /** A weekend day worked in exchange for a holiday. */
  'open-make-up',
  /** Open on a day that is otherwise closed, or at other hours. `note`. */
  'open-special',
  'closed-weekday',
  /** A public holiday. `holiday`. */
  'closed-holiday',
  'closed-make-up',
  /** Closed on this day alone. `note`. */
  'closed-special',
  /** Before or after the days for which hours are published. */
  'not-published',
] as const;
export type DayState = (typeof DAY_STATES)[number];

export type DaySlots = {
  /** ISO date. */
  readonly day: string;
  readonly state: DayState;
  readonly holiday?: Localised;
  readonly note?: string;
  /** The holidays of that year are not announced yet: the day may still change. */
  readonly provisional: boolean;
  /** In order, not overlapping. */
  readonly slots: readonly Slot[];
};

/**
 * The slots of one day. A public holiday is closed unless the plan names the day; a make-up working day is open unless the
 * plan says otherwise. `taken`: the times already given away, one entry a person; one that lies across two slots (given
 * under other hours) takes a place in both.
 */
export function slotsOf(
  plan: OpeningPlan,
  day: Temporal.PlainDate,
  calendar: WorkCalendar,
  taken: readonly TimeSpan[],
): DaySlots {
  const { hours, ...about } = hoursOn(plan, day, calendar);
  if (hours === undefined) return { ...about, slots: [] };
  const spans = stretchesOf(hours, plan.lunch).flatMap((stretch) => cut(stretch, plan.minutesPerSlot));
  const slots = spans.map((span): Slot => {
    const gone = taken.filter(({ from, to }) => from < span.to && to > span.from).length;
    return { ...span, capacity: plan.windows, free: Math.max(0, plan.windows - gone) };
  });
  return { ...about, slots };
}

/** The plan that holds on a day: of those valid on it the one published last. `plans` in the order of publishing. */
export function planOn<Plan extends Pick<OpeningPlan, 'validFrom' | 'validUntil'>>(
  plans: readonly Plan[],
  day: string,
): Plan | undefined {
  return plans.findLast(
    ({ validFrom, validUntil }) => validFrom <= day && (validUntil === undefined || day <= validUntil),
  );
}

/** The moment at which a slot begins or ends. */
export function momentOf(day: string, time: string): Temporal.Instant {
  return Temporal.PlainDate.from(day)
    .toZonedDateTime({ timeZone: CITY_ZONE, plainTime: Temporal.PlainTime.from(time) })
    .toInstant();
}

/** True while the slot has not begun. */
export function isAhead(day: string, from: string, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(now, momentOf(day, from)) < 0;
}

export type SlotAt = { readonly day: string; readonly slot: Slot };

/** The free slots nearest in time to the one that was wanted, at most `most`, in the order of time. */
export function nearestFree(
  days: readonly DaySlots[],
  wanted: { readonly day: string; readonly from: string },
  { now, most }: { readonly now: Temporal.Instant; readonly most: number },
): readonly SlotAt[] {
  const at = momentOf(wanted.day, wanted.from);
  return days
    .flatMap(({ day, slots }) => slots.map((slot): SlotAt => ({ day, slot })))
    .filter(({ day, slot }) => slot.free > 0 && isAhead(day, slot.from, now))
    .filter(({ day, slot }) => day !== wanted.day || slot.from !== wanted.from)
    .map((each) => ({ each, away: distance(momentOf(each.day, each.slot.from), at) }))
    .toSorted((a, b) => a.away - b.away)
    .slice(0, most)
    .map(({ each }) => each)
    .toSorted((a, b) => (`${a.day} ${a.slot.from}` < `${b.day} ${b.slot.from}` ? -1 : 1));
}

/** Whether the hours that hold now still have just this slot, with a window for its seat. */
export function isWithinHours(
  plan: OpeningPlan | undefined,
  calendar: WorkCalendar,
  booked: TimeSpan & { readonly day: string; readonly seat: number },
): boolean {
  if (plan === undefined || booked.seat > plan.windows) return false;
  const { slots } = slotsOf(plan, Temporal.PlainDate.from(booked.day), calendar, []);
  return slots.some(({ from, to }) => from === booked.from && to === booked.to);
}

type Hours = Omit<DaySlots, 'slots'> & { readonly hours?: TimeSpan };

function hoursOn(plan: OpeningPlan, day: Temporal.PlainDate, calendar: WorkCalendar): Hours {
  const kind = calendar.kindOf(day);
  const about = { day: day.toString(), provisional: kind.provisional };
  const named = kind.holiday === undefined ? {} : { holiday: kind.holiday };
  if (planOn([plan], about.day) === undefined) return { ...about, state: 'not-published' };
  const special = plan.special.find((each) => each.day === about.day);
  if (special !== undefined) {
    const { hours, note } = special;
    // The plan names this very day: no notice to come can change it.
    const said = { day: about.day, provisional: false, note };
    return hours === undefined
      ? { ...said, state: 'closed-special' }
      : { ...said, state: 'open-special', hours };
  }
  if (kind.why === 'holiday') return { ...about, ...named, state: 'closed-holiday' };
  const own = plan.week[day.dayOfWeek - 1] ?? undefined;
  if (kind.why !== 'make-up') {
    return own === undefined
      ? { ...about, state: 'closed-weekday' }
      : { ...about, state: 'open', hours: own };
  }
  const hours = own ?? plan.week.find((each) => each !== null) ?? undefined;
  return plan.makeUpDays === 'closed' || hours === undefined
    ? { ...about, ...named, state: 'closed-make-up' }
    : { ...about, ...named, state: 'open-make-up', hours };
}

/** Slots one after the other; what is left at the end is too short to be one. */
function cut({ from, to }: TimeSpan, length: number): readonly TimeSpan[] {
  const first = minutesOf(from);
  const count = Math.floor((minutesOf(to) - first) / length);
  return Array.from({ length: count }, (_, index) => ({
    from: timeOf(first + index * length),
    to: timeOf(first + (index + 1) * length),
  }));
}

function distance(a: Temporal.Instant, b: Temporal.Instant): number {
  return Math.abs(a.epochMilliseconds - b.epochMilliseconds);
}
