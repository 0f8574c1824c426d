import type { TimeLimit } from '#core/calendar/time-limit.ts';
import type { SpecialStepKind } from '#core/catalogue/model.ts';

/** What an item states about its time besides the promise; kept with the case, whatever the catalogue says later. */
export type ClockTerms = {
  /** 即办件: its clock counts working minutes from receipt to the decision. */
  readonly instant?: boolean;
  readonly statutory?: TimeLimit;
  /** The clock starts with something that happened outside: the answered date (ISO date). */
  readonly startsAfter?: { readonly element: string; readonly date: string };
  /** The result has effect from the first day of the month after the decision. */
  readonly nextMonth?: boolean;
  /** Decided in one go on this day of the month. */
  readonly batchDay?: number;
  /** 超时默许: when the promised time passes, the step counts as agreed. `clause`: where that stands. */
  readonly silenceGrants?: { readonly clause: string };
  /** 特殊环节 with the longest time each may take, where stated. */
  readonly specialSteps?: readonly { readonly step: SpecialStepKind; readonly longest?: TimeLimit }[];
};
