// What the quantities of an expression are counted in, so that persons are never added to money.
import { MEASURES, isMeasure, type Dimension, type Measure } from '../survey/measure.ts';

/** How often each dimension goes in: money per person is `{money: 1, persons: -1}`; empty: a mere number. */
export type Powers = ReadonlyMap<Dimension, number>;

export const NUMBER: Powers = new Map();

export function powersOf(measure: Measure, per?: Measure): Powers {
  const powers: Powers = new Map([[MEASURES[measure].dimension, 1]]);
  return per === undefined ? powers : combine(powers, powersOf(per), -1);
}

/** Of a product (`way` 1) or a quotient (−1). */
export function combine(left: Powers, right: Powers, way: 1 | -1): Powers {
  const powers = new Map(left);
  for (const [dimension, power] of right) {
    const sum = (powers.get(dimension) ?? 0) + way * power;
    if (sum === 0) powers.delete(dimension);
    else powers.set(dimension, sum);
  }
  return powers;
}

export function samePowers(left: Powers, right: Powers): boolean {
  return left.size === right.size && [...left].every(([dimension, power]) => right.get(dimension) === power);
}

/** `money`, `money/persons`, `area*persons`, `number`. */
export function writePowers(powers: Powers): string {
  const of = [...powers].filter(([, power]) => power > 0).flatMap(([name, power]) => repeated(name, power));
  const per = [...powers].filter(([, power]) => power < 0).flatMap(([name, power]) => repeated(name, -power));
  const above = of.toSorted().join('*') || 'number';
  return per.length === 0 ? above : `${above}/${per.toSorted().join('/')}`;
}

function repeated(name: string, times: number): readonly string[] {
  return Array.from({ length: times }, () => name);
}

/** Whether smallest parts and the measure are the same: persons, vehicles. A number without a measure can mean only one thing there. */
export function isCounted(powers: Powers): boolean {
  return [...powers.keys()].every((dimension) => exponentOf(dimension) === 0);
}

/** Smallest parts to plain measures (yuan, m², %): multiply by 10 to the minus this. */
export function plainExponent(powers: Powers): number {
  return [...powers].reduce((sum, [dimension, power]) => sum + power * exponentOf(dimension), 0);
}

/** Exponent of the smallest measure of the dimension: of money, yuan. */
function exponentOf(dimension: Dimension): number {
  const exponents = Object.keys(MEASURES)
    .filter(isMeasure)
    .filter((measure) => MEASURES[measure].dimension === dimension)
    .map((measure) => MEASURES[measure].exponent);
  return Math.min(...exponents);
}
