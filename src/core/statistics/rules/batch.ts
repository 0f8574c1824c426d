// Many returns at once: every formula rule of a round over a table of figures, and what the figures add up to, in one pass.
import type { IndicatorCode } from '../survey/cell-value.ts';
import type { Round } from '../survey/round.ts';
import { BLOCK, emptyBlock, openLanes, type Block } from './batch-lanes.ts';
import { compileRule, numberKinds, OFF } from './batch-rule.ts';
import { openSums, type IndicatorSum, type Groups } from './batch-sums.ts';
import { FAILS, HOLDS, UNKNOWN } from './batch-truth.ts';
import type { FigureTable } from './figure-table.ts';

/** What one rule came to over all rows; every row is counted once. */
export type RuleTally = {
  readonly rule: string;
  /** Rows that fail it beyond rounding, ascending. */
  readonly fails: Uint32Array;
  readonly withinRounding: number;
  readonly notEvaluable: number;
  readonly passes: number;
  /** Switched off for the kind of unit, not in force that year, or its condition is not true. */
  readonly notApplicable: number;
};

/** What a whole table came to: every rule over all rows, and the sum of every figure. */
export type BatchResult = {
  readonly rules: readonly RuleTally[];
  /** Rules that look beyond the table: detectors, sums over other returns. They are judged return by return. */
  readonly notJudged: readonly string[];
  readonly sums: ReadonlyMap<IndicatorCode, IndicatorSum>;
};

/** The same outcomes as `evaluateReturn` gives each row. `groups`: a number a row, such as that of its office. */
export function judgeTable(round: Round, table: FigureTable, groups?: Groups): BatchResult {
  const lanes = openLanes(table, round.indicators);
  const setting = { table, lanes, kinds: numberKinds(table), conditions: new Map() };
  const rules = round.rules.map((rule) => [rule.id, compileRule(rule, round, setting)] as const);
  const counted = rules.flatMap(([id, judge]) => (judge ? [{ judge, count: openTally(id) }] : []));
  const sums = openSums(codesOf(table), lanes, groups);
  const block = emptyBlock();
  const codes = new Uint8Array(BLOCK);
  const truths = { codes, fours: new Uint32Array(codes.buffer) };
  for (let start = 0; start < table.rows; start += BLOCK) {
    block.start = start;
    block.count = Math.min(BLOCK, table.rows - start);
    sums.add(block);
    for (const { judge, count } of counted) {
      judge(block, codes);
      count.add(block, truths);
    }
  }
  return {
    rules: counted.map(({ count }) => count.tally()),
    notJudged: rules.flatMap(([id, judge]) => (judge ? [] : [id])),
    sums: sums.all(),
  };
}

function codesOf(table: FigureTable): readonly IndicatorCode[] {
  return [...table.own.keys()];
}

/** The codes of a block, and four of them at a time: most rules hold in most rows. */
type Truths = { readonly codes: Uint8Array; readonly fours: Uint32Array };

const FOUR_ONES = 0x01_01_01_01;
const FOUR_HOLD = HOLDS * FOUR_ONES;
const FOUR_OFF = OFF * FOUR_ONES;

type Counting = {
  readonly add: (block: Block, truths: Truths) => void;
  readonly tally: () => RuleTally;
};

function openTally(rule: string): Counting {
  const fails: number[] = [];
  const counts = new Uint32Array(8);
  return {
    add: ({ start, count }, { codes, fours }) => {
      let off = 0;
      for (let four = 0; four * 4 < count; four += 1) {
        const word = fours[four] ?? 0;
        if (word === FOUR_HOLD) continue;
        if (word === FOUR_OFF) {
          off += 4;
          continue;
        }
        const end = Math.min(count, four * 4 + 4);
        for (let at = four * 4; at < end; at += 1) {
          const code = codes[at] ?? UNKNOWN;
          if (code === HOLDS) continue;
          counts[code] = (counts[code] ?? 0) + 1;
          if (code === FAILS) fails.push(start + at);
        }
      }
      counts[HOLDS] = (counts[HOLDS] ?? 0) + count;
      counts[OFF] = (counts[OFF] ?? 0) + off;
    },
    tally: () => {
      const [failed = 0, withinRounding = 0, rows = 0, notEvaluable = 0, notApplicable = 0] = counts;
      const passes = rows - failed - withinRounding - notEvaluable - notApplicable;
      return { rule, fails: new Uint32Array(fails), withinRounding, notEvaluable, passes, notApplicable };
    },
  };
}
