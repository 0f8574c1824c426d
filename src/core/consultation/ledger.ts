// What a consultation is after all that happened: the whole of it, folded from its journal.
import type { Channel, TextOutcome } from './consultation.ts';
import type {
  AttachedFile,
  CommitmentOutcome,
  Consent,
  ContributorTrait,
  DemandKind,
  LedgerActor,
  LedgerEvent,
  Milestone,
  PublishedSource,
} from './events.ts';
import type {
  ClauseId,
  CommitmentId,
  DemandId,
  DepartmentId,
  PointId,
  SubmissionNumber,
  TopicId,
} from './ids.ts';
import type { ChangeLink, PlanVersion } from './plan/plan.ts';

export type Submission = {
  readonly number: SubmissionNumber;
  readonly seq: number;
  readonly at: Temporal.Instant;
  /** Who took it in; a contributor for what came by the public form. */
  readonly by: LedgerActor;
  readonly receivedOn: Temporal.PlainDate;
  readonly channel: Channel;
  readonly contributor: ContributorTrait;
  readonly title: string | undefined;
  /** As it came. Never changed. */
  readonly text: string;
  /** As the speaker confirmed or corrected it. */
  readonly confirmed:
    | { readonly text: string; readonly how: string; readonly on: string; readonly at: Temporal.Instant }
    | undefined;
  readonly files: readonly AttachedFile[];
  readonly consent: { readonly text: Consent; readonly name: Consent };
  readonly speech: { readonly meeting: number; readonly order: number } | undefined;
  readonly clause: ClauseId | undefined;
  readonly proposalNumber: string | undefined;
  readonly broadOrHard: boolean;
  readonly published: PublishedSource | undefined;
  readonly imported: { readonly import: number; readonly row: number } | undefined;
  readonly formKey: string | undefined;
  readonly followHash: string | undefined;
  /** Folded: a voice of this one, with no points of its own. */
  readonly copyOf: SubmissionNumber | undefined;
  /** Its points as they are now; empty of a copy. */
  readonly points: readonly PointId[];
  /** How many point numbers were given out: none is used twice. */
  readonly pointsNumbered: number;
};

export type Point = {
  readonly id: PointId;
  readonly submission: SubmissionNumber;
  readonly text: string;
  readonly quote: { readonly from: number; readonly to: number } | undefined;
  readonly demand: DemandId;
};

export type Dispatch = {
  readonly mode: 'lead' | 'separate';
  readonly leads: readonly DepartmentId[];
  readonly supports: readonly DepartmentId[];
  readonly due: Temporal.PlainDate | undefined;
  readonly note: string;
  readonly at: Temporal.Instant;
  readonly seq: number;
  readonly handedBack: readonly {
    readonly department: DepartmentId;
    readonly reason: string;
    readonly at: Temporal.Instant;
  }[];
};

export type DepartmentView = {
  readonly department: DepartmentId;
  readonly stance: 'for' | 'partly' | 'against';
  readonly text: string;
  readonly problem: string | undefined;
  readonly by: LedgerActor;
  readonly at: Temporal.Instant;
};

export type Disposition = {
  readonly outcome: TextOutcome;
  readonly problem: string | undefined;
  readonly reason: string;
  readonly links: readonly ChangeLink[];
  readonly by: LedgerActor;
  readonly at: Temporal.Instant;
  readonly seq: number;
};

export type Demand = {
  readonly id: DemandId;
  /** Never empty while it lives. */
  readonly points: readonly PointId[];
  /** Absent: the first point's text stands for it. */
  readonly title: string | undefined;
  readonly kind: DemandKind;
  readonly topic: TopicId | undefined;
  /** Chapters, sections or clauses of the plan that it speaks to. */
  readonly clauses: readonly ClauseId[];
  /** A person has said topic and clauses. */
  readonly sorted: boolean;
  readonly dispatch: Dispatch | undefined;
  readonly views: readonly DepartmentView[];
  readonly disagreement: { readonly reason: string; readonly at: Temporal.Instant } | undefined;
  readonly reminders: readonly {
    readonly department: DepartmentId;
    readonly daysLeft: number;
    readonly at: Temporal.Instant;
  }[];
  readonly disposition: Disposition | undefined;
  /** Earlier decisions, oldest first. */
  readonly earlier: readonly Disposition[];
  readonly answeredFlags: readonly {
    readonly flag: string;
    readonly reason: string;
    readonly by: LedgerActor;
  }[];
};

