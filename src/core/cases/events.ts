// What happens to a case. Events are the truth; `evolve` folds them into the state that screens show.
import type { Brand } from '#base/brand.ts';
import type { Language, Localised } from '#base/localised.ts';
import type { TimeLimit } from '#core/calendar/time-limit.ts';
import type {
  AgencyKind,
  CertificateTypeId,
  ItemId,
  MaterialId,
  SpecialStepKind,
  ThingId,
} from '#core/catalogue/model.ts';
import type { Answers, PlanVersion } from '#core/compiler/plan.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { MandateAct, MandateHelper, MandateWay } from '#core/identity/mandate.ts';
import type { PersonId } from '#core/identity/viewer.ts';
import type { ClockTerms } from './clock-terms.ts';
import type { DeliveryProof } from './delivery-proof.ts';
import type { FormReview } from './form-review.ts';
import type { Ground } from './ground.ts';
import type { PaperLeg } from './paper-leg.ts';

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
      readonly role: 'citizen' | 'clerk' | 'officer' | 'bureau';
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
    /** Somebody else's paper, used once that person agrees. */
    | 'awaiting-consent'
    /** That person did not agree: it is missing. */
    | 'consent-declined'
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
  /** The fee the item states, in whole fen; due with acceptance. Absent: none is stated. */
  readonly statedFee?: { readonly fen: number; readonly basis: string };
  /** What else of the item its clocks run by, as it was at filing. Absent: the item states none of it. */
  readonly terms?: ClockTerms;
  /** Consents this part waits for, besides its siblings. Absent or empty: none. */
  readonly waitsForConsents?: readonly ConsentId[];
};

export type Delivery =
  | { readonly how: 'centre'; readonly place: DivisionCode }
  | { readonly how: 'online' }
  /** By post, to the address as typed. */
  | { readonly how: 'post'; readonly address: string; readonly receiver: string; readonly phone: string };

/** Numbered from 1 within a case, as `c1`, `c2` … */
export type ConsentId = Brand<string, 'ConsentId'>;

/** A third person must agree before a paper of theirs is used: the father's certificate in the mother's filing. */
export type ConsentAsked = {
  readonly id: ConsentId;
  readonly of: { readonly name: string; readonly citizenNumber: string; readonly phone?: string };
  readonly material: MaterialId;
  readonly materialName: Localised;
  readonly certificate: CertificateTypeId;
};

/** A text that was shown and signed: the promise of an owed paper (容缺受理承诺书), a commitment (告知承诺书). */
export type SignedPromise = {
  readonly kind: 'owed' | 'commitment';
  readonly items: readonly ItemId[];
  readonly materials: readonly MaterialId[];
  /** In what form each owed paper is wanted, in words, by material. */
  readonly forms?: Readonly<Record<string, string>>;
  /** Template and its version, e.g. `owed-promise@1`. */
  readonly template: string;
  /** The whole text as it was shown. */
  readonly text: string;
  /** The name as typed or written under it. */
  readonly signedBy: string;
  readonly way: 'typed-online' | 'on-paper-at-counter';
};

/** Whom somebody helped, and on what mandate (帮代办). */
export type MandateRef = {
  /** Id of the row in `mandates`. */
  readonly id: string;
  readonly given: MandateWay;
  readonly helper: MandateHelper;
  readonly acts: readonly MandateAct[];
  /** Last day (ISO date) of the helper's say. */
  readonly until: string;
};

/** A dated promise inside an event: the day, and whether that year's calendar is announced. */
export type ToldDate = { readonly date: string; readonly provisional: boolean };

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
  /** The clerk who looked at the identity document; absent online, where the sign-in vouches. */
  readonly identityCheckedBy?: PersonId;
  /** Only from a counter. */
  readonly formReview?: FormReview;
  /** Who filed on the applicant's behalf and on what ground (text of the mandate), where somebody did. */
  readonly filedFor?: { readonly by: Applicant; readonly mandate: string };
  readonly delivery: Delivery;
  readonly answers: Answers;
  readonly form: ShownForm;
  readonly materials: readonly HandedIn[];
  readonly parts: readonly FiledPart[];
  /** The language notices are written in. Absent: Chinese. */
  readonly language?: Language;
  readonly mandate?: MandateRef;
  readonly consents?: readonly ConsentAsked[];
  readonly promises?: readonly SignedPromise[];
  /** Joint handling: the ceiling of the whole bundle in working days, with its longest extension. */
  readonly ceiling?: { readonly workingDays: number; readonly extension: number; readonly clause: string };
  /** The case this one files again after a refusal, a rejection or a withdrawal. */
  readonly refiles?: CaseNumber;
};

