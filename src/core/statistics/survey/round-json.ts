// A round as JSON and back, so that a version of it can be kept as long as returns were filled in under it.
import { assert } from '#base/assert.ts';
import type { Indicator, Round } from './round.ts';

/** The keys of a round, wherever they stand in it, whose values are days. */
const DAYS: ReadonlySet<string> = new Set(['validFrom', 'validUntil', 'opensOn', 'dueOn', 'closesOn']);

/** Days as ISO dates, indicators as a list. Nothing of the round is lost: `roundFromJson` gives it back. */
export function roundToJson(round: Round): string {
  return JSON.stringify({ ...round, indicators: [...round.indicators.values()] });
}

/** The round that `roundToJson` wrote; anything else is a broken store, and throws. */
export function roundFromJson(json: string): Round {
  const round: unknown = JSON.parse(json, (key, value: unknown) => {
    if (DAYS.has(key) && typeof value === 'string') return Temporal.PlainDate.from(value);
    if (key === 'indicators' && isIndicators(value))
      return new Map(value.map((indicator) => [indicator.code, indicator]));
    // A place of a line without a cell: JSON has no undefined in a list.
    if (key === 'cells' && isCells(value)) return value.map((code) => code ?? undefined);
    return value;
  });
  assert(isRound(round), 'a kept round is one that was written here');
  return round;
}

function isIndicators(value: unknown): value is readonly Indicator[] {
  return Array.isArray(value);
}

function isCells(value: unknown): value is readonly (string | null)[] {
  return Array.isArray(value);
}

function isRound(value: unknown): value is Round {
  return (
    typeof value === 'object' && value !== null && 'indicators' in value && value.indicators instanceof Map
  );
}