export type Meeting = {
  readonly number: number;
  readonly kind: 'meeting' | 'hearing' | 'visit' | 'expert-review';
  readonly title: string;
  readonly on: Temporal.PlainDate;
  readonly place: string;
  readonly topics: readonly TopicId[];
  readonly papersSentOn: Temporal.PlainDate | undefined;
  /** Speeches in the order of speakers. */
  readonly speeches: readonly SubmissionNumber[];
};

export type Commitment = {
  readonly id: CommitmentId;
  readonly demands: readonly DemandId[];
  readonly partner: string | undefined;
  readonly title: string;
  readonly owner: DepartmentId;
  readonly measure: string;
  readonly due: Temporal.PlainDate;
  readonly madeAt: Temporal.Instant;
  readonly evidence: readonly {
    readonly on: string;
    readonly text: string;
    readonly files: readonly AttachedFile[];
    readonly by: LedgerActor;
  }[];
  readonly judgements: readonly {
    readonly phase: 'mid-term' | 'final' | 'any';
    readonly outcome: CommitmentOutcome;
    readonly reason: string;
    readonly day: Temporal.Instant;
  }[];
};

/** Why a clause of a version reads as it does. */
export type ClauseChange = {
  readonly seq: number;
  readonly nth: number;
  readonly clause: ClauseId;
  readonly what: 'changed' | 'added' | 'removed';
  readonly because: readonly DemandId[];
  readonly editorial: string | undefined;
  readonly by: LedgerActor;
  readonly at: Temporal.Instant;
};

export type Notice = {
  readonly nth: number;
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
  readonly shortReason: string | undefined;
};

export type Packet = {
  readonly number: number;
  readonly sha256: string;
  readonly atSeq: number;
  readonly at: Temporal.Instant;
  readonly by: LedgerActor;
  readonly published: Temporal.Instant | undefined;
  /** Why it corrects what was published before; only the first published has none. */
  readonly reason: string | undefined;
};

export type Statement = {
  readonly number: number;
  readonly text: string;
  readonly demand: DemandId | undefined;
  readonly withdrawn: string | undefined;
};

/** An event with what undoing it would bring back. */
export type JournalEntry = {
  readonly event: LedgerEvent;
  /** Ids it touched: `12`, `12-1`, `D7`. Of acts of collation alone. */
  readonly touched: readonly string[];
  /** Of acts of collation: everything touched, as it was before. */
  readonly before: BeforeImage | undefined;
  /** seq of the act that undid it. */
  readonly undoneBy: number | undefined;
};

export type BeforeImage = {
  readonly submissions: readonly Submission[];
  readonly points: readonly Point[];
  readonly demands: readonly Demand[];
  /** Made by the act: gone when it is undone. */
  readonly madePoints: readonly PointId[];
  readonly madeDemands: readonly DemandId[];
};

export type Ledger = {
  /** Of the last event folded; 0 at first. */
  readonly seq: number;
  readonly submissions: ReadonlyMap<SubmissionNumber, Submission>;
  readonly points: ReadonlyMap<PointId, Point>;
  readonly demands: ReadonlyMap<DemandId, Demand>;
  readonly demandsNumbered: number;
  readonly meetings: readonly Meeting[];
  /** `file-imported` events, in order; the first is number 1. */
  readonly imports: readonly {
    readonly number: number;
    readonly sha256: string;
    readonly sheet: number | undefined;
    readonly fileName: string;
    readonly at: Temporal.Instant;
  }[];
  readonly versions: readonly PlanVersion[];
  readonly clauseChanges: readonly ClauseChange[];
  readonly notices: readonly Notice[];
  readonly milestones: readonly {
    readonly milestone: Milestone;
    readonly on: Temporal.PlainDate;
    readonly note: string;
  }[];
  readonly packets: readonly Packet[];
  readonly told: readonly {
    readonly submissions: readonly SubmissionNumber[];
    readonly about: 'disposition' | 'mid-term' | 'final';
    readonly at: Temporal.Instant;
  }[];
  readonly commitments: ReadonlyMap<CommitmentId, Commitment>;
  readonly statements: readonly Statement[];
  readonly journal: readonly JournalEntry[];
};

export const EMPTY_LEDGER: Ledger = {
  seq: 0,
  submissions: new Map(),
  points: new Map(),
  demands: new Map(),
  demandsNumbered: 0,
  meetings: [],
  imports: [],
  versions: [],
  clauseChanges: [],
  notices: [],
  milestones: [],
  packets: [],
  told: [],
  commitments: new Map(),
  statements: [],
  journal: [],
};
