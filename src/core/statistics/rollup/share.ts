// A share is a pair until it is shown: whoever reads 10.58 % can ask of what.
import type { IndicatorCode } from '../survey/cell-value.ts';
import type { Indicator } from '../survey/round.ts';
import type { Adding } from './balance-rounding.ts';
import type { Total } from './roll-up.ts';

/** `part` of `whole`, both exact in smallest parts of one dimension. */
export type Share = {
  readonly code: IndicatorCode;
  readonly of: IndicatorCode;
  readonly part: number;
  readonly whole: number;
};

/** 支出功能分类 / 支出经济分类. */
export const STRUCTURES = ['function', 'economic'] as const;
export type Structure = (typeof STRUCTURES)[number];

/**
 * Percent with `digits` after the point, half away from zero, computed in whole numbers: `10.58`. Absent on a zero base
 * (a share of nothing is no figure).
 */
export function sharePercent({ part, whole }: Pick<Share, 'part' | 'whole'>, digits = 2): string | undefined {
  if (whole === 0) return undefined;
  const negative = part < 0 !== whole < 0 && part !== 0;
  const [top, bottom] = [BigInt(Math.abs(part)) * 100n * 10n ** BigInt(digits), BigInt(Math.abs(whole))];
  const rounded = (top * 2n + bottom) / (bottom * 2n);
  const text = String(rounded).padStart(digits + 1, '0');
  const sign = negative && rounded > 0n ? '-' : '';
  const cut = text.length - digits;
  return `${sign}${text.slice(0, cut)}${digits > 0 ? `.${text.slice(cut)}` : ''}`;
}

/** The share of one total in another; absent where one of them is not there or has no sum. */
export function shareOf(
  totals: ReadonlyMap<IndicatorCode, Total>,
  code: IndicatorCode,
  of: IndicatorCode,
): Share | undefined {
  const part = totals.get(code)?.scaled;
  const whole = totals.get(of)?.scaled;
  return part === undefined || whole === undefined ? undefined : { code, of, part, whole };
}

/**
 * The shares of every function or economic subject in the amount they make up, in the order of the round. The amount is the
 * outermost total that the sums (`addings`) lead to; a subject that is in no sum has none.
 */
export function structureShares(
  indicators: ReadonlyMap<IndicatorCode, Indicator>,
  totals: ReadonlyMap<IndicatorCode, Total>,
  {
    structure,
    addings,
  }: { readonly structure: Structure; readonly addings: readonly Adding<IndicatorCode>[] },
): readonly Share[] {
  return [...indicators.values()]
    .filter(({ functionSubject, economicSubject }) =>
      structure === 'function' ? functionSubject !== undefined : economicSubject !== undefined,
    )
    .flatMap(({ code }) => {
      const whole = wholeOf(code, addings);
      return (whole === undefined ? undefined : shareOf(totals, code, whole)) ?? [];
    });
}

/** The outermost total that a figure is a part of; the first named where there are several. */
export function wholeOf(
  code: IndicatorCode,
  addings: readonly Adding<IndicatorCode>[],
): IndicatorCode | undefined {
  const seen = new Set([code]);
  let whole: IndicatorCode | undefined;
  for (;;) {
    const from = whole ?? code;
    const above = addings.find(
      ({ total, parts }) => parts.length > 1 && parts.includes(from) && !seen.has(total),
    );
    if (above === undefined) return whole;
    whole = above.total;
    seen.add(whole);
  }
}
