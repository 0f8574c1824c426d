// The shapes that lists and pages of cases show.
import type { Localised } from '#base/localised.ts';
import type { AgencyKind, ItemId, SpecialStepKind, ThingId } from '#core/catalogue/model.ts';
import type { Act } from '#core/cases/acts.ts';
import type {
  Actor,
  CaseNumber,
  HandedIn,
  IssuedResult,
  Origin,
  PartNumber,
  ShownForm,
} from '#core/cases/events.ts';
import type { ClockKind } from '#core/cases/clock-kinds.ts';
import type { Ground } from '#core/cases/ground.ts';
import type { Due } from '#core/cases/light.ts';
import type { Judged, PlanVersion } from '#core/compiler/plan.ts';
import type { CaseState, PartState, Stage } from '#core/cases/state.ts';
import type { DivisionCode } from '#core/divisions/division.ts';

export type PartLine = {
  readonly part: PartNumber;
  readonly item: ItemId;
  readonly itemName: Localised;
  readonly agencyName: Localised;
  readonly decidingCounty: DivisionCode;
  readonly stage: Stage;
  /** The nearest of the office's running clocks. */
  readonly clock?: RunningClock;
  /** The special step for which the part's clock stands. */
  readonly standing?: SpecialStepKind;
  /** RFC 9557 instant of the last change. */
  readonly since: string;
};

/** A clock that runs, with what is left of it today. */
export type RunningClock = Due & {
  readonly kind: ClockKind;
  /** RFC 9557 instant, where it does not run to the end of its day. */
  readonly moment?: string;
};

/** A case in a list of the citizen or the counter. */
export type CaseLine = {
  readonly number: CaseNumber;
  readonly thing: ThingId;
  readonly thingName: Localised;
  readonly applicantName: string;
  readonly channel: 'online' | 'counter';
  readonly receivingPlace?: DivisionCode;
  readonly deliveryPlace?: DivisionCode;
  readonly filedAt: string;
  readonly status: CaseState['status'];
  /** Papers that may be brought later and have not come yet. */
  readonly owed: readonly Localised[];
  readonly parts: readonly PartLine[];
};

/** A part in the worklist of an office. */
export type WorkLine = PartLine & {
  readonly number: CaseNumber;
  readonly thingName: Localised;
  readonly applicantName: string;
  readonly channel: 'online' | 'counter';
  readonly receivingPlace?: DivisionCode;
  readonly filedAt: string;
};

/** A result that waits for its owner at a centre. */
export type HandOutLine = {
  readonly number: CaseNumber;
  readonly part: PartNumber;
  readonly itemName: Localised;
  readonly applicantName: string;
  readonly results: readonly IssuedResult[];
  readonly agencyName: Localised;
  readonly decidingCounty: DivisionCode;
  readonly since: string;
  readonly version: number;
};

/** A result that was handed out at a centre. */
export type HandedOutLine = {
  readonly number: CaseNumber;
  readonly part: PartNumber;
  readonly itemName: Localised;
  readonly applicantName: string;
  readonly results: readonly IssuedResult[];
  /** Who took it, and what was looked at. */
  readonly to: string;
  readonly at: string;
};

/** What happened, for people; only the parts the viewer may see. */
export type HistoryLine = {
  readonly seq: number;
  readonly at: string;
  readonly kind: string;
  readonly part?: PartNumber;
  readonly actor: Actor;
  /** Where the time stamp comes from. */
  readonly origin: Origin;
  /** What a refusal or a rejection rests on. */
  readonly ground?: Ground;
  /** Reason, opinion or note where the event has one and the viewer may read it. */
  readonly note?: string;
  /** ISO date: the day the papers were there, where what was done later counts from it. */
  readonly countsFrom?: string;
};

/** A part as the citizen follows it. */
export type PartProgress = PartState & {
  /** Who has it now: the office, the applicant (supplement), the centre (hand-out), a sibling part, or nobody any more. */
  readonly holder: 'office' | 'applicant' | 'centre' | 'sibling' | 'nobody';
  readonly dueNow?: Due;
  /** Not accepted yet: until when the office must answer (行政许可法 32); absent while its papers are on their way. */
  readonly answerBy?: Due;
  readonly acts: readonly Act[];
};

/** A case as its applicant, its filer and the centre that took it see it. */
export type CaseView = Omit<CaseState, 'parts'> & {
  readonly parts: readonly PartProgress[];
  readonly history: readonly HistoryLine[];
};

/** One part as its office sees it: that part's answers and papers, and nothing of the others. */
export type PartView = {
  readonly number: CaseNumber;
  readonly caseVersion: number;
  readonly thingName: Localised;
  readonly channel: 'online' | 'counter';
  readonly receivingPlace?: DivisionCode;
  readonly delivery: CaseState['delivery'];
  readonly filedAt: string;
  readonly applicant: CaseState['applicant'];
  readonly filedFor?: NonNullable<CaseState['filedFor']>;
  readonly mandate?: NonNullable<CaseState['mandate']>;
  readonly part: PartState;
  readonly due?: Due;
  /** The date by which the applicant must be told what is missing (行政许可法 32), while not accepted. */
  readonly tellBy?: Due;
  readonly form: ShownForm;
  readonly materials: readonly HandedIn[];
  /** The version of the plan the case was filed under. */
  readonly planVersion: PlanVersion;
  /** What that plan requires for this item, tried against what was answered then; absent where the plan was not kept. */
  readonly requirements?: readonly Judged[];
  readonly acts: readonly Act[];
  readonly history: readonly HistoryLine[];
  /** Other parts of the case by name and stage alone: what this part waits for or who waits for it. */
  readonly siblings: readonly {
    readonly part: PartNumber;
    readonly itemName: Localised;
    readonly stage: Stage;
    readonly relation: 'waited-for' | 'waits';
  }[];
};

export type BureauCounts = {
  readonly filed: number;
  readonly finished: number;
  readonly byThing: readonly {
    readonly thing: ThingId;
    readonly thingName: Localised;
    readonly filed: number;
    readonly finished: number;
  }[];
  readonly byOffice: readonly {
    readonly county: DivisionCode;
    readonly agency: AgencyKind;
    readonly open: number;
    readonly late: number;
    readonly ended: number;
  }[];
};
