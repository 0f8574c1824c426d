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
    /** In the highest quarter of its peers by half of its ratios or more. */
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

/** Above the upper quartile in this share of its ratios, and in three at least. A quarter of them it is by mere chance. */
const OFTEN = 0.5;
const FEWEST_HIGH = 3;

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
  const compared = new Map<SurveyUnitId, number>();
  for (const { definition, comparisons } of ratios) {
    if (definition.high !== 'weak') continue;
    for (const comparison of comparisons) {
      for (const standing of comparison.standings) {
        const { of } = standing;
        compared.set(of.unit.id, (compared.get(of.unit.id) ?? 0) + 1);
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
    .filter(
      ({ of, definitions }) =>
        definitions.length >= Math.max(FEWEST_HIGH, OFTEN * (compared.get(of.unit.id) ?? 0)),
    )
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
