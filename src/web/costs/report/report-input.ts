// Everything a report is written from, as plain data, gathered before the first sentence.
import type { Result } from '#base/result.ts';
import type { Disclosure } from '#core/costs/report/disclose-amounts.ts';
import type { ReportAmounts } from '#core/costs/report/report-amounts.ts';
import type { ReportPlan } from '#core/costs/report/report-plan.ts';
import type { ChangeChain, EfficiencyModel } from '#core/statistics/analysis/analysis-plan.ts';
import type { Change, NothingToCompare } from '#core/statistics/analysis/change.ts';
import type { LimitCheck } from '#core/statistics/analysis/limits.ts';
import type { GroupEfficiency } from '#core/statistics/analysis/unit-efficiency.ts';
import type { RatioComparisons, WeakSpot } from '#core/statistics/analysis/weak-spots.ts';
import type { ReportEdition } from '#core/statistics/report/document.ts';
import type { RollUp } from '#core/statistics/rollup/roll-up.ts';
import type { IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import type { RegisterUnit, Round } from '#core/statistics/survey/round.ts';

/** What a unit said about a finding, in its own words. */
export type UnitExplanation = {
  readonly unit: RegisterUnit;
  readonly rule: string;
  readonly cells: readonly IndicatorCode[];
  readonly text: string;
};

/** What the analysis of a round found. */
export type ReportAnalysis = {
  readonly ratios: readonly RatioComparisons[];
  readonly checks: readonly LimitCheck[];
  readonly spots: readonly WeakSpot[];
  readonly changes: readonly {
    readonly chain: ChangeChain;
    readonly result: Result<Change, NothingToCompare>;
  }[];
  readonly efficiency: readonly {
    readonly model: EfficiencyModel;
    readonly groups: readonly GroupEfficiency[];
  }[];
};

export type ReportInput = {
  readonly edition: ReportEdition;
  readonly round: Round;
  readonly plan: ReportPlan;
  /** Name of the office whose report it is. */
  readonly office: string;
  /** The day the report was made. */
  readonly on: Temporal.PlainDate;
  /** Whether all returns and the totals are approved. */
  readonly approved: boolean;
  readonly rollUp: RollUp;
  readonly amounts: ReportAmounts;
  readonly disclosure: Disclosure;
  /** Units that handed in late. Absent: not known. */
  readonly late?: readonly RegisterUnit[];
  readonly explanations: readonly UnitExplanation[];
  readonly analysis: ReportAnalysis;
};