type OnPart<Kind extends string, Rest = unknown> = { readonly kind: Kind; readonly part: PartNumber } & Rest;

export type PartEvent =
  /** 收件: the paper reached the deciding office. */
  | OnPart<'part-received'>
  /** 受理; the promised date with whether the calendar of that year is announced. */
  | OnPart<'part-accepted', { readonly due?: ToldDate }>
  /** Nothing was said within the time of 行政许可法 32: accepted as of the day of receipt. */
  | OnPart<'part-deemed-accepted', { readonly due?: ToldDate }>
  /** 一次告知补正: everything missing, at once. `again`: the lawful reason of a second round. */
  | OnPart<
      'supplement-asked',
      { readonly materials: readonly MaterialId[]; readonly note: string; readonly again?: string }
    >
  /** `arrived`: how and on what day (ISO) it reached the office or the centre; absent: now, online or over the counter. */
  | OnPart<
      'supplement-handed-in',
      {
        readonly materials: readonly HandedIn[];
        readonly note: string;
        readonly arrived?: { readonly by: 'counter' | 'post' | 'upload'; readonly on: string };
      }
    >
  /** 延长: once, approved, the reason told. */
  | OnPart<
      'part-extended',
      {
        readonly by: TimeLimit;
        readonly approvedBy: string;
        readonly reason: string;
        readonly due?: ToldDate;
      }
    >
  /** 特殊环节 begins: the clock stands; how long it needs is told in writing. */
  | OnPart<
      'clock-suspended',
      { readonly step: SpecialStepKind; readonly longest?: TimeLimit; readonly reason: string }
    >
  | OnPart<
      'clock-resumed',
      { readonly step: SpecialStepKind; readonly outcome: string; readonly due?: ToldDate }
    >
  /** 超时默许: the promised time passed, and the item says that silence agrees. */
  | OnPart<'part-deemed-granted', { readonly clause: string }>
  /** 容缺受理通知书, in two copies: what is owed until when, and what happens if it does not come. */
  | OnPart<
      'owed-notice-issued',
      {
        readonly materials: readonly (ToldDate & {
          readonly material: MaterialId;
          readonly name: Localised;
        })[];
        readonly text: string;
      }
    >
  /** Force majeure: an owed paper may come later, for a recorded reason. */
  | OnPart<
      'owed-time-extended',
      { readonly materials: readonly MaterialId[]; readonly until: string; readonly reason: string }
    >
  /** The owed paper did not come in time: the part ends, as told beforehand. */
  | OnPart<'part-lapsed', { readonly materials: readonly MaterialId[]; readonly reason: string }>
  /** 撤回: the applicant takes it back before the decision. */
  | OnPart<'part-withdrawn', { readonly reason: string }>
  /** A commitment was checked after the decision. */
  | OnPart<
      'commitment-checked',
      { readonly materials: readonly MaterialId[]; readonly outcome: 'true' | 'false'; readonly note: string }
    >
  /** 撤销: the decision is taken back. */
  | OnPart<'part-revoked', { readonly ground: 'false-commitment' | 'other'; readonly reason: string }>
  | OnPart<'fee-charged', { readonly fen: number; readonly basis: string }>
  | OnPart<'fee-paid', { readonly fen: number; readonly reference: string; readonly way: string }>
  | OnPart<'paper-sent', PaperLeg>
  /** Responsibility moves here. `complete: false`: something is missing or damaged, see `note`. */
  | OnPart<'paper-arrived', { readonly leg: number; readonly complete: boolean; readonly note: string }>
  | OnPart<'hand-over-disputed', { readonly dispute: number; readonly leg?: number; readonly reason: string }>
  | OnPart<
      'dispute-settled',
      {
        readonly dispute: number;
        readonly responsible: 'centre' | 'office' | 'carrier' | 'nobody';
        readonly finding: string;
      }
    >
  /** 不予受理. */
  | OnPart<'part-refused', { readonly reason: string; readonly ground?: Ground }>
  /** 审查. */
  | OnPart<'part-reviewed', { readonly opinion: string }>
  /** 决定. */
  | OnPart<'part-granted', { readonly opinion: string }>
  | OnPart<'part-rejected', { readonly reason: string; readonly ground?: Ground }>
  /** 制证. */
  | OnPart<'result-issued', { readonly results: readonly IssuedResult[] }>
  /** A sibling's result arrived by itself. */
  | OnPart<'sibling-result-arrived', { readonly from: PartNumber; readonly results: readonly IssuedResult[] }>
  /** Nothing is waited for any more: the part may start. */
  | OnPart<'part-ready'>
  /** A sibling this part waits for ended without a result. */
  | OnPart<'sibling-failed', { readonly from: PartNumber; readonly reason: string }>
  /** 送达. */
  | OnPart<'result-delivered', { readonly how: Delivery } & DeliveryProof>;

