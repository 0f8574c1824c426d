// Units with figures, as tests of the analysis write them.
import { assert } from '#base/assert.ts';
import { cellsOf, roundOf } from './judged-round.ts';
import { makePool, type Pool, type UnitFigures } from '#core/statistics/survey/figures.ts';
import type { RegisterUnit, Round } from '#core/statistics/survey/round.ts';
import { isSurveyUnitId } from '#core/statistics/survey/unit-id.ts';

/** B02 staff, C02 cost, E01 area, G02 vehicles, G021 of them for enforcement, J01 electricity. */
export const EXAMPLE: Round = roundOf({
  B02: 'person',
  C02: 'wan-yuan',
  C03: 'yuan',
  E01: 'square-metre',
  G02: 'vehicle',
  G021: 'vehicle',
  J01: 'kilowatt-hour',
});

/** One unit from what a person would type; a code left out is missing, an empty text blank. */
export function unitOf(
  id: string,
  texts: Readonly<Record<string, string>>,
  more: {
    readonly kind?: string;
    readonly year?: number;
    readonly prior?: Readonly<Record<string, string>>;
  } = {},
): UnitFigures {
  assert(isSurveyUnitId(id), id);
  const unit: RegisterUnit = {
    id,
    name: id,
    kind: more.kind ?? 'administrative',
    level: 'city',
    office: 'city',
    place: '衡阳市',
    year: more.year ?? 2025,
    basis: 'final',
    mark: 'sample',
  };
  const prior = more.prior === undefined ? {} : { prior: cellsOf(EXAMPLE, more.prior) };
  return { unit, cells: cellsOf(EXAMPLE, texts), version: 1, ...prior };
}

/** A pool of units that are of one year and one basis. */
export function poolOf(units: readonly UnitFigures[]): Pool {
  const pool = makePool(units);
  assert(pool.ok, 'one year, one basis');
  return pool.value;
}
