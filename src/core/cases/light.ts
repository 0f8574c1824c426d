import { cityDay } from '#core/calendar/city-day.ts';
import type { Mark } from '#base/mark.ts';
import { workingDaysBetween } from '#core/calendar/add-days.ts';
import { type WorkCalendar } from '#core/calendar/work-calendar.ts';
import type { Stage } from './state.ts';

/** 绿 黄 红: enough time, near the limit, past it. */
export const LIGHTS = ['green', 'yellow', 'red'] as const;
export type Light = (typeof LIGHTS)[number];

/** Settings of the city (`data/supervision/lights.yaml`), not law: no national rule gives a number. */
export type LightThresholds = {
  /** Yellow from this many working days left on. */
  readonly yellow: number;
  readonly mark: Mark;
  readonly source: string;
};

/** A date to keep, with what is left of it today. */
export type Due = {
  /** ISO date. */
  readonly date: string;
  readonly provisional: boolean;
  /** Working days after today up to the date; 0 on the day itself, negative when it has passed. */
  readonly workingDaysLeft: number;
  readonly light: Light;
};

/** The clock of the promised date runs: accepted and not yet decided. */
export function isRunning(stage: Stage): boolean {
  return stage === 'accepted' || stage === 'reviewed';
}

/** How much of a date is left now, in the city. */
export function dueNow(
  due: { readonly date: string; readonly provisional: boolean },
  at: {
    readonly now: () => Temporal.Instant;
    readonly calendar: WorkCalendar;
    readonly lights: LightThresholds;
  },
): Due {
  const today = cityDay(at.now());
  const date = Temporal.PlainDate.from(due.date);
  const workingDaysLeft = workingDaysBetween(at.calendar, today, date);
  const { yellow } = at.lights;
  const past = Temporal.PlainDate.compare(date, today) < 0;
  return { ...due, workingDaysLeft, light: past ? 'red' : workingDaysLeft <= yellow ? 'yellow' : 'green' };
}
