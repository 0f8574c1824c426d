// A sum of figures of one return, or the reason why there is none. Missing, blank and zero stay three things.
import { amountIn } from '../survey/amount.ts';
import type { Cells, IndicatorCode } from '../survey/cell-value.ts';
import type { Indicator } from '../survey/round.ts';
import type { Quantity } from './analysis-plan.ts';

export type Indicators = ReadonlyMap<IndicatorCode, Indicator>;

/** `scaled`: exact, in smallest parts. `value`: in the quantity's measure. */
export type SumRead =
  | { readonly state: 'value'; readonly scaled: number; readonly value: number }
  /** Not asked, not filled in yet, or not a figure: the codes concerned. */
  | { readonly state: 'missing'; readonly codes: readonly IndicatorCode[] };

/** Adds up the figures; a blank counts as zero only where its indicator says so. */
export function readSum({ codes, measure }: Quantity, cells: Cells, indicators: Indicators): SumRead {
  let scaled = 0;
  const missing: IndicatorCode[] = [];
  for (const code of codes) {
    const cell = cells.get(code);
    if (cell?.state === 'value') scaled += cell.amount.scaled;
    else if (cell?.state !== 'blank' || indicators.get(code)?.blank !== 'zero') missing.push(code);
  }
  if (missing.length > 0) return { state: 'missing', codes: missing };
  return { state: 'value', scaled, value: amountIn(scaled, measure) };
}
