// What a round is analysed by, as its files say it: ratios, peer criteria, inputs and outputs, chains of change.
import type { Localised } from '#base/localised.ts';
import type { Mark } from '#base/mark.ts';
import type { IndicatorCode } from '../survey/cell-value.ts';
import type { Measure } from '../survey/measure.ts';
import type { ReturnsToScale } from './dea-programs.ts';

/** Figures that are added up before they are compared, and the measure the sum is told in. */
export type Quantity = { readonly codes: readonly IndicatorCode[]; readonly measure: Measure };

/** A ratio is a pair until it is shown. */
export type RatioDefinition = {
  readonly id: string;
  readonly name: Localised;
  readonly numerator: Quantity;
  readonly denominator: Quantity;
  /** `percent`: both of one dimension, shown times 100. */
  readonly shownAs: 'quotient' | 'percent';
  readonly decimals: number;
  /** Whether a high value is a weak spot (cost per head), or only a property (m² per head of an archive). */
  readonly high: 'weak' | 'neutral';
  readonly mark: Mark;
  readonly note?: Localised;
};

/** What must be alike before units are compared. */
export type PeerCriterion = {
  readonly id: string;
  readonly name: Localised;
  /** Divides whatever comes of it: kinds are never mixed. Others divide only where every part stays large enough. */
  readonly always: boolean;
} & (
  | { readonly by: 'kind' }
  | { readonly by: 'level' }
  /** Size classes: `bounds` [30, 80] makes three: below 30, from 30 below 80, from 80. */
  | { readonly by: 'size'; readonly of: Quantity; readonly bounds: readonly number[] }
  /** Has any, or has none: an enforcement fleet, rented space, a budget held for others. */
  | { readonly by: 'presence'; readonly of: Quantity }
);

/** An efficiency model: quantities by name. */
export type EfficiencyModel = {
  readonly id: string;
  readonly name: Localised;
  readonly returns: ReturnsToScale;
  readonly inputs: readonly (NamedQuantity & { readonly controllable: boolean })[];
  readonly outputs: readonly NamedQuantity[];
  readonly note?: Localised;
};
export type NamedQuantity = Quantity & { readonly id: string; readonly name: Localised };

/** Quantities each under the next: heads, area, cost. `effects`: names of the factors, as many as quantities. */
export type ChangeChain = {
  readonly id: string;
  readonly name: Localised;
  readonly quantities: readonly NamedQuantity[];
  readonly effects: readonly Localised[];
};

export type AnalysisPlan = {
  readonly ratios: readonly RatioDefinition[];
  readonly peers: { readonly criteria: readonly PeerCriterion[]; readonly fewest: number };
  readonly efficiency: readonly EfficiencyModel[];
  readonly changes: readonly ChangeChain[];
};
