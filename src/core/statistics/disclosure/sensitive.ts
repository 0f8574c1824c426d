import type { DisclosureCell, DisclosureRules, Sensitivity } from './disclosure-table.ts';

/**
 * Whether the cell by itself tells too much, and how much doubt protects it. For dominance the upper protection level is
 * (100 / k) · (x₁ + … + xₙ) − X, the value at which the cell would no longer be dominated (Hundepool et al., Statistical
 * Disclosure Control, 2012, ch. 4); the lower level mirrors it.
 */
export function sensitivityOf(cell: DisclosureCell, rules: DisclosureRules): Sensitivity | undefined {
  const sizes = cell.contributions
    .map(({ value }) => Math.abs(value))
    .filter((size) => size > 0)
    .toSorted((a, b) => b - a);
  if (sizes.length === 0) return undefined;
  const whole = sum(sizes);
  const { n, k } = rules.dominance;
  const largest = sum(sizes.slice(0, n));
  const few = sizes.length <= rules.fewest;
  const dominated = largest * 100 > whole * k;
  if (!few && !dominated) return undefined;
  const byDominance = dominated ? (largest * 100) / k - whole : 0;
  const byFew = few ? whole * rules.margin : 0;
  const width = Math.max(byDominance, byFew);
  return { why: few ? 'few' : 'dominance', up: width, down: Math.min(width, whole) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
