// What one rule says about one return. Every kind of rule has a file with `judge<Kind>(rule, evidence, round): Judgement`.
import type { IndicatorCode } from '../survey/cell-value.ts';
import type { FindingDetail, NotEvaluable } from './finding.ts';
import type { Rule, RuleKind, RuleLevel } from './rule.ts';

/** The rules of one kind. */
export type RuleOf<Kind extends RuleKind> = Extract<Rule, { readonly kind: Kind }>;

/** One thing found. `cells`: the first is where to look, and makes the finding's key with the rule: keep it stable. */
export type Found = {
  readonly cells: readonly IndicatorCode[];
  readonly detail: FindingDetail;
  /** Never graver than this, whatever the rule's own level: `hint` for a difference inside rounding. */
  readonly atMost?: RuleLevel;
};

/**
 * `passes`: judged, nothing found. A rule over many cells finds once for each cell in trouble; it is not evaluable only
 * where none of its cells could be judged. Whether the rule applies at all (`when`, kind, dates) is asked before.
 */
export type Judgement =
  | { readonly outcome: 'passes' }
  | { readonly outcome: 'finds'; readonly found: readonly Found[] }
  | {
      readonly outcome: 'not-evaluable';
      readonly missing: NotEvaluable['missing'];
      readonly why?: NotEvaluable['why'];
    };
