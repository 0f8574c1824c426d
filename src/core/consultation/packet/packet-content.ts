// What one packet says: every piece of it is written from this alone, and this from the ledger alone. Plain JSON, so that it can be
// hashed, kept as it was, and read in years. Codes and the consultation's own names, no sentences: those are made where it is shown.
import type { Channel, TextOutcome } from '../consultation.ts';
import type { Consent, DemandKind } from '../events.ts';
import type { ClauseKind, PlanStage } from '../plan/plan.ts';

/** Whose opinions a report is on: 国令713 第二十九条 asks for the public's and the experts' apart; departments' are neither. */
export const PACKET_SIDES = ['public', 'expert', 'department'] as const;
export type PacketSide = (typeof PACKET_SIDES)[number];

/** Where a point or demand is counted. `support`: asks for nothing, so it is never among the adopted, whatever was written. */
export const PACKET_OUTCOMES = [
  'adopted',
  'partly',
  'declined',
  'already',
  'out-of-scope',
  'support',
  'undecided',
] as const satisfies readonly (TextOutcome | 'support' | 'undecided')[];
export type PacketOutcome = (typeof PACKET_OUTCOMES)[number];
export type OutcomeCounts = Readonly<Record<PacketOutcome, number>>;

/** Counts of one side, or of all: people are different contributors, submissions include copies, points are of those that are no copies. */
export type SideFigures = {
  readonly people: number;
  readonly submissions: number;
  readonly copies: number;
  readonly points: number;
  /** Demands with a point of this side; of `all`, every demand once. */
  readonly demands: number;
  readonly pointsByOutcome: OutcomeCounts;
  readonly demandsByOutcome: OutcomeCounts;
  /** `null`: put under no topic. */
  readonly byTopic: readonly { readonly name: string | null; readonly points: OutcomeCounts }[];
  readonly byChannel: readonly {
    readonly channel: Channel;
    readonly submissions: number;
    readonly copies: number;
    readonly points: number;
  }[];
  /** A person under the class first given; `null`: not said. */
  readonly byClass: readonly {
    readonly name: string | null;
    readonly people: number;
    readonly submissions: number;
    readonly points: number;
  }[];
};

export type PacketFigures = {
  readonly all: SideFigures;
  readonly sides: Readonly<Record<PacketSide, SideFigures>>;
  /** How often something is counted in a second or third side: with it the sides add up to all. */
  readonly again: { readonly people: number; readonly demands: number };
};

/** One change of the plan behind 采纳. */
export type PacketChange = {
  /** Headings above it, and its own number: `第三章 科技创新 › 第二节 …`. */
  readonly where: string;
  /** Versions by number. */
  readonly from: number;
  readonly to: number;
  readonly deleted: string;
  readonly inserted: string;
  /** The sentence as it stands now; empty when nothing was put in. */
  readonly now: string;
};

export type PacketDemand = {
  readonly id: string;
  /** The desk's title. Absent: it has none, and the first point's text stands for it. */
  readonly title: string | null;
  readonly kind: DemandKind;
  readonly topic: string | null;
  readonly outcome: PacketOutcome;
  readonly problem: { readonly code: string; readonly name: string } | null;
  readonly reason: string;
  readonly leads: readonly string[];
  readonly supports: readonly string[];
  /** Each department's own view, as it stands last. */
  readonly views: readonly {
    readonly department: string;
    readonly stance: 'for' | 'partly' | 'against';
    readonly text: string;
  }[];
  /** Departments disagree: why the office proposes what it proposes (国令713 第十三条). */
  readonly disagreement: string | null;
  readonly changes: readonly PacketChange[];
  readonly commitments: readonly {
    readonly id: string;
    readonly title: string;
    readonly owner: string;
    readonly due: string;
  }[];
  readonly points: readonly string[];
};

