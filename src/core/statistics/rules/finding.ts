// What a rule found in one return: where, how grave, and the working, so that a page can show every step.
import type { IndicatorCode } from '../survey/cell-value.ts';
import type { Measure } from '../survey/measure.ts';
import type { RuleLevel } from './rule.ts';

/** Whose figure a term is: the return's own, last year's, the accounts', or summed over other returns. */
export type TermSource = 'own' | 'prior' | 'accounts' | 'siblings' | 'children';

/** One figure that went into a side: `sign` −1 where it is taken off. `scaled` in smallest parts. */
export type Term = {
  readonly code: IndicatorCode;
  readonly source: TermSource;
  readonly sign: 1 | -1;
  readonly scaled: number;
  /** A blank read as zero. */
  readonly blank: boolean;
  /** The number it is multiplied by, where there is one. */
  readonly factor?: number;
};

/** `scaled`: smallest parts of the finding's measure; without one (a ratio, a product) in yuan, m², persons … for each other. */
export type Side = { readonly scaled: number; readonly terms: readonly Term[] };

/** The working of a finding, by what found it. Amounts in smallest parts (fen) unless it says otherwise. */
export type FindingDetail =
  | {
      readonly kind: 'formula';
      /** `holds`: a condition of several relations; each side is 1 where it is true, 0 where not. */
      readonly relation: '=' | '<=' | '>=' | '<' | '>' | '<>' | 'holds';
      readonly left: Side;
      readonly right: Side;
      readonly difference: number;
      /** (terms + 1) × half the last digit, summed by digit; smallest parts. */
      readonly envelope: number;
      readonly withinRounding: boolean;
      readonly measure: Measure | undefined;
    }
  | {
      readonly kind: 'shift';
      /** Values stand this many lines below (+) or above (−) where they belong. */
      readonly by: number;
      /** The first line shown to be off; the slip may begin above it, where no figure of another table tells. */
      readonly from: IndicatorCode;
      readonly sumIsTwiceParent: boolean;
      /** The figure that is the sum of the others as soon as all are read `by` places away, and where it stands. */
      readonly balance?: { readonly foundAt: IndicatorCode; readonly scaled: number };
      readonly pairs: readonly {
        readonly child: IndicatorCode;
        readonly foundAt: IndicatorCode;
        readonly equals: IndicatorCode;
        readonly scaled: number;
      }[];
    }
  | {
      readonly kind: 'unit-slip';
      readonly factor: 100 | 1000 | 10_000;
      readonly direction: 'too-large' | 'too-small';
      readonly against: 'prior' | 'accounts' | 'peers' | 'quotient';
      /** Smallest parts; for a quotient the number itself. */
      readonly value: number;
      /** What it was compared with; for a quotient what it is without the slip. */
      readonly expected: number;
      /** What a quotient was seen to be. */
      readonly range?: { readonly from: number; readonly to: number };
    }
  | {
      readonly kind: 'percentage';
      /** Percent: 39.47, with so many digits. */
      readonly stated: number;
      readonly decimals: number;
      readonly recomputed: number;
      readonly of: 'share' | 'growth' | 'fall';
      readonly now: Side;
      readonly base: Side;
      readonly measure: Measure | undefined;
      readonly roundingOnly: boolean;
    }
  /** `now`: smallest parts of `measure`. */
  | {
      readonly kind: 'zero-base';
      readonly stated: number | undefined;
      readonly now: number;
      readonly measure?: Measure;
    }
  | {
      readonly kind: 'year-on-year';
      readonly now: number;
      readonly before: number;
      /** Absent on a zero base. */
      readonly change?: number;
      readonly signChanged: boolean;
    }
  | {
      readonly kind: 'outlier';
      /** The ratio, in yuan, m², persons … for each other, and the figures it is made of. */
      readonly value: number;
      readonly terms: readonly Term[];
      readonly median: number;
      /** Absent when the median absolute deviation is 0: `why` then. */
      readonly robustZ?: number;
      readonly fence: 'inside' | 'outside' | 'far-outside';
      readonly peers: number;
      readonly why?: 'mad-zero';
    }
  | { readonly kind: 'unreadable'; readonly text: string }
  | { readonly kind: 'required' }
  | { readonly kind: 'too-fine'; readonly decimals: number };

export type Finding = {
  /** Rule id, or `form` for what the form itself demands (unreadable, required). */
  readonly rule: string;
  readonly level: RuleLevel;
  /** The same finding in the next version has the same key: an explanation stays with it. */
  readonly key: string;
  /** The first is where to look; an expression of prior year names the own cell too. */
  readonly cells: readonly IndicatorCode[];
  readonly detail: FindingDetail;
};

/** `zero`: the figure is there, but a divisor is made of it and comes to zero. */
export type MissingFigure = {
  readonly code: IndicatorCode;
  readonly source: TermSource;
  readonly zero?: true;
};

/** A rule that could not be judged is neither passed nor failed. */
export type NotEvaluable = {
  readonly rule: string;
  readonly missing: readonly MissingFigure[];
  /** Nothing is missing, but there are too few others to compare with. */
  readonly why?: 'too-few-peers';
};

/** All that the rules say about one return. Every applicable rule is in exactly one of the lists. */
export type Evaluation = {
  readonly findings: readonly Finding[];
  readonly notEvaluable: readonly NotEvaluable[];
  readonly passed: readonly string[];
};
