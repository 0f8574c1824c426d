// What somebody has filled in so far. Everything as typed, right or wrong: nothing typed is lost.
import type { Brand } from '#base/brand.ts';
import type { MaterialId, ThingId } from '#core/catalogue/model.ts';
import type { PlanVersion } from '#core/compiler/plan.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { MandateKey } from '#core/identity/mandate.ts';
import type { PersonId } from '#core/identity/viewer.ts';
import type { CaseNumber, Delivery, FileRef, HandedIn } from './events.ts';

/** UUID v7. Also the idempotency key of its submission: one draft becomes one case. */
export type DraftId = Brand<string, 'DraftId'>;

/** Element id → what was typed. An absent key was never shown or never touched. */
export type RawAnswers = Readonly<Record<string, string>>;

/** How the person says a paper is provided; files come with `hand-in`. */
export const PAPER_CHOICES = [
  'hand-in',
  /** Filed again: what was handed in with the case before. */
  'as-before',
  'shown-at-counter',
  'e-certificate',
  'ask-consent',
  'commit',
  'owe',
] as const;
export type PaperChoice = (typeof PAPER_CHOICES)[number];

export type DraftPaper = {
  readonly material: MaterialId;
  readonly choice: PaperChoice;
  /** Id of the certificate, for `e-certificate`. */
  readonly certificate?: string;
};

/** The person a clerk fills in for, or on whose behalf somebody files; as typed. */
export type RawPerson = { readonly name: string; readonly citizenNumber: string; readonly phone: string };

export type Draft = {
  readonly id: DraftId;
  /** County of the clerk's centre, or the county an online owner's drafts are stored under. */
  readonly division: DivisionCode;
  readonly owner: PersonId;
  readonly thing: ThingId;
  /** The plan the form was last shown from. */
  readonly planVersion?: PlanVersion;
  readonly channel: 'online' | 'counter';
  readonly centre?: DivisionCode;
  readonly answers: RawAnswers;
  readonly papers: readonly DraftPaper[];
  /** Files by the paper they belong to. */
  readonly files: readonly (FileRef & { readonly material: MaterialId })[];
  /** Counter only: the applicant, and whether the clerk looked at the identity document. */
  readonly applicant?: RawPerson & { readonly identityChecked: boolean };
  /** Somebody files for somebody else (帮代办): the mandate he does it on, by its key. */
  readonly mandate?: MandateKey;
  readonly delivery?: Delivery;
  /** Files a case again: its number, whose it was, and the papers of it that are there already. */
  readonly refiles?: {
    readonly number: CaseNumber;
    readonly applicantNumber: string;
    readonly papers: readonly HandedIn[];
  };
  readonly version: number;
  readonly updatedAt: string;
  /** Set once submitted: the case it became. */
  readonly submitted?: CaseNumber;
};
