// What the compiler makes of a thing: one set of questions, one form, one list of papers, one flow, and why.
import type { Brand } from '#base/brand.ts';
import type { Json } from '#base/canonical-json.ts';
import type { Localised } from '#base/localised.ts';
import type { TimeLimit } from '#core/calendar/time-limit.ts';
import type { Fact, Finding, Mark, Place } from '#core/catalogue/fact.ts';
import type {
  AgencyKind,
  CertificateTypeId,
  Condition,
  DataElement,
  ElementId,
  FieldAsk,
  FormGroup,
  Item,
  ItemId,
  ItemResult,
  Material,
  MaterialAsk,
  MaterialId,
  PublishedFigures,
  Requirement,
  ThingId,
} from '#core/catalogue/model.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { ReasonRule } from './codes.ts';

/** Hash of the plan's canonical content: the same inputs give the same version on every machine. */
export type PlanVersion = Brand<string, 'PlanVersion'>;

/** Why a piece is in the plan: who asked for it, by which rule of the compiler, and where that stands in the catalogue. */
export type Reason = {
  readonly by: ItemId | ThingId;
  /** The rule of the compiler, from the table in `codes.ts`. */
  readonly rule: ReasonRule;
  readonly at: Place;
  readonly params?: Readonly<Record<string, string | number>>;
};

/** A merged piece that can answer "why". Never empty. */
export type Sourced<Piece> = Piece & { readonly because: readonly Reason[] };

/** What is known of the answers: absent key = not answered. Values are what the form parses to. */
export type Answers = { readonly [element: string]: Json };

export type PlanItem = Sourced<{
  readonly item: Item;
  readonly agency: { readonly kind: AgencyKind; readonly name: Localised; readonly mark: Mark };
  /** County whose variant applies, where the compile was told. */
  readonly county?: DivisionCode;
  readonly offered: boolean;
  /** All must be true for the item to be in the applicant's matter. Empty: always. */
  readonly when: readonly Condition[];
  /** The limit that counts in this plan: the county's promise, else the item's own. */
  readonly promised: Fact<TimeLimit>;
}>;

export type PlanQuestion = Sourced<{
  readonly element: ElementId;
  /** How many open conditions an answer settles, on average over its answers. */
  readonly settles: number;
}>;

export type PlanField = Sourced<{
  readonly element: DataElement;
  /** Merged over all asks: the strictest unit, options, limits. */
  readonly options?: readonly string[];
  readonly pattern?: string;
  readonly min?: number;
  readonly max?: number;
  readonly maxLength?: number;
  /** True when any asking item requires it, or the plan itself cannot do without it. */
  readonly required: boolean;
  /** How it is filled: derived never shows an input; prefill shows the value and lets it be corrected where allowed. */
  readonly fill: 'ask' | 'prefill' | 'derive';
  /** Each item's own asking, unchanged: the projection back. */
  readonly asks: readonly { readonly item: ItemId; readonly ask: FieldAsk }[];
  /** For pieces asked by the plan itself (jurisdiction, guide questions, derivation inputs). */
  readonly askedByPlan: boolean;
}>;

export type PlanGroup = { readonly group: FormGroup; readonly fields: readonly PlanField[] };

/** How a paper comes: by the applicant's hand, from a register, from a sibling item, as an answer of the form. */
export const MATERIAL_WAYS = ['hand-in', 'e-certificate', 'from-sibling', 'as-answer'] as const;
export type MaterialWay = (typeof MATERIAL_WAYS)[number];

export type PlanMaterial = Sourced<{
  readonly material: Material;
  readonly way: MaterialWay;
  /** Certificate type to look for when `way` is e-certificate. */
  readonly certificate?: CertificateTypeId;
  /** Items of this thing whose result it is. */
  readonly producedBy: readonly ItemId[];
  readonly element?: ElementId;
  /** Required when any asking item requires it. */
  readonly required: boolean;
  readonly mayBeOwed: boolean;
  readonly mayBeCommitted: boolean;
  /** Number of copies handed in: the largest any one item asks. */
  readonly copies: number;
  readonly alternatives: readonly MaterialId[];
  /** Each item's own asking, unchanged, with the sibling items whose result brings the paper to this item. */
  readonly asks: readonly {
    readonly item: ItemId;
    readonly ask: MaterialAsk;
    readonly fedBy: readonly ItemId[];
  }[];
}>;

