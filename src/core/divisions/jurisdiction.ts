import { ok, refuse, type Result } from '#base/result.ts';
import { isCodeWithin, isDivisionCode, type DivisionCode } from './division.ts';
import type { DivisionTree } from './division-tree.ts';

export const JURISDICTION_REFUSAL_CODES = [
  'outside-the-city',
  'division-unknown',
  'division-too-high',
] as const;
export type JurisdictionRefusal = {
  readonly code: (typeof JURISDICTION_REFUSAL_CODES)[number];
  /** The value as given. */
  readonly division: string;
};

/**
 * The county division whose agencies decide, from the value of the division element that an item names (household
 * registration, place of business, …). The value may be a village, a town or the county itself; a city or province
 * names no deciding county. `city` is the city the platform serves.
 */
export function decidingCounty(
  tree: DivisionTree,
  city: DivisionCode,
  value: string,
): Result<DivisionCode, JurisdictionRefusal> {
  if (!isDivisionCode(value)) return refuse({ code: 'division-unknown', division: value });
  if (tree.isWithin(city, value)) return refuse({ code: 'division-too-high', division: value });
  if (!isCodeWithin(value, city)) return refuse({ code: 'outside-the-city', division: value });
  const county = tree.countyOf(value);
  return county === undefined ? refuse({ code: 'division-unknown', division: value }) : ok(county.code);
}
