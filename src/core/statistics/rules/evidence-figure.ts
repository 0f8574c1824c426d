// One figure as a rule sees it: from the own return or another, with what rounding may have moved in it.
import type { IndicatorCode, Cells } from '../survey/cell-value.ts';
import { halfLastDigit } from '../survey/amount.ts';
import { MEASURES, type Dimension } from '../survey/measure.ts';
import type { Bound, Indicators } from './bound-expression.ts';
import type { Sources } from './evidence.ts';

/** `half`: half a unit of the last digit written, in smallest parts; 0 where the figure is exact. */
export type Figure = { readonly scaled: number; readonly half: number; readonly blank: boolean };

type Asked = Bound['figures'][number];

/** Undefined: not written, unreadable, blank where a blank is not zero, or the other return is not there. */
export function figureOf(
  evidence: Sources,
  indicators: Indicators,
  { code, source }: Asked,
): Figure | undefined {
  if (source === 'own' || source === 'prior' || source === 'accounts') {
    const cells = evidence[source];
    return cells && figureIn(cells, code, indicators);
  }
  return evidence[source]
    ?.map((cells) => figureIn(cells, code, indicators))
    .reduce(addFigures, { scaled: 0, half: 0, blank: false });
}

/** Whether something is written that can be read. Of several returns: in any. */
export function isFilled(evidence: Sources, { code, source }: Asked): boolean {
  const places: readonly (Cells | undefined)[] =
    source === 'siblings' || source === 'children' ? (evidence[source] ?? []) : [evidence[source]];
  return places.some((cells) => cells?.get(code)?.state === 'value');
}

/**
 * Half a unit of the finest last digit among the figures of one dimension that are not zero. A zero is written `0` whatever
 * the digits beside it: it is as exact as they are, or each unused line of a table would widen the envelope by half a 万元.
 */
export function finestHalf(evidence: Sources, { figures, indicators }: Bound, dimension: Dimension): number {
  const halves = figures
    .filter(({ code }) => dimensionIn(indicators, code) === dimension)
    .map((asked) => figureOf(evidence, indicators, asked))
    .map((figure) => (figure === undefined || figure.scaled === 0 ? Infinity : figure.half));
  return Math.min(Infinity, ...halves);
}

/** Undefined: a text, or no indicator. */
export function dimensionIn(indicators: Indicators, code: IndicatorCode): Dimension | undefined {
  const measure = indicators.get(code)?.measure;
  return measure && MEASURES[measure].dimension;
}

function figureIn(cells: Cells, code: IndicatorCode, indicators: Indicators): Figure | undefined {
  const cell = cells.get(code);
  const indicator = indicators.get(code);
  if (cell === undefined || indicator?.measure === undefined || cell.state === 'invalid') return undefined;
  if (cell.state === 'blank')
    return indicator.blank === 'zero' ? { scaled: 0, half: 0, blank: true } : undefined;
  return {
    scaled: cell.amount.scaled,
    half: halfLastDigit(cell.amount, indicator.measure),
    blank: false,
  };
}

function addFigures(sum: Figure | undefined, next: Figure | undefined): Figure | undefined {
  if (sum === undefined || next === undefined) return undefined;
  return { scaled: sum.scaled + next.scaled, half: sum.half + next.half, blank: false };
}