export type FlowEdge = Sourced<{
  /** `to` waits for the results of any one of `from`. */
  readonly from: readonly ItemId[];
  readonly to: ItemId;
  readonly mark: Mark;
  /** Certificates or results that flow along the edge. */
  readonly carries: readonly Localised[];
}>;

/** A length of time made of parts that may be unknown: `workingDays` is the sum of the limits stated in working days. */
export type PromisedTime = {
  readonly workingDays: number;
  /** Stated in hours, natural days or months: counted apart, because no source says how they become working days. */
  readonly apart: readonly { readonly item: ItemId; readonly limit: TimeLimit }[];
  /** Items on the path whose limit no source states: the true time is longer by them. */
  readonly notStated: readonly ItemId[];
};

export type ScheduledItem = {
  readonly item: ItemId;
  readonly start: number;
  readonly end: number;
  readonly stated: boolean;
};

export type Flow = {
  /** Items that can run at the same time, stage by stage. */
  readonly stages: readonly (readonly ItemId[])[];
  readonly edges: readonly FlowEdge[];
  readonly criticalPath: readonly ItemId[];
  readonly computed: PromisedTime;
  /** Start and end in working days after acceptance, per item, from stated limits; `stated: false` where the item's own limit counts 0 because it is unknown or in another unit. */
  readonly schedule: readonly ScheduledItem[];
  /** The thing's own promise, where a source states one. */
  readonly promised: Fact<TimeLimit>;
  /** Ceiling of joint handling where it applies, in working days with its extension and clause. */
  readonly ceiling?: { readonly workingDays: number; readonly extension: number; readonly clause: string };
};

/** One of the four reductions. `counted` says over which items; `notStated` which had to be left out on both sides, because nothing is stated or in a unit that cannot be added. */
export type Reduction = {
  readonly before: number;
  readonly after: number;
  readonly counted: readonly ItemId[];
  readonly notStated: readonly ItemId[];
  readonly lines: readonly Sourced<{
    readonly label: string;
    readonly before: number;
    readonly after: number;
  }>[];
};

export const REDUCTIONS = ['steps', 'materials', 'days', 'trips'] as const;
export type ReductionName = (typeof REDUCTIONS)[number];

/** 环节 材料 时限 跑动 by the definition in `docs/counting.md`, and what the source itself published. */
export type Savings = Readonly<Record<ReductionName, Reduction>> & {
  readonly published?: { readonly before?: PublishedFigures; readonly after?: PublishedFigures };
};

/**
 * The plan of a thing for given deciding counties: independent of the applicant's situation. `settle` in
 * `settle.ts` applies answers to it.
 */
export type Plan = {
  readonly thing: ThingId;
  readonly name: Localised;
  readonly version: PlanVersion;
  /** Where the thing stands in the catalogue. */
  readonly at: Place;
  /** Which county's variants were used, by jurisdiction element; absent key: the unified item. */
  readonly counties: Readonly<Record<string, DivisionCode>>;
  readonly applicability: readonly Requirement[];
  readonly items: readonly PlanItem[];
  readonly questions: readonly PlanQuestion[];
  readonly form: readonly PlanGroup[];
  readonly materials: readonly PlanMaterial[];
  readonly flow: Flow;
  readonly results: readonly { readonly item: ItemId; readonly result: ItemResult }[];
  readonly savings: Savings;
  readonly hints: readonly Finding[];
};

export type CompileOutcome =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** A requirement tried against the answers. */
export type Judged = {
  readonly requirement: Requirement;
  readonly by: ItemId | ThingId;
  readonly outcome: 'holds' | 'fails' | 'open' | 'by-officer';
};

/** The plan under one applicant's answers: what he is asked, hands in and waits for. Same shapes, filtered. */
export type Settled = {
  readonly plan: Plan;
  /** Answers with derived ones added and answers to questions that no longer apply left out. */
  readonly answers: Answers;
  readonly included: readonly PlanItem[];
  readonly excluded: readonly { readonly item: PlanItem; readonly because: Condition }[];
  /** Items that belong to the matter but that the deciding county does not offer. */
  readonly notOffered: readonly PlanItem[];
  /** Items whose condition is still open. */
  readonly open: readonly PlanItem[];
  /** The next guide questions in order; empty when everything is settled. A question on which nothing open depends any more is not among them. */
  readonly nextQuestions: readonly PlanQuestion[];
  readonly form: readonly PlanGroup[];
  readonly materials: readonly PlanMaterial[];
  readonly flow: Flow;
  readonly savings: Savings;
  readonly requirements: readonly Judged[];
};
