import { workingDaysBetween } from '#core/calendar/add-days.ts';
import { CITY_ZONE, type WorkCalendar } from '#core/calendar/work-calendar.ts';
import type { Stage } from './state.ts';

/** 绿 黄 红: enough time, near the limit, past it. */
export const LIGHTS = ['green', 'yellow', 'red'] as const;
export type Light = (typeof LIGHTS)[number];

export type LightThresholds = {
  /** Yellow from this many working days left on. */
  readonly yellow: number;
};

/** A sample: one reminder system uses three days or less; no national number was found, so this is configuration. */
export const SAMPLE_LIGHT_THRESHOLDS: LightThresholds = { yellow: 3 };

/** A date to keep, with what is left of it today. */
export type Due = {
  /** ISO date. */
  readonly date: string;
  readonly provisional: boolean;
  /** Working days after today up to the date; 0 on the day itself, negative when it has passed. */
  readonly workingDaysLeft: number;
  readonly light: Light;
};

/** The clock of the promised date runs: accepted and not yet issued. */
export function isRunning(stage: Stage): boolean {
  return stage === 'accepted' || stage === 'reviewed' || stage === 'granted';
}

/** How much of a date is left now, in the city. */
export function dueNow(
  due: { readonly date: string; readonly provisional: boolean },
  at: {
    readonly now: () => Temporal.Instant;
    readonly calendar: WorkCalendar;
    readonly thresholds?: LightThresholds;
  },
): Due {
  const today = at.now().toZonedDateTimeISO(CITY_ZONE).toPlainDate();
  const date = Temporal.PlainDate.from(due.date);
  const workingDaysLeft = workingDaysBetween(at.calendar, today, date);
  const { yellow } = at.thresholds ?? SAMPLE_LIGHT_THRESHOLDS;
  const past = Temporal.PlainDate.compare(date, today) < 0;
  return { ...due, workingDaysLeft, light: past ? 'red' : workingDaysLeft <= yellow ? 'yellow' : 'green' };
}
