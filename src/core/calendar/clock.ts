import type { TimeLimit } from './time-limit.ts';

/** What a clock counts. Together with a calendar it gives the date; two clocks with the same basis end at the same moment. */
export type ClockBasis = {
  /** ISO date, or RFC 9557 instant where the limit is shorter than a day. */
  readonly start: string;
  readonly limit: TimeLimit;
  /** Extensions, counted on after the limit in the same unit. */
  readonly more?: readonly TimeLimit[];
  /** ISO dates in order, not overlapping: a day is not counted when the clock stands at its end. `to` is counted again. No `to`: it stands now. */
  readonly pauses?: readonly { readonly from: string; readonly to?: string }[];
  /** Decided in one go on this day of the month: the first such day that is not before the end of the limit. */
  readonly batchDay?: number;
};
