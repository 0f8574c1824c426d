// The figures of several units, as analysis takes them. Years and bases are never pooled without being told.
import { assert } from '#base/assert.ts';
import type { Brand } from '#base/brand.ts';
import { ok, refuse, type Result } from '#base/result.ts';
import type { Cells } from './cell-value.ts';
import type { AccountBasis, RegisterUnit } from './round.ts';

/** One unit with its figures of the reference year, and those of the year before where they are there. */
export type UnitFigures = {
  readonly unit: RegisterUnit;
  readonly cells: Cells;
  readonly prior?: Cells;
  /** Version of the return the figures are from; 0 for a published collection. */
  readonly version: number;
};

/** Units of one year and one basis: the only thing sums, peers and rankings are made of. */
export type Pool = Brand<
  { readonly year: number; readonly basis: AccountBasis; readonly units: readonly UnitFigures[] },
  'Pool'
>;

/** Figures that are no pool: of these years and account bases. */
export type MixedPool = {
  readonly code: 'pool-mixed';
  readonly years: readonly number[];
  readonly bases: readonly AccountBasis[];
};

/** Which figures a pool is to be made of; what is absent does not matter. */
export type PoolFilter = {
  readonly year?: number | undefined;
  readonly basis?: AccountBasis | undefined;
  readonly kinds?: readonly string[] | undefined;
};

/** Those of the filter, when they are of one year and one basis; refused with the years and bases that would be mixed. */
export function makePool(figures: readonly UnitFigures[], filter: PoolFilter = {}): Result<Pool, MixedPool> {
  const units = figures.filter(
    ({ unit }) =>
      (filter.year === undefined || unit.year === filter.year) &&
      (filter.basis === undefined || unit.basis === filter.basis) &&
      (filter.kinds === undefined || filter.kinds.includes(unit.kind)),
  );
  const years = [...new Set(units.map(({ unit }) => unit.year))].toSorted((a, b) => a - b);
  const bases = [...new Set(units.map(({ unit }) => unit.basis))].toSorted();
  const [year] = years;
  const [basis] = bases;
  if (years.length > 1 || bases.length > 1) return refuse({ code: 'pool-mixed', years, bases });
  const pool = { year: year ?? 0, basis: basis ?? 'final', units };
  assert(isPool(pool), 'one year, one basis');
  return ok(pool);
}

function isPool(pool: Omit<Pool, '__brand'>): pool is Pool {
  return pool.units.every(({ unit }) => unit.year === pool.year && unit.basis === pool.basis);
}
