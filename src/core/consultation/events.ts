// Everything that can happen in a consultation. The journal of these is the truth; `foldLedger` makes the state of it.
// Names, phones and addresses of contributors are in no event: they are rows of `consultation_contributors`.
import type { DivisionCode } from '#core/divisions/division.ts';
import type { Channel, TextOutcome } from './consultation.ts';
import type {
  ClauseId,
  CommitmentId,
  ContributorId,
  DemandId,
  DepartmentId,
  PointId,
  SubmissionNumber,
  TopicId,
} from './ids.ts';
import type { ChangeLink, IndicatorRow, PlanClause, PlanSource, PlanStage, ProjectRow } from './plan/plan.ts';

/** Whose hand. Staff with the name as it was then; a contributor by his id alone. */
export type LedgerActor =
  | { readonly kind: 'planner'; readonly person: string; readonly name: string; readonly head: boolean }
  | {
      readonly kind: 'department';
      readonly person: string;
      readonly name: string;
      readonly department: DepartmentId;
    }
  | { readonly kind: 'contributor'; readonly contributor: ContributorId }
  | { readonly kind: 'platform' };

/** Whether a text, or a name, may be published. `not-asked` is treated as no. */
export type Consent = 'yes' | 'no' | 'not-asked';

/** Who said it, without saying who: what reports and coverage need. */
export type ContributorTrait = {
  readonly id: ContributorId;
  /** Of the consultation's `classes`; absent: not said. */
  readonly identityClass?: string | undefined;
  /** Of its `affectedGroups`. */
  readonly groups: readonly string[];
  readonly district?: DivisionCode | undefined;
};

export type AttachedFile = {
  /** In the file store. */
  readonly file: string;
  readonly name: string;
  readonly sha256: string;
  readonly type: string;
  readonly size: number;
};

/** Where it was read before it came here, as the source says it. */
export type PublishedSource = {
  readonly title: string;
  readonly url?: string | undefined;
  readonly date?: string | undefined;
  /** What that place did with it, in its own words, and whether that was read or inferred. */
  readonly outcome?: { readonly words: string; readonly basis: 'read' | 'inferred' } | undefined;
  readonly reason?: string | undefined;
  readonly note?: string | undefined;
};

export type SubmissionReceived = {
  readonly type: 'submission-received';
  readonly channel: Channel;
  readonly contributor: ContributorTrait;
  /** ISO date it came in; the day of the event when absent. */
  readonly receivedOn?: string | undefined;
  readonly title?: string | undefined;
  readonly text: string;
  readonly files: readonly AttachedFile[];
  readonly consent: { readonly text: Consent; readonly name: Consent };
  /** A speech at a meeting: place in the order of speakers, from 1. Until confirmed it is attributed to nobody. */
  readonly speech?: { readonly meeting: number; readonly order: number } | undefined;
  /** A comment on a clause of the draft. */
  readonly clause?: ClauseId | undefined;
  /** 建议/提案 number as given by 人大/政协. */
  readonly proposalNumber?: string | undefined;
  /** Broad or hard: 6 months instead of 3 (代表法 第五十一条). */
  readonly broadOrHard?: boolean | undefined;
  readonly published?: PublishedSource | undefined;
  /** From a file: number of the import and its row. */
  readonly imported?: { readonly import: number; readonly row: number } | undefined;
  /** Key of the form that was sent: the same form sent twice is one submission. */
  readonly formKey?: string | undefined;
  /** What the sender writes down to follow it: SHA-256 of the code; the code itself is kept nowhere. */
  readonly followHash?: string | undefined;
};

type IntakeEvent =
  | {
      readonly type: 'meeting-planned';
      readonly kind: 'meeting' | 'hearing' | 'visit' | 'expert-review';
      readonly title: string;
      /** ISO date. */
      readonly on: string;
      readonly place: string;
      readonly topics: readonly TopicId[];
    }
  | { readonly type: 'meeting-papers-sent'; readonly meeting: number; readonly on: string }
  | SubmissionReceived
  /** The speaker says the record is right, or how it should read. */
  | {
      readonly type: 'speech-confirmed';
      readonly submission: SubmissionNumber;
      readonly how: 'signed' | 'phone' | 'e-mail' | 'in-person';
      readonly on: string;
      /** As the speaker corrected it; the first record is kept. */
      readonly text?: string | undefined;
    }
  | {
      readonly type: 'consent-recorded';
      readonly submission: SubmissionNumber;
      readonly consent: { readonly text: Consent; readonly name: Consent };
    }
  | {
      readonly type: 'file-imported';
      readonly fileName: string;
      readonly sha256: string;
      /** Which sheet or table of it, from 1; absent where that was not written down. */
      readonly sheet?: number | undefined;
      readonly rows: number;
      readonly taken: number;
      readonly copies: number;
      /** Rows that were not taken in, each with the reason. */
      readonly refused: readonly { readonly row: number; readonly code: string; readonly text: string }[];
      /** Heading → what it was read as; “word” of an outcome nobody had configured → what a person said it means. */
      readonly mapping: Readonly<Record<string, string>>;
    }
  /** Somebody of the desk looked at names and contacts. */
  | {
      readonly type: 'contributor-seen';
      readonly submissions: readonly SubmissionNumber[];
      readonly purpose: string;
    };

