// Year on year: what a total was and is, and through which factors it changed. Only units with both years are compared.
import { ok, refuse, type Result } from '#base/result.ts';
import type { Cells, IndicatorCode } from '../survey/cell-value.ts';
import type { Pool, UnitFigures } from '../survey/figures.ts';
import type { ChangeChain } from './analysis-plan.ts';
import { decomposeChain, type Decomposition, type GroupEffects } from './lmdi.ts';
import { readSum, type Indicators } from './quantity.ts';

/** Why a unit is not in the comparison. */
export type NotCompared = {
  readonly of: UnitFigures;
  readonly why: 'no-prior' | 'missing-now' | 'missing-before' | 'negative' | 'over-zero';
  readonly codes: readonly IndicatorCode[];
};

export type UnitChange = {
  readonly of: UnitFigures;
  /** The quantities of the chain in their measures, both years. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly effects: GroupEffects;
};

export type Change = {
  readonly chain: ChangeChain;
  readonly decomposition: Decomposition;
  readonly units: readonly UnitChange[];
  readonly notCompared: readonly NotCompared[];
};

export type NothingToCompare = {
  readonly code: 'nothing-to-compare';
  readonly notCompared: readonly NotCompared[];
};

/** The change of the last quantity (cost) over all units with both years, by LMDI-I; the others are named with the reason. */
export function changeOf(
  chain: ChangeChain,
  pool: Pool,
  indicators: Indicators,
): Result<Change, NothingToCompare> {
  const notCompared: NotCompared[] = [];
  const units: UnitChange[] = [];
  for (const of of pool.units) {
    const compared = unitChange(chain, of, indicators);
    if ('why' in compared) notCompared.push(compared);
    else units.push(compared);
  }
  const whole = decomposeChain(units.map(({ of, before, after }) => ({ id: of.unit.id, before, after })));
  if (!whole.ok || units.length === 0) return refuse({ code: 'nothing-to-compare', notCompared });
  return ok({ chain, decomposition: whole.value, units, notCompared });
}

function unitChange(chain: ChangeChain, of: UnitFigures, indicators: Indicators): UnitChange | NotCompared {
  if (of.prior === undefined) return { of, why: 'no-prior', codes: [] };
  const after = valuesOf(chain, of.cells, indicators);
  if ('missing' in after) return { of, why: 'missing-now', codes: after.missing };
  const before = valuesOf(chain, of.prior, indicators);
  if ('missing' in before) return { of, why: 'missing-before', codes: before.missing };
  const found = decomposeChain([{ id: of.unit.id, before: before.values, after: after.values }]);
  if (!found.ok) {
    const at = found.error.code === 'factor-negative' ? found.error.factor : found.error.quantity;
    const why = found.error.code === 'factor-negative' ? 'negative' : 'over-zero';
    return { of, why, codes: chain.quantities[at]?.codes ?? [] };
  }
  const [effects] = found.value.groups;
  if (effects === undefined) return { of, why: 'no-prior', codes: [] };
  return { of, before: before.values, after: after.values, effects };
}

function valuesOf(
  { quantities }: ChangeChain,
  cells: Cells,
  indicators: Indicators,
): { readonly values: readonly number[] } | { readonly missing: readonly IndicatorCode[] } {
  const read = quantities.map((quantity) => readSum(quantity, cells, indicators));
  const missing = read.flatMap((each) => (each.state === 'missing' ? each.codes : []));
  if (missing.length > 0) return { missing };
  return { values: read.flatMap((each) => (each.state === 'value' ? [each.value] : [])) };
}
