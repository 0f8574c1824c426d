// The plan as a document of stable clauses. An id never changes and is never used again, whatever becomes of the numbers.
import type { ClauseId } from '../ids.ts';

/** 篇·章·节·条(段)·专栏·指标行·项目行. `text`: a paragraph under the heading before it. */
export const CLAUSE_KINDS = [
  'title',
  'part',
  'chapter',
  'section',
  'item',
  'text',
  'box',
  'indicator',
  'project',
] as const;
export type ClauseKind = (typeof CLAUSE_KINDS)[number];

/** 约束性 / 预期性. */
export type IndicatorNature = 'binding' | 'expected';

/** A row of the table of main indicators. Figures stay as written (`65`, `>7`, `与GDP增长基本同步`), the unit beside them. */
export type IndicatorRow = {
  readonly group: string;
  readonly name: string;
  readonly unit: string;
  readonly nature: IndicatorNature | undefined;
  readonly base: { readonly year: number; readonly value: string } | undefined;
  readonly target: { readonly year: number; readonly value: string } | undefined;
  /** 年均/累计, as written: `年均增长`. */
  readonly annual: string | undefined;
};

/** A row of a table of projects. */
export type ProjectRow = {
  readonly name: string;
  readonly content: string;
  /** Whole 万元 as written, with its unit. */
  readonly investment: { readonly value: string; readonly unit: string } | undefined;
  readonly owner: string | undefined;
  readonly years: string | undefined;
};

export type PlanClause = {
  readonly id: ClauseId;
  readonly kind: ClauseKind;
  /** Number as printed: `第三章`, `第二节`, `3.`, `专栏4`. Absent: none. */
  readonly no: string | undefined;
  /** The words. Of a heading: its title without the number; of a row: its cells as one readable line. */
  readonly text: string;
  /** Of rows alone. */
  readonly indicator?: IndicatorRow | undefined;
  readonly project?: ProjectRow | undefined;
};

/** 征求意见稿 → 送审稿 → 草案 → 印发稿. */
export const PLAN_STAGES = ['for-comment', 'for-review', 'bill', 'issued'] as const;
export type PlanStage = (typeof PLAN_STAGES)[number];

/** The file a version was imported from. */
export type PlanSource = {
  readonly fileName: string;
  readonly sha256: string;
  /** Tracked insertions and deletions that the reader took as accepted: the desk is warned. */
  readonly trackedChanges: number;
  readonly comments: number;
};

export type PlanVersion = {
  /** 1, 2, … */
  readonly nth: number;
  readonly stage: PlanStage;
  readonly title: string;
  readonly clauses: readonly PlanClause[];
  readonly source: PlanSource | undefined;
  /** A sealed version is never changed. */
  readonly sealed: boolean;
};

/** Where in which version something was changed, and what was there. The proof behind 采纳. */
export type ChangeLink = {
  readonly clause: ClauseId;
  readonly kind: 'text' | 'indicator' | 'project';
  /** Versions compared: the change is what `to` has and `from` has not. */
  readonly from: number;
  readonly to: number;
  /** Inserted words, as they stand in `to`; empty when only something was taken out. */
  readonly inserted: string;
  /** Deleted words, as they stood in `from`; empty when only something was added. */
  readonly deleted: string;
};
