// A figure as it was written: exactly, and with how many digits, because a difference inside rounding is no error.
import { ok, refuse, type Result } from '#base/result.ts';
import { MEASURES, type Measure } from './measure.ts';

/** `scaled`: whole smallest parts of the measure's dimension, a safe integer. `decimals`: digits written after the point. */
export type Amount = { readonly scaled: number; readonly decimals: number };

export type AmountFault =
  | { readonly code: 'not-a-number'; readonly text: string }
  /** More digits after the point than the smallest part has: 0.001 元. */
  | { readonly code: 'too-fine'; readonly text: string; readonly decimals: number }
  | { readonly code: 'too-large'; readonly text: string };

/** Plain digits with an optional sign and point: `-1234.50`. Anything else (spaces, 1e3, separators) is not a number here. */
export function parsePlainAmount(text: string, measure: Measure): Result<Amount, AmountFault> {
  const match = /^(-?)(\d{1,16})(?:\.(\d{1,12}))?$/.exec(text);
  if (!match) return refuse({ code: 'not-a-number', text });
  const [, sign = '', whole = '', fraction = ''] = match;
  const { exponent } = MEASURES[measure];
  if (fraction.length > exponent) return refuse({ code: 'too-fine', text, decimals: exponent });
  const scaled = Number(`${sign}${whole}${fraction.padEnd(exponent, '0')}`);
  if (!Number.isSafeInteger(scaled)) return refuse({ code: 'too-large', text });
  return ok({ scaled: scaled === 0 ? 0 : scaled, decimals: fraction.length });
}

/** The figure in a measure of its dimension, with as many digits as it was written with there, or as told: `184.65`. */
export function plainAmount(
  { scaled, decimals }: Amount,
  measure: Measure,
  digits: number = decimals,
): string {
  const { exponent } = MEASURES[measure];
  const kept = Math.max(0, Math.min(digits, exponent));
  const text = String(Math.abs(roundedTo(scaled, exponent - kept))).padStart(exponent + 1, '0');
  const whole = text.slice(0, text.length - exponent);
  const fraction = text.slice(text.length - exponent).slice(0, kept);
  return `${scaled < 0 && /[1-9]/.test(whole + fraction) ? '-' : ''}${whole}${kept > 0 ? `.${fraction}` : ''}`;
}

/** Rounds whole parts to a multiple of 10^places, half away from zero, the rule of the trade (四舍五入). */
export function roundedTo(scaled: number, places: number): number {
  if (places <= 0) return scaled;
  const step = 10 ** places;
  const size = Math.abs(scaled);
  // By the remainder: half a part more is not a number any longer above 2^52.
  const over = size % step;
  const rounded = over >= step / 2 ? size - over + step : size - over;
  return rounded === 0 ? 0 : Math.sign(scaled) * rounded;
}

/** Half a unit of the last digit written, in smallest parts: the most by which rounding alone can have moved the figure. */
export function halfLastDigit({ decimals }: Amount, measure: Measure): number {
  const places = MEASURES[measure].exponent - decimals;
  return places > 0 ? 10 ** places / 2 : 0;
}

/** The number for ratios and charts, in the measure. Not for adding up. */
export function amountIn(scaled: number, measure: Measure): number {
  return scaled / 10 ** MEASURES[measure].exponent;
}
