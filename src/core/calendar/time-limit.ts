import { ok, refuse, type Result } from '#base/result.ts';

export const TIME_UNITS = [
  'working-day',
  'natural-day',
  'working-hour',
  'hour',
  'working-minute',
  'month',
] as const;
export type TimeUnit = (typeof TIME_UNITS)[number];

/**
 * How long something may take. Amounts may be fractions (a published limit of 1/8 working day exists): write 0.125, or
 * parse `1/8`. They become whole seconds before they are counted, so that a float's drift never shows. Months are whole.
 */
export type TimeLimit = { readonly amount: number; readonly unit: TimeUnit };

export const TIME_LIMIT_REFUSAL_CODES = [
  'time-limit-amount',
  'time-limit-unit',
  'time-limit-month-fraction',
] as const;
export type TimeLimitRefusal = {
  readonly code: (typeof TIME_LIMIT_REFUSAL_CODES)[number];
  readonly text: string;
};

/** Beyond these a limit is a slip of the pen: about ten years of days or months, a hundred thousand hours or minutes. */
const LARGEST: Readonly<Record<TimeUnit, number>> = {
  'working-day': 3660,
  'natural-day': 3660,
  'working-hour': 100_000,
  hour: 100_000,
  'working-minute': 100_000,
  month: 120,
};

/** Checks a limit: amount not negative and not absurdly large, as a number, `20`, `0.5` or `1/8`; a known unit; months whole. */
export function parseTimeLimit(amount: number | string, unit: string): Result<TimeLimit, TimeLimitRefusal> {
  const known = TIME_UNITS.find((each) => each === unit);
  if (known === undefined) return refuse({ code: 'time-limit-unit', text: unit });
  const value = typeof amount === 'number' ? amount : parseAmount(amount);
  if (!(value >= 0 && value <= LARGEST[known])) {
    return refuse({ code: 'time-limit-amount', text: String(amount) });
  }
  if (known === 'month' && !Number.isInteger(value)) {
    return refuse({ code: 'time-limit-month-fraction', text: String(amount) });
  }
  return ok({ amount: value, unit: known });
}

function parseAmount(text: string): number {
  const match = /^(\d+(?:\.\d+)?)(?:\/(\d+))?$/.exec(text.trim());
  return match === null ? Number.NaN : Number(match[1]) / Number(match[2] ?? 1);
}