type CollationEvent =
  /** A copy has no points of its own from now on; it counts as a voice of its original. */
  | {
      readonly type: 'copies-folded';
      readonly copies: readonly { readonly copy: SubmissionNumber; readonly of: SubmissionNumber }[];
      readonly basis: 'same-text' | 'near-copy';
      /** Of near copies: the threshold that was applied, 0–1. */
      readonly threshold?: number | undefined;
    }
  | { readonly type: 'copy-unfolded'; readonly copy: SubmissionNumber; readonly reason: string }
  /** One point becomes several; the words of each, and where in the submission's text they stand when they are quoted. */
  | { readonly type: 'point-split'; readonly point: PointId; readonly into: readonly PointText[] }
  | {
      readonly type: 'demands-merged';
      readonly into: DemandId;
      readonly from: readonly DemandId[];
      readonly why: string;
      /** Similarity shown when it was confirmed, 0–1. */
      readonly similarity?: number | undefined;
    }
  /** Takes points out of a demand into a new one. */
  | {
      readonly type: 'demand-divided';
      readonly demand: DemandId;
      readonly points: readonly PointId[];
      readonly why: string;
    }
  | { readonly type: 'demand-titled'; readonly demand: DemandId; readonly title: string }
  /** `support`: agrees and asks for nothing (表态); never counts as adopted. */
  | { readonly type: 'demand-kind-set'; readonly demand: DemandId; readonly kind: DemandKind }
  | {
      readonly type: 'demand-sorted';
      readonly demand: DemandId;
      readonly topic: TopicId | undefined;
      readonly clauses: readonly ClauseId[];
    }
  /** Only acts of collation; only while nothing later touched the same things. */
  | { readonly type: 'act-undone'; readonly undoes: number; readonly why: string };

type DispatchEvent =
  /** 主办·会办, or 分办 (several leads, each for itself). A second dispatch of a demand replaces the first. */
  | {
      readonly type: 'demand-dispatched';
      readonly demand: DemandId;
      readonly mode: 'lead' | 'separate';
      readonly leads: readonly DepartmentId[];
      readonly supports: readonly DepartmentId[];
      /** ISO date, set by the desk. */
      readonly due?: string | undefined;
      readonly note: string;
    }
  | {
      readonly type: 'demand-handed-back';
      readonly demand: DemandId;
      readonly department: DepartmentId;
      readonly reason: string;
    }
  /** What a department thinks. A later one of the same department replaces the one before; both are kept in the journal. */
  | {
      readonly type: 'view-given';
      readonly demand: DemandId;
      readonly department: DepartmentId;
      readonly stance: 'for' | 'partly' | 'against';
      readonly text: string;
      readonly problem?: string | undefined;
    }
  /** Departments disagree: the desk's own reason beside each side's view (国令713 第十三条). */
  | { readonly type: 'disagreement-noted'; readonly demand: DemandId; readonly reason: string }
  | {
      readonly type: 'department-reminded';
      readonly demand: DemandId;
      readonly department: DepartmentId;
      /** Negative: days late. */
      readonly daysLeft: number;
    };

type DispositionEvent =
  | {
      readonly type: 'demand-disposed';
      readonly demand: DemandId;
      readonly outcome: TextOutcome;
      /** Code of the consultation's `problemGrades`. */
      readonly problem?: string | undefined;
      readonly reason: string;
      /** 采纳 and 部分采纳 need one at least. */
      readonly links: readonly ChangeLink[];
    }
  /** A flag was looked at, and why it may stand. It stays visible with this reason. */
  | {
      readonly type: 'flag-answered';
      readonly demand: DemandId;
      readonly flag: string;
      readonly reason: string;
    };

