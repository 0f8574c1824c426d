// A cell of a return as it is kept: what was typed, exactly, and what it was read as.
import type { CellValue, Cells, IndicatorCode, Origin } from '#core/statistics/survey/cell-value.ts';
import { readFigure } from '#core/statistics/survey/read-figure.ts';
import type { Indicator, Round } from '#core/statistics/survey/round.ts';

export type StoredCell = {
  readonly code: IndicatorCode;
  /** `text`: of an indicator that is no figure. */
  readonly state: CellValue['state'] | 'text';
  /** Both only of a value. */
  readonly scaled: number | null;
  readonly decimals: number | null;
  /** As it was written; null for a blank. */
  readonly typed: string | null;
  readonly origin: Origin;
  /** RFC 9557 instant of the last change in this version. */
  readonly at: string;
  /** Name of who changed it. */
  readonly by: string;
};

/** What a cell says, whoever wrote it. */
export type FigureCell = Pick<StoredCell, 'code' | 'state' | 'scaled' | 'decimals' | 'typed'>;

/** What somebody wrote into a cell: nothing in it is a blank. */
export type TypedCell = { readonly code: IndicatorCode; readonly text: string; readonly origin: Origin };

/** Reads what was written as the form asks for it. What is no figure is kept as it was written. */
export function storedCell(
  indicator: Indicator,
  { text, origin }: Omit<TypedCell, 'code'>,
  changed: { readonly at: string; readonly by: string },
): StoredCell {
  const head = { code: indicator.code, origin, ...changed };
  const nothing = { scaled: null, decimals: null };
  if (indicator.measure === undefined) {
    const typed = text.trim();
    return typed === ''
      ? { ...head, ...nothing, state: 'blank', typed: null }
      : { ...head, ...nothing, state: 'text', typed };
  }
  const { value } = readFigure(text, indicator.measure, { decimals: indicator.decimals });
  switch (value.state) {
    case 'value':
      return { ...head, ...value.amount, state: 'value', typed: text };
    case 'blank':
      return { ...head, ...nothing, state: 'blank', typed: null };
    default:
      return { ...head, ...nothing, state: 'invalid', typed: text };
  }
}

/** What stands in the cell for rules and totals; a text that is filled in is no figure, as what cannot be read is none. */
export function cellValueOf({ state, scaled, decimals, typed }: FigureCell): CellValue {
  if (state === 'value' && scaled !== null && decimals !== null)
    return { state: 'value', amount: { scaled, decimals } };
  return state === 'blank' ? { state: 'blank' } : { state: 'invalid', text: typed ?? '' };
}

/** All cells the basic forms ask, in the order of their lines: what nobody touched is a blank, for it was asked. */
export function askedCells(round: Round, stored: readonly FigureCell[]): Cells {
  return blanksFilled(round, keptCells(stored));
}

/** The same from cells that were read already. */
export function blanksFilled(round: Round, kept: Cells): Cells {
  return new Map(askedCodes(round).map((code) => [code, kept.get(code) ?? BLANK]));
}

/** Only the cells that are there, whatever the forms ask: of a source beside the return. */
export function keptCells(stored: readonly FigureCell[]): Cells {
  return new Map(stored.map((cell) => [cell.code, cellValueOf(cell)]));
}

const BLANK: CellValue = { state: 'blank' };
const asked = new WeakMap<Round, readonly IndicatorCode[]>();

/** The indicators of the basic forms (基层表), in the order of their lines. */
export function askedCodes(round: Round): readonly IndicatorCode[] {
  const known = asked.get(round);
  if (known) return known;
  const codes = round.forms
    .filter(({ kind }) => kind === 'basic')
    .flatMap(({ lines }) => lines.flatMap(({ cells }) => cells))
    .filter((code) => code !== undefined);
  const once = [...new Set(codes)];
  asked.set(round, once);
  return once;
}
