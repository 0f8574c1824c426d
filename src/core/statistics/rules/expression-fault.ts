// Everything that can be wrong with an expression of the rule language, each with its place. Sentences are made at the edge.

/** `at`: how many characters stand before the place, counted as JavaScript counts. */
export type SyntaxFault =
  | { readonly code: 'unexpected-character'; readonly at: number; readonly text: string }
  /** A full-width operator, bracket, digit or space; `instead` is the plain one. */
  | {
      readonly code: 'full-width-character';
      readonly at: number;
      readonly text: string;
      readonly instead: string;
    }
  | {
      readonly code: 'unexpected-token';
      readonly at: number;
      readonly text: string;
      readonly expected: string;
    }
  | { readonly code: 'unexpected-end'; readonly at: number; readonly expected: string }
  /** `A = B = C` says nothing clear: write `A = B and B = C`. */
  | { readonly code: 'chained-relation'; readonly at: number; readonly text: string }
  | { readonly code: 'unknown-word'; readonly at: number; readonly text: string }
  | { readonly code: 'unknown-measure'; readonly at: number; readonly text: string }
  | { readonly code: 'argument-count'; readonly at: number; readonly text: string; readonly expected: number }
  | { readonly code: 'too-long'; readonly at: number; readonly most: number }
  | { readonly code: 'too-deep'; readonly at: number; readonly most: number };

/** Wrong for this round only, or wrong in meaning. Dimensions are written `money`, `money/persons`, `number`. */
export type MeaningFault =
  | { readonly code: 'unknown-indicator'; readonly at: number; readonly text: string }
  /** A text, such as a telephone number: it has no measure. */
  | { readonly code: 'text-indicator'; readonly at: number; readonly text: string }
  | { readonly code: 'pattern-matches-nothing'; readonly at: number; readonly text: string }
  | {
      readonly code: 'dimensions-differ';
      readonly at: number;
      readonly left: string;
      readonly right: string;
    }
  /** `C02 <= 12`: of yuan, or of 万元? */
  | { readonly code: 'number-without-measure'; readonly at: number; readonly dimension: string }
  | { readonly code: 'condition-expected'; readonly at: number }
  | { readonly code: 'quantity-expected'; readonly at: number }
  | { readonly code: 'division-by-zero'; readonly at: number };

export type ExpressionFault = SyntaxFault | MeaningFault;