export type IssuedResult = {
  /** UUID v7 of the certificate row, where the result is a certificate. */
  readonly id: string;
  readonly name: Localised;
  readonly certificate?: CertificateTypeId;
  readonly number: string;
  readonly carrier: 'paper' | 'card' | 'e-certificate' | 'none' | 'not-stated';
  readonly issuedOn: string;
};

/** What concerns the whole case. `parts`: those whose page changes by it. */
export type CaseWideEvent =
  | {
      readonly kind: 'consent-given';
      readonly parts: readonly PartNumber[];
      readonly consent: ConsentId;
      /** Online by the person, or on paper as a clerk recorded. */
      readonly how: 'online' | 'on-paper';
      /** The certificate and what it says, once it may be looked at. */
      readonly paper: HandedIn;
    }
  | {
      readonly kind: 'consent-declined';
      readonly parts: readonly PartNumber[];
      readonly consent: ConsentId;
      readonly reason: string;
    }
  /** The applicant handed in the paper himself: nobody is asked any more. */
  | {
      readonly kind: 'consent-replaced';
      readonly parts: readonly PartNumber[];
      readonly consent: ConsentId;
      readonly paper: HandedIn;
    }
  /** The applicant corrected answers after filing; the form as it is shown now, and each change. */
  | {
      readonly kind: 'form-corrected';
      readonly parts: readonly PartNumber[];
      readonly changes: readonly {
        readonly element: string;
        readonly label: string;
        readonly before: string;
        readonly after: string;
      }[];
      readonly answers: Answers;
      readonly form: ShownForm;
      readonly reason: string;
    }
  /** 一次告知: what all offices of the bundle found missing, in one list. */
  | {
      readonly kind: 'one-notice-issued';
      readonly parts: readonly PartNumber[];
      readonly round: number;
      readonly entries: readonly {
        readonly part: PartNumber;
        readonly materials: readonly MaterialId[];
        readonly note: string;
        readonly again?: string;
      }[];
    }
  /** Joint handling is extended once, with the government's approval. */
  | {
      readonly kind: 'joint-extended';
      readonly parts: readonly PartNumber[];
      readonly workingDays: number;
      readonly approvedBy: string;
      readonly reason: string;
    }
  /** The person took the mandate back: the helper sees nothing more. */
  | { readonly kind: 'mandate-revoked'; readonly parts: readonly PartNumber[]; readonly mandate: string };

export type LaterEvent = PartEvent | CaseWideEvent;
export type CaseEventBody = CaseFiled | LaterEvent;

/** The parts an event is about; none for the filing. */
export function partsOfEvent(event: CaseEventBody): readonly PartNumber[] {
  if (event.kind === 'case-filed') return [];
  return 'part' in event ? [event.part] : event.parts;
}

export type CaseEvent = CaseEventBody & {
  /** From 1, without gaps, per case. */
  readonly seq: number;
  /** When it happened: RFC 9557 instant, UTC. */
  readonly at: string;
  /** When it was entered, where that was later (`back-filled`, `synchronised`). */
  readonly recordedAt?: string;
  readonly origin: Origin;
  readonly actor: Actor;
};
