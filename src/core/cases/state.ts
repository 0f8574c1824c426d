import type { TimeLimit } from '#core/calendar/time-limit.ts';
import type { MaterialId, SpecialStepKind } from '#core/catalogue/model.ts';
import type { DeliveryProof } from './delivery-proof.ts';
import type { Ground } from './ground.ts';
import type { PaperLeg } from './paper-leg.ts';
import type {
  CaseFiled,
  ConsentAsked,
  Delivery,
  FiledPart,
  HandedIn,
  IssuedResult,
  Origin,
  PartNumber,
  ToldDate,
} from './events.ts';

/**
 * Where a part stands. `waiting`: for a sibling's result. `at-office`: sent, not yet signed for. `blocked`: the sibling it
 * waits for failed. `lapsed`: an owed paper did not come in time. `withdrawn`: by the applicant. `revoked`: the decision was
 * taken back. The last seven are ends.
 */
export const STAGES = [
  'waiting',
  'at-office',
  'received',
  'supplement-asked',
  'accepted',
  'reviewed',
  'granted',
  'issued',
  'delivered',
  'refused',
  'rejected',
  'blocked',
  'lapsed',
  'withdrawn',
  'revoked',
] as const;
export type Stage = (typeof STAGES)[number];

export const ENDED: readonly Stage[] = [
  'delivered',
  'refused',
  'rejected',
  'blocked',
  'lapsed',
  'withdrawn',
  'revoked',
];

/** Moments that clocks are made of. `ended`: by an end without a result. */
export const MILESTONES = [
  'filed',
  'ready',
  'received',
  'accepted',
  'decided',
  'issued',
  'delivered',
  'ended',
] as const;
export type Milestone = (typeof MILESTONES)[number];
/** When it happened (RFC 9557 instant) and where that time comes from. */
export type Stamped = { readonly at: string; readonly origin: Origin };

export type Suspension = {
  readonly step: SpecialStepKind;
  /** RFC 9557 instants. */
  readonly from: string;
  readonly to?: string;
  readonly longest?: TimeLimit;
  readonly reason: string;
  /** Both its ends so far were entered as they happened. */
  readonly live: boolean;
};

/**
 * The papers reached the office, first or completed after a supplement was asked; from then it must answer (行政许可法 32),
 * whether or not it signs for them (`receipts.ts`).
 */
export type Receipt = Stamped & {
  /** ISO date: the day they were there, which a posted supplement may put before `at`. */
  readonly on: string;
  /** When the office asked for a supplement or accepted, or time did it for the office. */
  readonly answered?: Stamped;
  /** Since when (RFC 9557 instant) papers sent to the office have not all come: until then nothing is counted. */
  readonly awaited?: string;
};

/** An owed paper of a part: told at acceptance. */
export type OwedPaper = ToldDate & {
  readonly material: MaterialId;
  /** The day it arrived (ISO date). */
  readonly arrivedOn?: string;
};

export type PaperLegState = PaperLeg & {
  readonly sentAt: string;
  readonly arrivedAt?: string;
  readonly complete?: boolean;
  readonly note?: string;
};

export type Dispute = {
  readonly dispute: number;
  readonly leg?: number;
  readonly reason: string;
  readonly raisedAt: string;
  readonly settled?: {
    readonly at: string;
    readonly responsible: 'centre' | 'office' | 'carrier' | 'nobody';
    readonly finding: string;
  };
};

export type PartState = FiledPart & {
  readonly stage: Stage;
  /** `seq` of the last event of this part: what an officer's page was made from. */
  readonly version: number;
  /** The day the papers were first at the office, signed for or not (ISO date in the city's zone). */
  readonly receivedOn?: string;
  /** ISO date in the city's zone. */
  readonly acceptedOn?: string;
  readonly due?: { readonly date: string; readonly provisional: boolean };
  /** What the office found missing. `toldIn`: the round of the one notice that told it; absent: the applicant does not know yet. */
  readonly asked?: {
    readonly materials: readonly MaterialId[];
    readonly note: string;
    readonly again?: string;
    readonly toldIn?: number;
  };
  readonly reason?: string;
  /** What a refusal or a rejection rests on; absent where the guide states no condition. */
  readonly ground?: Ground;
  /** How the result went to the applicant, and what proves it: the document looked at, the parcel. */
  readonly delivered?: { readonly how: Delivery } & DeliveryProof;
  /** Results of this part once issued. */
  readonly issued: readonly IssuedResult[];
  /** Results that came from siblings, with the part they came from. */
  readonly arrived: readonly { readonly from: PartNumber; readonly results: readonly IssuedResult[] }[];
  readonly since: string;
  readonly stamps: Readonly<Partial<Record<Milestone, Stamped>>>;
  /** Accepted or granted by the passing of time. */
  readonly deemed: { readonly accepted?: true; readonly granted?: true };
  /** `live`: entered when it happened. */
  readonly extension?: {
    readonly by: TimeLimit;
    readonly approvedBy: string;
    readonly reason: string;
    readonly live: boolean;
  };
  readonly suspensions: readonly Suspension[];
  /** In order; the last is the one acceptance counts from. */
  readonly receipts: readonly Receipt[];
  /** Rounds of asking for a supplement so far. */
  readonly rounds: number;
  readonly owed: readonly OwedPaper[];
  readonly checks: readonly {
    readonly materials: readonly MaterialId[];
    readonly outcome: 'true' | 'false';
    readonly at: string;
  }[];
  readonly fee?: {
    readonly fen: number;
    readonly basis: string;
    readonly paid?: { readonly reference: string; readonly at: string };
  };
  readonly legs: readonly PaperLegState[];
  readonly disputes: readonly Dispute[];
};

export type ConsentState = ConsentAsked & {
  readonly status: 'waiting' | 'given' | 'declined' | 'replaced';
  readonly at?: string;
};

export type CaseState = Omit<CaseFiled, 'kind' | 'parts' | 'materials' | 'consents' | 'promises'> & {
  /** `seq` of the last event. */
  readonly version: number;
  readonly filedAt: string;
  readonly materials: readonly HandedIn[];
  readonly parts: readonly PartState[];
  readonly consents: readonly ConsentState[];
  readonly promises: NonNullable<CaseFiled['promises']>;
  /** Rounds of the one notice (一次告知) sent so far. */
  readonly notices: number;
  readonly jointExtension?: {
    readonly workingDays: number;
    readonly approvedBy: string;
    readonly reason: string;
  };
  /** The mandate was taken back. */
  readonly mandateRevoked?: true;
  /** `open` until every part has ended. */
  readonly status: 'open' | 'finished';
};
