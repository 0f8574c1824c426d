// A survey round as data: who is asked what, by which rules, until when, on which legal ground. All of it comes from files.
import type { Localised } from '#base/localised.ts';
import type { Mark } from '#base/mark.ts';
import type { AnalysisPlan } from '../analysis/analysis-plan.ts';
import type { Appraisal } from '../appraisal/appraisal.ts';
import type { Rule } from '../rules/rule.ts';
import type { IndicatorCode } from './cell-value.ts';
import type { Measure } from './measure.ts';
import type { SurveyUnitId } from './unit-id.ts';

/** What a survey counts: one line of a form says it once. */
export type Indicator = {
  readonly code: IndicatorCode;
  readonly name: Localised;
  /** Group A–J of the survey system, or another the files declare. */
  readonly group: string;
  /** Absent: a text (name, telephone), never part of a rule. */
  readonly measure?: Measure;
  /** Most digits after the point that may be written, in the measure. */
  readonly decimals: number;
  /** How a blank cell is read by rules and totals: as zero (one of many subjects), or as not filled in yet. */
  readonly blank: 'zero' | 'unfilled';
  /** Whether adding it up over units means anything. */
  readonly additive: boolean;
  /** Whether a return without it can be handed in. */
  readonly required: boolean;
  /** 支出经济分类科目, `30201`. */
  readonly economicSubject?: string;
  /** 支出功能分类科目 or its last two digits as words, `行政运行`. */
  readonly functionSubject?: string;
  readonly mark: Mark;
  readonly note?: Localised;
};

export type FormColumn = { readonly id: string; readonly label: Localised };

/** One printed line. A heading has no cells; `cells` goes by the form's columns. */
export type FormLine = {
  /** 行次. */
  readonly line: number;
  readonly label: Localised;
  /** Depth below its parent line, 0 outermost. */
  readonly indent: number;
  readonly cells: readonly (IndicatorCode | undefined)[];
};

/** A fixed table, rows × columns. 基层表 is filled in by a unit; 综合表 is only ever computed. */
export type Form = {
  readonly code: string;
  readonly title: Localised;
  readonly kind: 'basic' | 'summary';
  /** Of a 综合表: 本级 or 区域. */
  readonly scope?: 'own' | 'region';
  readonly columns: readonly FormColumn[];
  readonly lines: readonly FormLine[];
  readonly validFrom: Temporal.PlainDate;
  readonly validUntil?: Temporal.PlainDate;
  readonly mark: Mark;
  readonly source?: string;
};

/** 统计法 (2024) 第十七条: what every lawful form shows. A part that no source gives is absent, and the page says so. */
export type LegalHeader = {
  readonly tableNumber?: string;
  readonly madeBy?: string;
  readonly approval?: string;
  readonly validUntil?: Temporal.PlainDate;
};

export type LegalBasis = { readonly title: string; readonly clause?: string; readonly mark: Mark };

/** Whose account a figure is from. Never pooled unknowingly. */
export const ACCOUNT_BASES = ['final', 'budget'] as const;
export type AccountBasis = (typeof ACCOUNT_BASES)[number];

export const UNIT_LEVELS = ['central', 'province', 'city', 'county', 'town'] as const;
export type UnitLevel = (typeof UNIT_LEVELS)[number];

export type UnitKind = { readonly id: string; readonly name: Localised };

/** One unit of the register (调查单位名录). */
export type RegisterUnit = {
  readonly id: SurveyUnitId;
  readonly name: string;
  /** Id of a `UnitKind`: administrative, civil-service-law (参公), logistics … */
  readonly kind: string;
  readonly level: UnitLevel;
  /** The department it belongs to, itself in the register. */
  readonly parent?: SurveyUnitId;
  /** 部门汇总: its return already holds the figures of the units below it, which then do not count again. */
  readonly consolidates?: boolean;
  /** Office that collects its return. */
  readonly office: string;
  readonly place: string;
  /** The year and account basis of its figures: the round's own, unless the round is a collection. */
  readonly year: number;
  readonly basis: AccountBasis;
  readonly organisationCode?: string;
  readonly source?: string;
  readonly note?: string;
  readonly mark: Mark;
};

/** An office-affairs bureau that collects: approval goes from `parent` to `parent`. `division`: 12 digits, as stored. */
export type CollectingOffice = {
  readonly id: string;
  readonly name: string;
  readonly division: string;
  readonly parent?: string;
};

/** A dated limit (office m² by rank, vehicles, equipment, energy) with its document. */
export type Limit = {
  readonly id: string;
  readonly name: Localised;
  /** What it is compared with: an expression over indicators, in the rule language. */
  readonly measured: string;
  /** What it may be at most: an expression too (rank table × staff by rank), or a figure. */
  readonly atMost: string;
  readonly measure: Measure;
  readonly levels?: readonly UnitLevel[];
  readonly kinds?: readonly string[];
  readonly validFrom: Temporal.PlainDate;
  readonly validUntil?: Temporal.PlainDate;
  readonly document: string;
  /** A level to compare with (a national mean, another city's standard), never an overrun. */
  readonly reference?: boolean;
  readonly mark: Mark;
  readonly note?: Localised;
};

export type RoundId = string;

/** Everything one survey is. `collection`: published figures of several years and bases, held together but never one sum. */
export type Round = {
  readonly id: RoundId;
  readonly title: Localised;
  readonly kind: 'survey' | 'collection';
  /** 统计 or 考评: figures never change from one to the other (统计法 第二十八条, 实施条例 第三十条). */
  readonly purpose: 'statistics' | 'appraisal';
  /** Reference year (报告期). */
  readonly year: number;
  /** The round that holds the year before. */
  readonly prior?: RoundId;
  /** The division whose office owns the round, 12 digits. */
  readonly division: string;
  readonly header: LegalHeader;
  readonly bases: readonly LegalBasis[];
  readonly period: {
    readonly opensOn: Temporal.PlainDate;
    readonly dueOn: Temporal.PlainDate;
    readonly closesOn: Temporal.PlainDate;
  };
  /** In the measure reports show money in. */
  readonly moneyShownIn: Measure;
  readonly kinds: readonly UnitKind[];
  readonly groups: readonly { readonly id: string; readonly name: Localised }[];
  readonly offices: readonly CollectingOffice[];
  readonly units: readonly RegisterUnit[];
  readonly indicators: ReadonlyMap<IndicatorCode, Indicator>;
  readonly forms: readonly Form[];
  readonly rules: readonly Rule[];
  readonly limits: readonly Limit[];
  /** Ratios, peers, efficiency and chains of change. Absent: nothing is analysed. */
  readonly analysis?: AnalysisPlan;
  /** Only of a round whose purpose is appraisal. */
  readonly appraisal?: Appraisal;
  readonly mark: Mark;
  readonly note?: Localised;
  /** Hash of the files: a return keeps the version it was filled in under. */
  readonly version: string;
};
