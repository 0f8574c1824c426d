// What supervision looks at of one part: what happened when, and how that became known. No names, no answers.
import type { AgencyKind, ItemId } from '#core/catalogue/model.ts';
import type { CaseEventBody, CaseNumber, Origin, PartNumber } from '#core/cases/events.ts';
import type { DivisionCode } from '#core/divisions/division.ts';

export type Office = { readonly county: DivisionCode; readonly agency: AgencyKind };

export type TraceStep = {
  readonly kind: CaseEventBody['kind'];
  /** When it happened. */
  readonly at: Temporal.Instant;
  /** When it was entered, where later. */
  readonly recordedAt?: Temporal.Instant;
  readonly origin: Origin;
  /** Id of the officer or clerk; absent where the platform or the applicant acted. */
  readonly by?: string;
  /** The promised date told with it. */
  readonly due?: Temporal.PlainDate;
  /** The recorded lawful reason of a second round of asking. */
  readonly again?: string;
};

export type Trace = {
  readonly number: CaseNumber;
  readonly part: PartNumber;
  readonly item: ItemId;
  readonly office: Office;
  /** The same text for the same person: tells that somebody filed again, not who. */
  readonly person: string;
  readonly filedAt: Temporal.Instant;
  /** In the order of the events. */
  readonly steps: readonly TraceStep[];
};

/** One text for one office. */
export function officeKey({ county, agency }: Office): string {
  return `${county}/${agency}`;
}

/** The first step of one of these kinds. */
export function firstStep(trace: Trace, ...kinds: readonly TraceStep['kind'][]): TraceStep | undefined {
  return trace.steps.find(({ kind }) => kinds.includes(kind));
}
