// A block of rows under way, and the columns it is read from. The loops are plain so that the machine keeps up with them.
import type { IndicatorCode } from '../survey/cell-value.ts';
import type { Round } from '../survey/round.ts';
import { BLANK, columnsFrom, halvesFor, type FigureTable } from './figure-table.ts';
import { dimensionIn } from './evidence-figure.ts';
import type { TermSource } from './finding.ts';

/** Rows in a block: what one rule reads of it fits into the nearest cache. */
export const BLOCK = 2048;

/** A column as the blocks read it. */
export type Lane = {
  readonly code: IndicatorCode;
  readonly source: TermSource;
  readonly scaled: Float64Array;
  readonly decimals: Uint8Array;
  /** Half the last digit by digits written. */
  readonly halves: Float64Array;
  readonly dimension: string | undefined;
  readonly largest: number;
  /** Half the last digit of the figure that is written with the fewest. */
  readonly widest: number;
};

/** The block under way; one for all rules. */
export type Block = {
  start: number;
  count: number;
  /** Rows that doubles cannot decide: they are judged exactly, one by one. */
  readonly ask: Uint8Array;
  asked: boolean;
};

export function emptyBlock(): Block {
  return { start: 0, count: 0, ask: new Uint8Array(BLOCK), asked: false };
}

export function askAll(block: Block): void {
  block.ask.fill(1, 0, block.count);
  block.asked = true;
}

export function askRow(block: Block, index: number): void {
  block.ask[index] = 1;
  block.asked = true;
}

export type Lanes = (figure: { readonly code: IndicatorCode; readonly source: TermSource }) => Lane;

/** Finds the lane of a figure, always the same one. A source that the table has not is a lane where nothing is written. */
export function openLanes(table: FigureTable, indicators: Round['indicators']): Lanes {
  const known = new Map<string, Lane>();
  let nothing: Float64Array | undefined;
  const noDigits = new Uint8Array(table.rows);
  return ({ code, source }) => {
    const key = `${source} ${code}`;
    const column = columnsFrom(table, source)?.get(code);
    if (column === undefined) nothing ??= new Float64Array(table.rows).fill(NaN);
    const before = known.get(key);
    if (before) return before;
    const halves = halvesFor(indicators.get(code));
    const lane = {
      code,
      source,
      scaled: column?.scaled ?? nothing ?? new Float64Array(0),
      decimals: column?.decimals ?? noDigits,
      halves,
      dimension: dimensionIn(indicators, code),
      largest: column?.largest ?? 0,
      widest: halves[column?.fewest ?? BLANK] ?? 0,
    };
    known.set(key, lane);
    return lane;
  };
}

export type BlockSum = { readonly sum: number; readonly filled: number };

/** Sum of what is there, four strands at a time. Exact while it cannot leave the safe integers. */
export function sumBlock(scaled: Float64Array, start: number, count: number): BlockSum {
  let [a, b, c, d] = [0, 0, 0, 0];
  const end = start + count;
  let at = start;
  for (; at + 3 < end; at += 4) {
    a += scaled[at] ?? 0;
    b += scaled[at + 1] ?? 0;
    c += scaled[at + 2] ?? 0;
    d += scaled[at + 3] ?? 0;
  }
  for (; at < end; at += 1) a += scaled[at] ?? 0;
  const sum = a + b + (c + d);
  return Number.isNaN(sum) ? sumFilled(scaled, start, end) : { sum, filled: count };
}

function sumFilled(scaled: Float64Array, start: number, end: number): BlockSum {
  let sum = 0;
  let filled = 0;
  for (let at = start; at < end; at += 1) {
    const figure = scaled[at] ?? NaN;
    if (figure !== figure) continue; // NaN: nothing written
    sum += figure;
    filled += 1;
  }
  return { sum, filled };
}