export type PacketSubmission = {
  readonly number: number;
  readonly side: PacketSide;
  readonly className: string | null;
  readonly channel: Channel;
  readonly title: string | null;
  /** ISO date. */
  readonly receivedOn: string;
  readonly consent: { readonly text: Consent; readonly name: Consent };
  /** `unconfirmed`: a speech that its speaker has not confirmed; attributed to nobody and published nowhere. */
  readonly speech: 'none' | 'confirmed' | 'unconfirmed';
  readonly copyOf: number | null;
  /** Of a copy, which has no points: what its own sender said. */
  readonly ownWords: string | null;
  readonly proposalNumber: string | null;
  readonly points: readonly { readonly id: string; readonly text: string; readonly demand: string }[];
};

export type PieceKind = 'kept' | 'deleted' | 'inserted';

/** A paragraph of the plan with what changed in it. A paragraph that is new or gone is all of one kind. */
export type TrackedParagraph = {
  readonly clause: string;
  readonly kind: ClauseKind;
  readonly state: PieceKind;
  readonly pieces: readonly { readonly kind: PieceKind; readonly text: string }[];
  /** Demands that asked for it, with their points. */
  readonly because: readonly {
    readonly demand: string;
    readonly points: readonly string[];
    readonly outcome: PacketOutcome;
  }[];
  /** Reasons that are no opinion. */
  readonly editorial: readonly string[];
};

export type PacketVersion = { readonly nth: number; readonly stage: PlanStage; readonly title: string };

export type TrackedPlan = {
  /** The version that was open for comment. */
  readonly from: PacketVersion;
  readonly to: PacketVersion;
  readonly paragraphs: readonly TrackedParagraph[];
};

/** What is not known, or was not done, and is said in every report. */
export const PACKET_UNKNOWNS = [
  'class-not-said',
  'consent-not-asked',
  'speech-unconfirmed',
  'no-topic',
  'change-without-opinion',
  'latest-version-open',
  'no-notice',
  'notice-short',
  'one-version-only',
  'no-expert-opinion',
] as const;
export type PacketUnknown = (typeof PACKET_UNKNOWNS)[number];

export type PacketHead = {
  readonly consultation: string;
  readonly title: string;
  readonly planTitle: string;
  readonly office: string;
  readonly mark: 'sample' | 'real';
  readonly note: string;
  /** The last event that counts for its content. */
  readonly atSeq: number;
  /** ISO date and instant of that event. */
  readonly on: string;
  readonly at: string;
  readonly notices: readonly {
    readonly from: string;
    readonly to: string;
    readonly shortReason: string | null;
  }[];
};

/** One row of the table that everybody may read. */
export type PublicRow =
  /** `who`: masked, or in full where that was agreed to; absent: no name was left. */
  | {
      readonly kind: 'shown';
      readonly number: string;
      readonly who: string | null;
      readonly className: string | null;
      readonly channel: Channel;
      readonly text: string;
      readonly outcome: PacketOutcome;
      readonly reason: string;
      readonly changes: readonly PacketChange[];
    }
  /** No consent to publish the text, or a speech that nobody confirmed: counted, and nothing else. */
  | { readonly kind: 'withheld'; readonly number: string; readonly outcome: PacketOutcome }
  | { readonly kind: 'copy'; readonly number: string; readonly of: number };

export type PublicFigures = Omit<SideFigures, 'byClass'>;

/** The public edition: nothing in it may not be read by everybody. */
export type PublicFeedback = {
  readonly form: 'consultation-feedback-1';
  readonly head: PacketHead;
  readonly figures: { readonly public: PublicFigures; readonly expert: PublicFigures };
  /** Points of the public and of experts, and copies, by number. */
  readonly rows: readonly PublicRow[];
  readonly versions: { readonly from: PacketVersion; readonly to: PacketVersion } | null;
};

export type PacketContent = {
  readonly form: 'consultation-packet-1';
  readonly head: PacketHead;
  readonly figures: PacketFigures;
  readonly demands: readonly PacketDemand[];
  readonly submissions: readonly PacketSubmission[];
  /** Codes of the problem axis, the most favourable first. */
  readonly grades: readonly string[];
  readonly tracked: TrackedPlan | null;
  readonly unknowns: readonly { readonly code: PacketUnknown; readonly count: number }[];
  readonly public: PublicFeedback;
};
