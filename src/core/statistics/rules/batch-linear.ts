// Relations between sums of figures, a block at a time. Doubles are exact here as long as the bound of the block is safe.
import { sumColumns } from './batch-loops.ts';
import { askAll, BLOCK, type Block, type Lane, type Lanes } from './batch-lanes.ts';
import { FAILS, HOLDS, UNKNOWN, WITHIN } from './batch-truth.ts';
import type { Bound } from './bound-expression.ts';
import type { Relation } from './expression.ts';
import { BLANK } from './figure-table.ts';
import { wholeForm, type LinearForm } from './linear-form.ts';

/** Fills `codes` for the rows of the block. */
export type TruthBlock = (block: Block, codes: Uint8Array) => void;

/** Fills `into` with the figures of the block, NaN where one is missing. */
export type SumBlock = (block: Block, into: Float64Array) => void;

/** What the blocks of one expression are made with. */
export type Making = {
  readonly lanes: Lanes;
  readonly bound: Bound;
  readonly rounding: boolean;
  readonly allowed: number;
};

type Weighted = { readonly lane: Lane; readonly factor: number };

/** The largest half of a last digit: that of a whole 万元, in fen. */
const MOST_HALF = 500_000;

/** `form` beside zero: left minus right of a relation. */
export function compileLinear(relation: Relation, form: LinearForm, making: Making): TruthBlock {
  const { by, parts, constant, add } = prepare(form, making.lanes);
  const allowed = making.allowed * by;
  if (!isSafe(parts, Math.abs(constant) + allowed)) return askAll;
  const forgives = making.rounding ? forgiving(parts, making) : undefined;
  const settle = (row: number, off: number): number => {
    const apart = Math.abs(off);
    if (apart <= allowed) return HOLDS;
    return forgives?.(row, apart) === true ? WITHIN : FAILS;
  };
  const judge = judgeOf(relation, settle);
  const sums = new Float64Array(BLOCK);
  return (block, codes) => {
    add(block, sums);
    judge(sums, block, codes);
  };
}

/** The sum itself, for ratios; `by` times what it is. */
export function compileSum(form: LinearForm, lanes: Lanes): { readonly by: number; readonly sum: SumBlock } {
  const { by, parts, constant, add } = prepare(form, lanes);
  if (isSafe(parts, Math.abs(constant))) return { by, sum: add };
  return {
    by,
    sum: (block, into) => {
      askAll(block);
      add(block, into);
    },
  };
}

function prepare(
  form: LinearForm,
  lanes: Lanes,
): {
  readonly by: number;
  readonly parts: readonly Weighted[];
  readonly constant: number;
  readonly add: SumBlock;
} {
  const { by, factors, constant } = wholeForm(form);
  const parts = form.terms.map(({ figure }, index) => ({
    lane: lanes(figure),
    factor: Number(factors[index] ?? 0n),
  }));
  const base = Number(constant);
  const columns = parts.map(({ lane, factor }) => ({ column: lane.scaled, factor }));
  const add: SumBlock = ({ start, count }, into) => sumColumns(into, columns, base, { start, count });
  return { by: Number(by), parts, constant: base, add };
}

/** Whether no sum of these can leave the integers that doubles hold exactly. */
function isSafe(parts: readonly Weighted[], rest: number): boolean {
  let most = rest;
  for (const { lane, factor } of parts) most += Math.abs(factor) * (lane.largest + MOST_HALF);
  return most <= Number.MAX_SAFE_INTEGER;
}

type Settle = (row: number, off: number) => number;
type Judge = (sums: Float64Array, block: Block, codes: Uint8Array) => void;

/** NaN fails every comparison: what neither holds nor fails is open. */
function judgeOf(relation: Relation, settle: Settle): Judge {
  switch (relation) {
    case '=':
      return (sums, block, codes) => judgeEqual(sums, block, codes, settle);
    case '<=':
      return (sums, block, codes) => judgeAtMost(sums, block, codes, settle);
    case '>=':
      return (sums, block, codes) => judgeAtLeast(sums, block, codes, settle);
    case '<':
      return (sums, { count }, codes) => {
        for (let at = 0; at < count; at += 1) {
          const off = sums[at] ?? NaN;
          codes[at] = off < 0 ? HOLDS : off >= 0 ? FAILS : UNKNOWN;
        }
      };
    case '>':
      return (sums, { count }, codes) => {
        for (let at = 0; at < count; at += 1) {
          const off = sums[at] ?? NaN;
          codes[at] = off > 0 ? HOLDS : off <= 0 ? FAILS : UNKNOWN;
        }
      };
    default: // '<>'
      return (sums, { count }, codes) => {
        for (let at = 0; at < count; at += 1) {
          const off = sums[at] ?? NaN;
          codes[at] = off === 0 ? FAILS : off === off ? HOLDS : UNKNOWN;
        }
      };
  }
}

function judgeEqual(sums: Float64Array, { start, count }: Block, codes: Uint8Array, settle: Settle): void {
  codes.fill(HOLDS, 0, count);
  for (let at = 0; at < count; at += 1) {
    const off = sums[at] ?? NaN;
    if (off !== 0) codes[at] = off === off ? settle(start + at, off) : UNKNOWN;
  }
}

function judgeAtMost(sums: Float64Array, { start, count }: Block, codes: Uint8Array, settle: Settle): void {
  codes.fill(HOLDS, 0, count);
  for (let at = 0; at < count; at += 1) {
    const off = sums[at] ?? NaN;
    if (!(off <= 0)) codes[at] = off > 0 ? settle(start + at, off) : UNKNOWN;
  }
}

function judgeAtLeast(sums: Float64Array, { start, count }: Block, codes: Uint8Array, settle: Settle): void {
  codes.fill(HOLDS, 0, count);
  for (let at = 0; at < count; at += 1) {
    const off = sums[at] ?? NaN;
    if (!(off >= 0)) codes[at] = off < 0 ? settle(start + at, off) : UNKNOWN;
  }
}

/** Within half a unit of the last digit of every figure, times its factor; a zero is as exact as the finest beside it. */
function forgiving(
  parts: readonly Weighted[],
  { bound, lanes }: Making,
): (row: number, apart: number) => boolean {
  const all = bound.figures.map(lanes);
  const finest = (dimension: string | undefined, row: number): number => {
    let least = Infinity;
    for (const lane of all) {
      if (lane.dimension !== dimension) continue;
      const figure = lane.scaled[row] ?? NaN;
      if (figure < 0 || figure > 0) least = Math.min(least, halfOf(lane, row));
    }
    return least;
  };
  const widest = parts.reduce((sum, { lane, factor }) => sum + Math.abs(factor) * lane.widest, 0);
  return (row, apart) => {
    if (apart > widest) return false;
    let most = 0;
    for (const { lane, factor } of parts) most += Math.abs(factor) * halfOf(lane, row);
    if (apart > most) return false;
    let envelope = 0;
    for (const { lane, factor } of parts) {
      const half = halfOf(lane, row);
      if (half === 0) continue;
      const taken = lane.scaled[row] === 0 ? Math.min(half, finest(lane.dimension, row)) : half;
      envelope += Math.abs(factor) * taken;
    }
    return apart <= envelope;
  };
}

function halfOf({ decimals, halves }: Lane, row: number): number {
  return halves[decimals[row] ?? BLANK] ?? 0;
}
