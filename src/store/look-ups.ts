// The trace of looks at people. It is written by the very statement that looks: no look without its row.
import type { DivisionCode } from '#core/divisions/division.ts';
import type { DraftId } from '#core/cases/draft.ts';
import type { PersonId } from '#core/identity/viewer.ts';

/** A clerk's draft, or a consent on paper that a clerk records, uses the certificates of the person looked up. */
export type CertificatesLookUp = {
  /** County of the centre. */
  readonly division: DivisionCode;
  /** Instant. */
  readonly at: string;
  readonly clerk: PersonId;
  readonly clerkName: string;
  readonly centre: DivisionCode;
  /** Absent: for a consent. */
  readonly draft?: DraftId;
};
