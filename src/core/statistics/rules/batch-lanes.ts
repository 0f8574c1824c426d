// A block of rows under way, and the columns it is read from. The loops are plain so that the machine keeps up with them.
import type { IndicatorCode } from '../survey/cell-value.ts';
import type { Round } from '../survey/round.ts';
import { columnsFrom, halvesFor, type FigureTable } from './figure-table.ts';
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
  /** First row of the block whose bound stands in `bound`. */
  boundAt: number;
  /** No figure of the block is larger, whatever its sign. */
  bound: number;
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
    const lane = known.get(key) ?? {
      code,
      source,
      scaled: column?.scaled ?? nothing ?? new Float64Array(0),
      decimals: column?.decimals ?? noDigits,
      halves: halvesFor(indicators.get(code)),
      dimension: dimensionIn(indicators, code),
      boundAt: -1,
      bound: 0,
    };
    known.set(key, lane);
    return lane;
  };
}

/** The bound of the lane in this block: the sum of all magnitudes, which is at least the largest. */
export function boundOf(lane: Lane, block: Block): number {
  if (lane.boundAt !== block.start) {
    lane.bound = sumBlock(lane.scaled, block.start, block.count).magnitude;
    lane.boundAt = block.start;
  }
  return lane.bound;
}

export type BlockSum = { readonly sum: number; readonly magnitude: number; readonly filled: number };

/** Sum of what is there. Exact while `magnitude` is a safe integer. */
export function sumBlock(scaled: Float64Array, start: number, count: number): BlockSum {
  let [a, b, c, d] = [0, 0, 0, 0];
  let [e, f, g, h] = [0, 0, 0, 0];
  const end = start + count;
  const last = end - 3;
  let at = start;
  for (; at < last; at += 4) {
    const w = scaled[at] ?? 0;
    const x = scaled[at + 1] ?? 0;
    const y = scaled[at + 2] ?? 0;
    const z = scaled[at + 3] ?? 0;
    a += w;
    b += x;
    c += y;
    d += z;
    e += Math.abs(w);
    f += Math.abs(x);
    g += Math.abs(y);
    h += Math.abs(z);
  }
  for (; at < end; at += 1) {
    const w = scaled[at] ?? 0;
    a += w;
    e += Math.abs(w);
  }
  const sum = a + b + (c + d);
  return Number.isNaN(sum)
    ? sumFilled(scaled, start, end)
    : { sum, magnitude: e + f + (g + h), filled: count };
}

function sumFilled(scaled: Float64Array, start: number, end: number): BlockSum {
  let sum = 0;
  let magnitude = 0;
  let filled = 0;
  for (let at = start; at < end; at += 1) {
    const figure = scaled[at] ?? NaN;
    if (figure !== figure) continue; // NaN: nothing written
    sum += figure;
    magnitude += Math.abs(figure);
    filled += 1;
  }
  return { sum, magnitude, filled };
}
