// Figures against dated limits: office m² by rank, vehicles, equipment, energy. Only a limit that was read can be exceeded.
import { MEASURES, type Measure } from '../survey/measure.ts';
import type { UnitFigures } from '../survey/figures.ts';
import type { Limit, RegisterUnit, Round } from '../survey/round.ts';
import { readQuantity } from '../rules/evaluate-expression.ts';
import type { MissingFigure, Term } from '../rules/finding.ts';

/** `measured`, `atMost`, `over` in the limit's measure. `terms`: the figures on either side, for links. */
export type LimitCheck = { readonly limit: Limit; readonly of: UnitFigures } & (
  | {
      /** `reference`: 参考, the limit itself was not read in a source, so nothing is called an overrun by it. */
      readonly state: 'within' | 'over' | 'reference';
      readonly measured: number;
      readonly atMost: number;
      /** measured − atMost; negative where there is room. */
      readonly over: number;
      readonly terms: { readonly measured: readonly Term[]; readonly atMost: readonly Term[] };
    }
  | { readonly state: 'not-evaluable'; readonly missing: readonly MissingFigure[] }
);

/** A limit binds when its value stands in a source (or follows from one) and is a limit there, not a mean or another city's. */
export function isBinding({ mark, reference }: Limit): boolean {
  return reference !== true && (mark === 'read' || mark === 'derived');
}

/** Whether the limit was in force on 31 December of the year of the unit's figures, and speaks of its level and kind. */
export function limitApplies(limit: Limit, unit: RegisterUnit): boolean {
  const day = Temporal.PlainDate.from({ year: unit.year, month: 12, day: 31 });
  if (Temporal.PlainDate.compare(limit.validFrom, day) > 0) return false;
  if (limit.validUntil !== undefined && Temporal.PlainDate.compare(limit.validUntil, day) < 0) return false;
  if (limit.levels !== undefined && !limit.levels.includes(unit.level)) return false;
  return limit.kinds === undefined || limit.kinds.includes(unit.kind);
}

/** Every limit that applies to every unit, units in their order. A bare number at most is in the limit's measure. */
export function checkLimits(
  { limits, indicators }: Pick<Round, 'limits' | 'indicators'>,
  figures: readonly UnitFigures[],
): readonly LimitCheck[] {
  return figures.flatMap((of) =>
    limits
      .filter((limit) => limitApplies(limit, of.unit))
      .map((limit): LimitCheck => {
        const evidence = { unit: of.unit, own: of.cells, prior: of.prior };
        const measured = readQuantity(indicators, evidence, limit.measured);
        const atMost = readQuantity(indicators, evidence, limit.atMost);
        if (measured.state !== 'value' || atMost.state !== 'value') {
          const missing = [measured, atMost].flatMap((side) => (side.state === 'value' ? [] : side.missing));
          return { limit, of, state: 'not-evaluable', missing };
        }
        const found = measured.value / plainParts(limit.measure);
        const bare = /^\d+(?:\.\d+)?$/.test(limit.atMost);
        const most = bare ? atMost.value : atMost.value / plainParts(limit.measure);
        // Quotients are made in floating point: a limit met exactly is met.
        const over = Math.abs(found - most) <= 1e-9 * Math.max(1, Math.abs(most)) ? 0 : found - most;
        const state = !isBinding(limit) ? 'reference' : over > 0 ? 'over' : 'within';
        const terms = { measured: measured.terms, atMost: atMost.terms };
        return { limit, of, state, measured: found, atMost: most, over, terms };
      }),
  );
}

/** Yuan in 万元: quantities are read in the smallest measure of their dimension. */
function plainParts(measure: Measure): number {
  const { dimension, exponent } = MEASURES[measure];
  const exponents = Object.values(MEASURES).flatMap((each) =>
    each.dimension === dimension ? [each.exponent] : [],
  );
  return 10 ** (exponent - Math.min(...exponents));
}
