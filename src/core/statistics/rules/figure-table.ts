// Many returns as columns: what judges 100,000 of them at once reads numbers, not cells.
import { MEASURES } from '../survey/measure.ts';
import type { CellValue, Cells, IndicatorCode } from '../survey/cell-value.ts';
import type { Indicator, Round } from '../survey/round.ts';
import type { TermSource } from './finding.ts';

/** In place of the digits of a blank that reads as zero. */
export const BLANK = 255;

/** One figure of every return. `scaled`: smallest parts, NaN where nothing can be read. `decimals`: digits written, or `BLANK`. */
export type Column = {
  readonly scaled: Float64Array;
  readonly decimals: Uint8Array;
  /** No figure is larger, whatever its sign: while the sums of a rule stay below 2^53 by it, doubles add up exactly. */
  readonly largest: number;
  /** No figure is written with fewer digits: what is off by more than that can round is off, whatever its own digits. */
  readonly fewest: number;
};

/** A column of figures that were kept elsewhere; both arrays have one entry a row. */
export function makeColumn(scaled: Float64Array, decimals: Uint8Array): Column {
  let largest = 0;
  for (const figure of scaled) if (Math.abs(figure) > largest) largest = Math.abs(figure);
  let fewest = BLANK;
  for (const digits of decimals) if (digits < fewest) fewest = digits;
  return { scaled, decimals, largest, fewest };
}

export type Columns = ReadonlyMap<IndicatorCode, Column>;

/** Returns of one year, one a row. Sums over other returns (`siblings`, `children`) are no part of it: that is roll-up. */
export type FigureTable = {
  readonly rows: number;
  readonly year: number;
  /** Kind of unit of each row, where rules differ by kind. */
  readonly kinds?: readonly string[];
  readonly own: Columns;
  readonly prior?: Columns;
  readonly accounts?: Columns;
};

/** One return before it is a row. `kind`: of its unit. */
export type TabledReturn = {
  readonly kind: string;
  readonly own: Cells;
  readonly prior?: Cells | undefined;
  readonly accounts?: Cells | undefined;
};

/** The columns of returns, in their order. Another source is a table of its own only where one of them has it. */
export function tabulate(
  indicators: Round['indicators'],
  year: number,
  returns: readonly TabledReturn[],
): FigureTable {
  const columnsOf = (source: 'own' | 'prior' | 'accounts'): Columns =>
    new Map(
      [...indicators.values()]
        .filter(({ measure }) => measure !== undefined)
        .map((each) => [each.code, columnOf(each, returns, source)]),
    );
  const others = (['prior', 'accounts'] as const).filter((source) =>
    returns.some((each) => each[source] !== undefined),
  );
  return {
    rows: returns.length,
    year,
    kinds: returns.map(({ kind }) => kind),
    own: columnsOf('own'),
    ...Object.fromEntries(others.map((source) => [source, columnsOf(source)])),
  };
}

/** The cell a row was made of, but for what could not be read: that is missing here. */
export function cellAt(
  { scaled, decimals }: Pick<Column, 'scaled' | 'decimals'>,
  row: number,
): CellValue | undefined {
  const figure = scaled[row];
  const digits = decimals[row];
  if (figure === undefined || digits === undefined || Number.isNaN(figure)) return undefined;
  if (digits === BLANK) return { state: 'blank' };
  return { state: 'value', amount: { scaled: figure, decimals: digits } };
}

/** Undefined: no return of the table has figures of that source. */
export function columnsFrom(table: FigureTable, source: TermSource): Columns | undefined {
  return source === 'siblings' || source === 'children' ? undefined : table[source];
}

/** Half a unit of the last digit by digits written, for one exponent; a blank is exact. */
export function halvesFor(indicator: Indicator | undefined): Float64Array {
  const exponent = indicator?.measure === undefined ? 0 : MEASURES[indicator.measure].exponent;
  const halves = new Float64Array(BLANK + 1);
  for (let digits = 0; digits < exponent; digits += 1) halves[digits] = 10 ** (exponent - digits) / 2;
  return halves;
}

function columnOf(
  { code, blank }: Indicator,
  returns: readonly TabledReturn[],
  source: 'own' | 'prior' | 'accounts',
): Column {
  const scaled = new Float64Array(returns.length).fill(NaN);
  const decimals = new Uint8Array(returns.length);
  for (const [row, each] of returns.entries()) {
    const cell = each[source]?.get(code);
    if (cell?.state === 'value') {
      scaled[row] = cell.amount.scaled;
      decimals[row] = cell.amount.decimals;
    } else if (cell?.state === 'blank' && blank === 'zero') {
      scaled[row] = 0;
      decimals[row] = BLANK;
    }
  }
  return makeColumn(scaled, decimals);
}
