// Totals as a table prints them: money in one measure and so many digits, balanced, everything else as it is.
import { plainAmount } from '../survey/amount.ts';
import type { IndicatorCode } from '../survey/cell-value.ts';
import { dimensionOf, MEASURES, type Measure } from '../survey/measure.ts';
import type { Round } from '../survey/round.ts';
import { addingsOf } from './addings-of.ts';
import { balanceRounding, type Adding, type BalanceFault } from './balance-rounding.ts';
import type { Total } from './roll-up.ts';

/** How money is shown: 万元 with two digits, 元 to the fen. */
export type MoneyShown = { readonly measure: 'yuan' | 'wan-yuan'; readonly digits: number };

export type PrintedFigure = {
  /** Plain digits, no separators: `1234.50`. */
  readonly text: string;
  readonly measure: Measure;
  /** Not rounded to the nearest, so that the table adds up. */
  readonly moved: boolean;
};

/** A table as it is printed, and what there is to say about it. */
export type PrintedTotals = {
  /** Absent where there is no sum. */
  readonly figures: ReadonlyMap<IndicatorCode, PrintedFigure>;
  /** Sums of the round that hold neither exactly nor in print: total less parts, in smallest parts. */
  readonly notAdding: readonly { readonly adding: Adding<IndicatorCode>; readonly difference: number }[];
  /** Why money could not be shown in so few digits; it is in 元 to the fen then. */
  readonly faults: readonly BalanceFault<IndicatorCode>[];
};

type Counted = Pick<Total, 'scaled' | 'decimals' | 'figures'>;

const EXACT: MoneyShown = { measure: 'yuan', digits: 2 };

/**
 * Prints totals so that every sum the round's rules name adds up in print (舍位平衡). Where that is not possible within one
 * unit of the last digit, money is printed exactly in 元 instead: a table that does not add up is never made here.
 */
export function printTotals(
  round: Pick<Round, 'rules' | 'indicators'>,
  totals: ReadonlyMap<IndicatorCode, Counted>,
  shown: MoneyShown,
): PrintedTotals {
  const known = new Map(
    [...totals].flatMap(([code, { scaled, figures }]) =>
      scaled === undefined || figures === 0 ? [] : [[code, scaled] as const],
    ),
  );
  const isMoney = (code: IndicatorCode): boolean => {
    const measure = round.indicators.get(code)?.measure;
    return measure !== undefined && dimensionOf(measure) === 'money';
  };
  const addings = addingsOf(round);
  const money = new Map([...known].filter(([code]) => isMoney(code)));
  const step = 10 ** (MEASURES[shown.measure].exponent - shown.digits);
  const balanced = balanceRounding(money, addings, step);
  // In smallest parts nothing is rounded, so every sum that fails there fails in the returns.
  const others = balanceRounding(new Map([...known].filter(([code]) => !isMoney(code))), addings, 1);
  const printed = balanced.ok ? balanced.value : undefined;
  const as = printed === undefined ? EXACT : shown;
  const moved = new Set(printed?.moved);
  const figures = [...known].flatMap(([code, exact]) => {
    const measure = round.indicators.get(code)?.measure;
    if (measure === undefined) return [];
    const { digits, in: inMeasure } = isMoney(code)
      ? { digits: as.digits, in: as.measure }
      : { digits: totals.get(code)?.decimals ?? 0, in: measure };
    const scaled = printed?.printed.get(code) ?? exact;
    const text = plainAmount({ scaled, decimals: digits }, inMeasure);
    return [[code, { text, measure: inMeasure, moved: moved.has(code) }] as const];
  });
  return {
    figures: new Map(figures),
    notAdding: [...(printed?.notAdding ?? []), ...(others.ok ? others.value.notAdding : [])],
    faults: balanced.ok ? [] : balanced.error,
  };
}
