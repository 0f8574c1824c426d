import type { Localised } from '#base/localised.ts';

/** The zone whose midnight ends a day everywhere in the product. */
export const CITY_ZONE = 'Asia/Shanghai';

/** A notice of the State Council's General Office that announces a year, as `data/calendars/` records it. */
export type CalendarNotice = {
  readonly title: string;
  readonly number: string;
  readonly date: Temporal.PlainDate;
  readonly source: string;
};

/** One holiday: the rest days from the first to the last, and the weekend days worked in exchange (补班). */
export type Holiday = {
  readonly name: Localised;
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
  readonly makeUp: readonly Temporal.PlainDate[];
};

/** One announced year. A holiday or make-up day may fall in the December before. */
export type YearPlan = {
  readonly year: number;
  readonly notices: readonly CalendarNotice[];
  readonly holidays: readonly Holiday[];
};

export const DAY_REASONS = ['weekday', 'weekend', 'holiday', 'make-up'] as const;
export type DayReason = (typeof DAY_REASONS)[number];

/** Whether offices work on a day and why. `provisional`: no notice has said anything about that year yet. */
export type DayKind = {
  readonly working: boolean;
  /** `paused`: a clock stands on it, see `pauses.ts`. */
  readonly why: DayReason | 'paused';
  /** The holiday that gives the rest, or for which the make-up day is worked. */
  readonly holiday?: Localised;
  readonly provisional: boolean;
};

export type WorkCalendar = {
  readonly announcedYears: readonly number[];
  readonly kindOf: (day: Temporal.PlainDate) => DayKind;
};

/**
 * The calendar of all announced years. Where two plans name the same day, the later year's notice wins. A day of a
 * year without a plan, not named by a neighbour's notice, is an ordinary weekday or weekend and provisional.
 */
export function buildWorkCalendar(plans: readonly YearPlan[]): WorkCalendar {
  const ordered = plans.toSorted((a, b) => a.year - b.year);
  const years = new Set(ordered.map((plan) => plan.year));
  const named = new Map<number, DayKind>();
  for (const { holidays } of ordered) {
    for (const holiday of holidays) {
      for (const day of daysFrom(holiday.from, holiday.to)) {
        named.set(keyOf(day), {
          working: false,
          why: 'holiday',
          holiday: holiday.name,
          provisional: false,
        });
      }
    }
    for (const { makeUp, name } of holidays) {
      for (const day of makeUp) {
        named.set(keyOf(day), { working: true, why: 'make-up', holiday: name, provisional: false });
      }
    }
  }
  return {
    announcedYears: [...years],
    kindOf: (day) => named.get(keyOf(day)) ?? ordinaryDay(day, !years.has(day.year)),
  };
}

/** 20261122: cheap to make for every day that is walked. */
function keyOf({ year, month, day }: Temporal.PlainDate): number {
  return (year * 100 + month) * 100 + day;
}

function ordinaryDay(day: Temporal.PlainDate, provisional: boolean): DayKind {
  const weekend = day.dayOfWeek >= 6;
  return { working: !weekend, why: weekend ? 'weekend' : 'weekday', provisional };
}

function* daysFrom(first: Temporal.PlainDate, last: Temporal.PlainDate): Generator<Temporal.PlainDate> {
  for (let day = first; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) yield day;
}
