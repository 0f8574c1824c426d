// An appraisal as data: criteria with weights that make 100, what earns all points and what none, and where grades begin.
import type { Localised } from '#base/localised.ts';
import type { Mark } from '#base/mark.ts';
import type { RatioDefinition } from '../analysis/analysis-plan.ts';

/**
 * What a value is held against. `standard`: two figures given in the data. `past`: the share by which it changed on the
 * year before, between two shares. `peers`: the quartile on the good side earns all, the far fence on the bad side nothing.
 */
export type Yardstick =
  | { readonly kind: 'standard'; readonly full: number; readonly none: number }
  | { readonly kind: 'past'; readonly full: number; readonly none: number }
  | { readonly kind: 'peers'; readonly better: 'less' | 'more' };

export type Criterion = {
  readonly id: string;
  readonly name: Localised;
  /** Points of 100. */
  readonly weight: number;
  /** What is appraised. */
  readonly ratio: RatioDefinition;
  /** The same of the year before, where the yardstick is one's own past. */
  readonly before?: RatioDefinition;
  readonly yardstick: Yardstick;
  /** Where the yardstick is from. */
  readonly source: string;
  readonly mark: Mark;
};

export type Grade = { readonly id: string; readonly name: Localised; readonly from: number };

export type Appraisal = {
  readonly criteria: readonly Criterion[];
  /** From the best to the worst; the last begins at 0. */
  readonly grades: readonly Grade[];
  /** Points that must be scorable before a unit is graded. */
  readonly leastCoverage: number;
  readonly mark: Mark;
};
