// 薄弱环节: what an office should look into first, each with its evidence. A hint to ask, never a judgement.
import type { SurveyUnitId } from '../survey/unit-id.ts';
import type { LimitCheck } from './limits.ts';
import type { PeerComparison, Standing } from './compare-peers.ts';
import type { RatioDefinition } from './analysis-plan.ts';
import type { UnitFigures } from '../survey/figures.ts';

export type WeakSpot = { readonly of: UnitFigures } &
  /** Above a limit that was read. */
  (
    | { readonly kind: 'over-limit'; readonly check: Extract<LimitCheck, { readonly over: number }> }
    /** Far above its peers by a ratio in which high is weak. */
    | {
        readonly kind: 'outlier';
        readonly definition: RatioDefinition;
        readonly standing: Standing;
        readonly comparison: PeerComparison;
      }
    /** In the highest quarter of its peers by several ratios at once, though far out in none of them. */
    | {
        readonly kind: 'often-high';
        readonly definitions: readonly RatioDefinition[];
        readonly of: UnitFigures;
      }
  );

export type RatioComparisons = {
  readonly definition: RatioDefinition;
  readonly comparisons: readonly PeerComparison[];
};

/** In so many ratios above the upper quartile, a unit is named although it is an outlier in none. */
export const OFTEN_HIGH = 3;

/** Overruns first, by how far they are over; then outliers, farthest first; then units that are often high. */
export function weakSpots(
  ratios: readonly RatioComparisons[],
  checks: readonly LimitCheck[],
): readonly WeakSpot[] {
  const over = checks.flatMap((check): (WeakSpot & { readonly far: number })[] =>
    check.state === 'over'
      ? [{ kind: 'over-limit', of: check.of, check, far: check.over / Math.max(check.atMost, 1e-9) }]
      : [],
  );
  const outliers: (WeakSpot & { readonly far: number })[] = [];
  const high = new Map<SurveyUnitId, { readonly of: UnitFigures; readonly definitions: RatioDefinition[] }>();
  for (const { definition, comparisons } of ratios) {
    if (definition.high !== 'weak') continue;
    for (const comparison of comparisons) {
      for (const standing of comparison.standings) {
        const { of } = standing;
        if (standing.outlier === 'high')
          outliers.push({
            kind: 'outlier',
            of,
            definition,
            standing,
            comparison,
            far: farOut(standing, comparison),
          });
        else if (comparison.spread !== undefined && standing.ratio.value > comparison.spread.q3) {
          const known = high.get(of.unit.id) ?? { of, definitions: [] };
          known.definitions.push(definition);
          high.set(of.unit.id, known);
        }
      }
    }
  }
  const often = [...high.values()]
    .filter(({ definitions }) => definitions.length >= OFTEN_HIGH)
    .toSorted((a, b) => b.definitions.length - a.definitions.length)
    .map(({ of, definitions }): WeakSpot => ({ kind: 'often-high', of, definitions }));
  return [...over.toSorted(byFar), ...outliers.toSorted(byFar), ...often];
}

function byFar(a: { readonly far: number }, b: { readonly far: number }): number {
  return b.far - a.far;
}

function farOut({ z, ratio }: Standing, { spread }: PeerComparison): number {
  if (z !== undefined) return z;
  return spread === undefined || spread.median === 0 ? 0 : ratio.value / spread.median;
}
