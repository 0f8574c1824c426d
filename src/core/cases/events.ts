// What happens to a case. Events are the truth; `evolve` folds them into the state that screens show.
import type { Brand } from '#base/brand.ts';
import type { Localised } from '#base/localised.ts';
import type { AgencyKind, CertificateTypeId, ItemId, MaterialId, ThingId } from '#core/catalogue/model.ts';
import type { Answers, PlanVersion } from '#core/compiler/plan.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { PersonId } from '#core/identity/viewer.ts';

/** UUID v7, made by the caller. */
export type CaseId = Brand<string, 'CaseId'>;
/** Public number: county of storage (6 digits), date (6), serial (7), check digit; shown in groups. */
export type CaseNumber = Brand<string, 'CaseNumber'>;
/** Parts are numbered from 1 in the order of the plan. */
export type PartNumber = number;

/** Where a time stamp comes from, so that supervision never rates fiction. */
export const ORIGINS = ['live', 'synchronised', 'back-filled'] as const;
export type Origin = (typeof ORIGINS)[number];

/** Who acted; `system` is the platform itself, carrying a result from one part to the next. */
export type Actor =
  | {
      readonly role: 'citizen' | 'clerk' | 'officer';
      readonly person: PersonId;
      readonly name: string;
      readonly place?: DivisionCode;
      readonly agency?: AgencyKind;
    }
  | { readonly role: 'system' };

/** A stored file, named by an act only after it was hashed and sniffed. */
export type FileRef = {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
};

/** How a paper of the plan was in fact provided. */
export type HandedIn = {
  readonly material: MaterialId;
  readonly name: Localised;
  readonly way:
    | 'uploaded'
    | 'shown-at-counter'
    | 'e-certificate'
    | 'from-sibling'
    | 'as-answer'
    | 'committed'
    | 'owed'
    | 'not-needed';
  readonly files: readonly FileRef[];
  /** Id of the stored certificate for `e-certificate` and `from-sibling`. */
  readonly certificate?: string;
  /** What the certificate said when it was used, in words: the office reads it here. */
  readonly says?: readonly { readonly label: string; readonly value: string }[];
  /** Items that asked for it: an officer sees a paper only when his item did. */
  readonly items: readonly ItemId[];
};

export type Applicant = {
  readonly name: string;
  readonly citizenNumber: string;
  readonly phone?: string;
  readonly person?: PersonId;
};

/** The form as it was shown: labels and answers in words, so that it can be read when plan and texts have moved on. */
export type ShownForm = readonly {
  readonly group: string;
  readonly fields: readonly {
    readonly element: string;
    readonly label: string;
    readonly answer: string;
    readonly items: readonly ItemId[];
  }[];
}[];

export type FiledPart = {
  readonly part: PartNumber;
  readonly item: ItemId;
  readonly itemName: Localised;
  readonly decidingCounty: DivisionCode;
  readonly agency: AgencyKind;
  readonly agencyName: Localised;
  /** Groups of parts: of each group one granted result must be there. Empty: starts at once. */
  readonly waitsFor: readonly (readonly PartNumber[])[];
  readonly results: readonly {
    readonly name: Localised;
    readonly certificate?: CertificateTypeId;
    readonly carrier: 'paper' | 'card' | 'e-certificate' | 'none' | 'not-stated';
  }[];
  /** Promised limit in words of the plan at filing; absent where not stated. */
  readonly promised?: { readonly amount: number; readonly unit: string };
};

export type Delivery = { readonly how: 'centre'; readonly place: DivisionCode } | { readonly how: 'online' };

export type CaseFiled = {
  readonly kind: 'case-filed';
  readonly id: CaseId;
  readonly number: CaseNumber;
  /** County under which all rows of the case are stored: first part of every key. */
  readonly division: DivisionCode;
  readonly thing: ThingId;
  readonly thingName: Localised;
  readonly planVersion: PlanVersion;
  readonly channel: 'online' | 'counter';
  /** The centre that took it in; absent when filed online. */
  readonly receivingPlace?: DivisionCode;
  readonly applicant: Applicant;
  /** Who filed on the applicant's behalf and on what ground (text of the mandate), where somebody did. */
  /** The clerk who looked at the identity document; absent online, where the sign-in vouches. */
  readonly identityCheckedBy?: PersonId;
  readonly filedFor?: { readonly by: Applicant; readonly mandate: string };
  readonly delivery: Delivery;
  readonly answers: Answers;
  readonly form: ShownForm;
  readonly materials: readonly HandedIn[];
  readonly parts: readonly FiledPart[];
};

type OnPart<Kind extends string, Rest = unknown> = { readonly kind: Kind; readonly part: PartNumber } & Rest;

export type PartEvent =
  /** 收件: the paper reached the deciding office. */
  | OnPart<'part-received'>
  /** 受理; the promised date with whether the calendar of that year is announced. */
  | OnPart<'part-accepted', { readonly due?: { readonly date: string; readonly provisional: boolean } }>
  /** 一次告知补正: everything missing, at once. */
  | OnPart<'supplement-asked', { readonly materials: readonly MaterialId[]; readonly note: string }>
  | OnPart<'supplement-handed-in', { readonly materials: readonly HandedIn[]; readonly note: string }>
  /** 不予受理. */
  | OnPart<'part-refused', { readonly reason: string }>
  /** 审查. */
  | OnPart<'part-reviewed', { readonly opinion: string }>
  /** 决定. */
  | OnPart<'part-granted', { readonly opinion: string }>
  | OnPart<'part-rejected', { readonly reason: string }>
  /** 制证. */
  | OnPart<'result-issued', { readonly results: readonly IssuedResult[] }>
  /** A sibling's result arrived by itself. */
  | OnPart<'sibling-result-arrived', { readonly from: PartNumber; readonly results: readonly IssuedResult[] }>
  /** Nothing is waited for any more: the part may start. */
  | OnPart<'part-ready'>
  /** A sibling this part waits for ended without a result. */
  | OnPart<'sibling-failed', { readonly from: PartNumber; readonly reason: string }>
  /** 送达. */
  | OnPart<'result-delivered', { readonly how: Delivery; readonly to: string; readonly proof?: string }>;

export type IssuedResult = {
  /** UUID v7 of the certificate row, where the result is a certificate. */
  readonly id: string;
  readonly name: Localised;
  readonly certificate?: CertificateTypeId;
  readonly number: string;
  readonly carrier: 'paper' | 'card' | 'e-certificate' | 'none' | 'not-stated';
  readonly issuedOn: string;
};

export type CaseEventBody = CaseFiled | PartEvent;

export type CaseEvent = CaseEventBody & {
  /** From 1, without gaps, per case. */
  readonly seq: number;
  /** RFC 9557 instant, UTC. */
  readonly at: string;
  readonly origin: Origin;
  readonly actor: Actor;
};