type PlanEvent =
  | {
      readonly type: 'plan-version-opened';
      readonly nth: number;
      readonly stage: PlanStage;
      readonly title: string;
      readonly clauses: readonly PlanClause[];
      readonly source?: PlanSource | undefined;
    }
  /** `because`: demands that asked for it; empty: `editorial` says why. */
  | {
      readonly type: 'clause-changed';
      readonly nth: number;
      readonly clause: ClauseId;
      readonly no?: string | undefined;
      readonly text: string;
      readonly indicator?: IndicatorRow | undefined;
      readonly project?: ProjectRow | undefined;
      readonly because: readonly DemandId[];
      readonly editorial?: string | undefined;
    }
  | {
      readonly type: 'clause-added';
      readonly nth: number;
      /** Behind this one; absent: at the beginning. */
      readonly after: ClauseId | undefined;
      readonly clause: PlanClause;
      readonly because: readonly DemandId[];
      readonly editorial?: string | undefined;
    }
  | {
      readonly type: 'clause-removed';
      readonly nth: number;
      readonly clause: ClauseId;
      readonly because: readonly DemandId[];
      readonly editorial?: string | undefined;
    }
  | { readonly type: 'plan-version-sealed'; readonly nth: number };

type PublicationEvent =
  /** A draft is open for comment (国令713 第十五条): dates inclusive as published. */
  | {
      readonly type: 'notice-opened';
      readonly nth: number;
      readonly from: string;
      readonly to: string;
      /** Why shorter than the law's 30 days. */
      readonly shortReason?: string | undefined;
    }
  /** A step of the procedure, with its day: legality review begun, ended, plan issued … */
  | {
      readonly type: 'milestone-recorded';
      readonly milestone: Milestone;
      readonly on: string;
      readonly note: string;
    }
  /** A whole packet was made; its content lies in `consultation_packets` under this hash, its files are set from it when asked for. */
  | { readonly type: 'packet-made'; readonly packet: number; readonly sha256: string; readonly atSeq: number }
  /** The feedback page of that packet is public from now on. */
  | {
      readonly type: 'feedback-published';
      readonly packet: number;
      /** Why what was published before is said otherwise now; only the first has none. */
      readonly reason?: string | undefined;
    }
  /** The contributor was told, and of what. */
  | {
      readonly type: 'contributors-told';
      readonly submissions: readonly SubmissionNumber[];
      readonly about: 'disposition' | 'mid-term' | 'final';
      readonly how: 'letter' | 'page' | 'phone';
    };

type CommitmentEvent =
  | {
      readonly type: 'commitment-made';
      /** Demands it answers; empty for an agreement with a partner. */
      readonly demands: readonly DemandId[];
      readonly partner?: string | undefined;
      readonly title: string;
      readonly owner: DepartmentId;
      readonly measure: string;
      /** ISO date. */
      readonly due: string;
    }
  | {
      readonly type: 'commitment-evidence';
      readonly commitment: CommitmentId;
      readonly on: string;
      readonly text: string;
      readonly files: readonly AttachedFile[];
    }
  | {
      readonly type: 'commitment-judged';
      readonly commitment: CommitmentId;
      readonly phase: 'mid-term' | 'final' | 'any';
      readonly outcome: CommitmentOutcome;
      readonly reason: string;
    };

type VotingEvent =
  | { readonly type: 'statement-offered'; readonly text: string; readonly demand?: DemandId | undefined }
  | { readonly type: 'statement-withdrawn'; readonly statement: number; readonly reason: string };

export type PointText = {
  readonly text: string;
  /** [from, to) in UTF-16 units of the submission's text, when quoted. */
  readonly quote?: { readonly from: number; readonly to: number } | undefined;
};

export const DEMAND_KINDS = ['proposal', 'support', 'complaint', 'question'] as const;
export type DemandKind = (typeof DEMAND_KINDS)[number];

export const MILESTONES = [
  'expert-review-held',
  'risk-assessed',
  'legality-review-begun',
  'legality-review-ended',
  'submitted-to-meeting',
  'plan-issued',
  'plan-published',
  'mid-term-evaluation',
  'final-evaluation',
] as const;
export type Milestone = (typeof MILESTONES)[number];

export const COMMITMENT_OUTCOMES = ['done', 'on-course', 'behind', 'dropped'] as const;
export type CommitmentOutcome = (typeof COMMITMENT_OUTCOMES)[number];

/** What happens, without when and by whom. */
export type LedgerHappening =
  | IntakeEvent
  | CollationEvent
  | DispatchEvent
  | DispositionEvent
  | PlanEvent
  | PublicationEvent
  | CommitmentEvent
  | VotingEvent;

export type LedgerEvent = {
  /** 1, 2, … without gaps. */
  readonly seq: number;
  readonly at: Temporal.Instant;
  readonly by: LedgerActor;
} & LedgerHappening;

export type LedgerEventType = LedgerHappening['type'];
