// A return's life: what can happen to it, and what it is after all that. The reviewer never edits a figure
// (统计法实施条例 第十九条): he sends it back, and the unit makes the next version.
import type { IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import type { SurveyUnitId } from '#core/statistics/survey/unit-id.ts';
import type { RoundId } from '#core/statistics/survey/round.ts';

/** Where a return stands. `approved`: by the offices in `approvedBy`, the next one's turn; `locked`: by all, or the round closed. */
export const RETURN_STAGES = [
  'not-started',
  'filling',
  'signed',
  'submitted',
  'sent-back',
  'approved',
  'locked',
] as const;
export type ReturnStage = (typeof RETURN_STAGES)[number];

/** Whose hand: a person with the name as it was then. `office`: id of the collecting office. */
export type ReturnActor =
  | { readonly kind: 'filler' | 'head'; readonly person: string; readonly name: string }
  | { readonly kind: 'collector'; readonly person: string; readonly name: string; readonly office: string }
  | { readonly kind: 'platform' };

export type ReturnEvent = { readonly at: Temporal.Instant; readonly by: ReturnActor } & (
  | {
      readonly type: 'return-opened';
      readonly roundVersion: string;
      readonly prefilledFrom: readonly ('prior' | 'accounts')[];
    }
  /** A whole workbook or pasted block came in; single cells are not events. */
  | {
      readonly type: 'figures-taken-in';
      readonly from: 'workbook' | 'paste';
      readonly cells: number;
      readonly fileName?: string;
    }
  | { readonly type: 'finding-explained'; readonly finding: string; readonly text: string }
  /** `content`: SHA-256 of the canonical figures and explanations signed for. */
  | {
      readonly type: 'return-signed';
      readonly version: number;
      readonly content: string;
      /** Of the round whose rules were in force; from now on the return is read under it. */
      readonly roundVersion?: string;
    }
  /** The filler takes the signature back to correct. */
  | { readonly type: 'signature-withdrawn'; readonly version: number }
  /** The head signs and sends in one act (实施条例 第十七条). */
  | {
      readonly type: 'return-submitted';
      readonly version: number;
      readonly content: string;
      readonly late: boolean;
    }
  | {
      readonly type: 'return-sent-back';
      readonly version: number;
      readonly reason: string;
      readonly cells: readonly IndicatorCode[];
    }
  /** The next version begins as a copy; the one before is kept as it was. */
  | { readonly type: 'version-opened'; readonly version: number }
  | {
      readonly type: 'question-asked';
      readonly question: string;
      readonly cell?: IndicatorCode;
      readonly text: string;
    }
  | { readonly type: 'question-answered'; readonly question: string; readonly text: string }
  | { readonly type: 'question-closed'; readonly question: string }
  | { readonly type: 'return-approved'; readonly version: number; readonly office: string }
  | { readonly type: 'return-locked'; readonly version: number }
  /** By the office that approved last, with a reason; everybody above is asked again. */
  | { readonly type: 'return-unlocked'; readonly version: number; readonly reason: string }
  | { readonly type: 'reminder-sent'; readonly daysLeft: number }
);

export type ReturnState = {
  readonly round: RoundId;
  readonly unit: SurveyUnitId;
  /** Under which its rows are kept: the division of the collecting office. */
  readonly division: string;
  readonly stage: ReturnStage;
  /** The version being filled in or last handed in, from 1; 0 before it is opened. */
  readonly version: number;
  /** Number of events, for optimistic locking. */
  readonly seq: number;
  readonly roundVersion: string;
  readonly signedBy?: {
    readonly person: string;
    readonly name: string;
    readonly at: Temporal.Instant;
    readonly content: string;
  };
  readonly submittedBy?: {
    readonly person: string;
    readonly name: string;
    readonly at: Temporal.Instant;
    readonly late: boolean;
  };
  /** The first time any version was handed in: whether the return came late is decided then. */
  readonly firstSubmission?: { readonly at: Temporal.Instant; readonly late: boolean };
  /** The last reminder. */
  readonly reminded?: { readonly at: Temporal.Instant; readonly daysLeft: number };
  /** Offices in the order they approved this version. */
  readonly approvedBy: readonly string[];
  readonly sentBack?: {
    readonly reason: string;
    readonly cells: readonly IndicatorCode[];
    readonly at: Temporal.Instant;
  };
  /** By finding key. */
  readonly explanations: ReadonlyMap<
    string,
    { readonly text: string; readonly name: string; readonly version: number }
  >;
  readonly questions: readonly {
    readonly id: string;
    readonly cell?: IndicatorCode;
    readonly open: boolean;
    readonly messages: readonly {
      readonly by: ReturnActor;
      readonly at: Temporal.Instant;
      readonly text: string;
    }[];
  }[];
};
