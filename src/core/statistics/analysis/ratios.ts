// Ratios of one return and of many: per head, per m², per vehicle, per kilometre, shares. Each with what it is made of.
import type { Cells, IndicatorCode } from '../survey/cell-value.ts';
import type { Pool, UnitFigures } from '../survey/figures.ts';
import type { RatioDefinition } from './analysis-plan.ts';
import { readSum, type Indicators } from './quantity.ts';

/** Numerator and denominator in their measures; `value` as it is shown (percent times 100), not rounded. */
export type RatioValue = {
  readonly state: 'value';
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number;
};

/** A ratio over nothing is no number; neither is one of figures that are not there. */
export type NoRatio =
  | { readonly state: 'missing'; readonly codes: readonly IndicatorCode[] }
  | { readonly state: 'zero-denominator'; readonly codes: readonly IndicatorCode[] }
  | { readonly state: 'negative'; readonly codes: readonly IndicatorCode[] };

export type Ratio = RatioValue | NoRatio;

/** The ratio of one return: Σ numerator / Σ denominator, or why there is none. A negative denominator is none either. */
export function ratioOf(definition: RatioDefinition, cells: Cells, indicators: Indicators): Ratio {
  const above = readSum(definition.numerator, cells, indicators);
  const below = readSum(definition.denominator, cells, indicators);
  if (above.state === 'missing' || below.state === 'missing') {
    const codes = [above, below].flatMap((each) => (each.state === 'missing' ? each.codes : []));
    return { state: 'missing', codes };
  }
  const { codes } = definition.denominator;
  if (below.scaled === 0) return { state: 'zero-denominator', codes };
  if (below.scaled < 0) return { state: 'negative', codes };
  return valueOf(definition, above.value, below.value);
}

export type UnitRatio = { readonly of: UnitFigures; readonly ratio: RatioValue };
export type UnitWithoutRatio = { readonly of: UnitFigures; readonly why: NoRatio };

export type RatioSet = {
  readonly definition: RatioDefinition;
  readonly with: readonly UnitRatio[];
  /** By name, with the reason: nobody is silently left out. */
  readonly without: readonly UnitWithoutRatio[];
  /** Σ numerators / Σ denominators over those with a value: not the mean of the ratios. Absent when nobody has one. */
  readonly whole?: RatioValue;
};

/** The ratio of every unit of a pool, which by its type is of one year and one basis. */
export function ratioSet(definition: RatioDefinition, pool: Pool, indicators: Indicators): RatioSet {
  const having: UnitRatio[] = [];
  const without: UnitWithoutRatio[] = [];
  for (const of of pool.units) {
    const ratio = ratioOf(definition, of.cells, indicators);
    if (ratio.state === 'value') having.push({ of, ratio });
    else without.push({ of, why: ratio });
  }
  const numerator = having.reduce((sum, { ratio }) => sum + ratio.numerator, 0);
  const denominator = having.reduce((sum, { ratio }) => sum + ratio.denominator, 0);
  return {
    definition,
    with: having,
    without,
    ...(having.length === 0 ? {} : { whole: valueOf(definition, numerator, denominator) }),
  };
}

/** Σ / Σ of both years over the units that have the ratio in both; absent when there are none. */
export type RatioChange = {
  readonly definition: RatioDefinition;
  readonly units: number;
  readonly before: RatioValue;
  readonly now: RatioValue;
};

export function ratioChange(
  definition: RatioDefinition,
  pool: Pool,
  indicators: Indicators,
): RatioChange | undefined {
  const pairs = pool.units.flatMap(({ cells, prior }) => {
    if (prior === undefined) return [];
    const now = ratioOf(definition, cells, indicators);
    const before = ratioOf(definition, prior, indicators);
    return now.state === 'value' && before.state === 'value' ? [{ now, before }] : [];
  });
  if (pairs.length === 0) return undefined;
  const whole = (year: 'now' | 'before'): RatioValue =>
    valueOf(
      definition,
      pairs.reduce((sum, pair) => sum + pair[year].numerator, 0),
      pairs.reduce((sum, pair) => sum + pair[year].denominator, 0),
    );
  return { definition, units: pairs.length, before: whole('before'), now: whole('now') };
}

function valueOf({ shownAs }: RatioDefinition, numerator: number, denominator: number): RatioValue {
  const factor = shownAs === 'percent' ? 100 : 1;
  return { state: 'value', numerator, denominator, value: (factor * numerator) / denominator };
}
