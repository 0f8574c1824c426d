// One clock of a consultation: what it is about, by which rule, until when, and how it stands today.
import { unreachable } from '#base/assert.ts';
import type { DemandId, DepartmentId, SubmissionNumber } from '../ids.ts';
import type { CountedPeriod } from './count-period.ts';
import type { Deadline, DeadlineShape } from './deadline.ts';

/** In the order in which a desk wants to see them. `late`: done, after the day. `short`: ended before it might. */
export const CLOCK_STATES = ['overdue', 'due-soon', 'short', 'running', 'late', 'met'] as const;
export type ClockState = (typeof CLOCK_STATES)[number];

export type ClockSubject =
  | { readonly kind: 'notice'; readonly nth: number; readonly reason: string | undefined }
  | { readonly kind: 'meeting'; readonly number: number; readonly title: string }
  | { readonly kind: 'legality-review' }
  | { readonly kind: 'publication' }
  | { readonly kind: 'submission'; readonly submission: SubmissionNumber }
  | { readonly kind: 'demand'; readonly demand: DemandId; readonly department: DepartmentId };

export type ConsultationClock = {
  readonly about: ClockSubject;
  /** Absent: the desk set the day itself. */
  readonly rule: Deadline | undefined;
  /** Its first day; of a hearing the day of the hearing, from which it is counted back. */
  readonly start: Temporal.PlainDate;
  readonly period: CountedPeriod;
  /** When it was done; of a notice its last day, past or to come. */
  readonly ended: Temporal.PlainDate | undefined;
  /** Counted without the first day, as 民法典 does. */
  readonly state: ClockState;
  /** Counted with it. Where it differs the counting decides, and a careful office keeps the stricter. */
  readonly stateFirstDayIn: ClockState;
};

/** So many days before the end it counts as due soon. Ours, no source. */
export const DUE_SOON_DAYS = 3;

export type ClockFacts = {
  readonly shape: DeadlineShape;
  readonly due: Temporal.PlainDate;
  readonly ended: Temporal.PlainDate | undefined;
  readonly today: Temporal.PlainDate;
};

/** How a clock stands on a day. */
export function clockState({ shape, due, ended, today }: ClockFacts): ClockState {
  switch (shape) {
    case 'at-most':
    case 'before':
      if (ended !== undefined) return isAfter(ended, due) ? 'late' : 'met';
      return isAfter(today, due) ? 'overdue' : untilDue(due, today);
    case 'at-least':
      if (ended === undefined) return 'running';
      if (isAfter(due, ended)) return 'short';
      return isAfter(today, ended) ? 'met' : untilDue(ended, today);
    case 'window':
      return ended !== undefined || isAfter(today, due) ? 'met' : untilDue(due, today);
    default:
      return unreachable(shape);
  }
}

function untilDue(due: Temporal.PlainDate, today: Temporal.PlainDate): ClockState {
  return today.until(due).days <= DUE_SOON_DAYS ? 'due-soon' : 'running';
}

function isAfter(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) > 0;
}
