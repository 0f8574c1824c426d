import { assert } from '#base/assert.ts';
import type { CellValue, IndicatorCode } from '../survey/cell-value.ts';
import type { Round } from '../survey/round.ts';
import { levelFor } from './applicable-level.ts';
import { compileCondition, compileFormula } from './batch-expression.ts';
import { BLOCK, emptyBlock, type Block, type Lanes } from './batch-lanes.ts';
import type { TruthBlock } from './batch-linear.ts';
import { FAILS, HOLDS, UNKNOWN, WITHIN } from './batch-truth.ts';
import { bindExpression, type Bound } from './bound-expression.ts';
import { conditionOf, judgeFormula, toleranceOf } from './evaluate-formula.ts';
import type { Sources } from './evidence.ts';
import { cellAt, type FigureTable } from './figure-table.ts';
import type { RuleOf } from './judgement.ts';
import type { Rule } from './rule.ts';

/** Beside the truths: the rule says nothing to this row. */
export const OFF = 4;

type Setting = {
  readonly table: FigureTable;
  readonly lanes: Lanes;
  readonly kinds: RowKinds;
  readonly conditions: Map<Bound, Condition>;
};

/** The kinds of unit that occur in a table, and which of them each row is of. */
export type RowKinds = { readonly all: readonly string[]; readonly of: Uint8Array };

/** The kinds of the rows by number. There are a handful; more than 255 would be no kinds. */
export function numberKinds({ rows, kinds }: FigureTable): RowKinds {
  const numbers = new Map<string, number>();
  const of = new Uint8Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const kind = kinds?.[row] ?? '';
    const number = numbers.get(kind) ?? numbers.size;
    if (number === numbers.size) numbers.set(kind, number);
    of[row] = number;
  }
  assert(numbers.size <= 255, 'kinds of unit fit into a byte');
  return { all: [...numbers.keys()], of };
}

/** Fills the codes of a block for one rule; undefined where it looks at more than the table holds. */
export function compileRule(rule: Rule, round: Round, setting: Setting): TruthBlock | undefined {
  if (rule.kind !== 'formula') return undefined;
  const { lanes } = setting;
  const bound = bindExpression(round.indicators, rule.expression);
  const asked = rule.when === undefined ? undefined : bindExpression(round.indicators, rule.when);
  const figures = [...bound.figures, ...(asked?.figures ?? [])];
  if (figures.some(({ source }) => source === 'siblings' || source === 'children')) return undefined;
  const judge = compileFormula(bound.node, { lanes, bound, ...toleranceOf(rule.tolerance) });
  const when = asked && conditionFor(asked, setting);
  const spared = sparedKinds(rule, setting);
  const exactly = exactJudge(rule, round, { lanes, figures });
  return (block, codes) => {
    block.ask.fill(0, 0, block.count);
    block.asked = false;
    const limit = when?.(block);
    if (limit === undefined || limit.somewhere) judge(block, codes);
    if (limit) limitTo(limit, block, codes);
    if (block.asked) askExactly(block, codes, exactly);
    if (spared) spare(spared, setting.kinds, block, codes);
  };
}

/** A condition in the block under way; worked out once, however many rules have it. */
export type Condition = (block: Block) => {
  readonly truths: Uint8Array;
  readonly ask: Uint8Array | undefined;
  /** False: it holds in no row of the block, and the rule need not be judged. */
  readonly somewhere: boolean;
};

function conditionFor(asked: Bound, { lanes, conditions }: Setting): Condition {
  const known = conditions.get(asked);
  if (known) return known;
  const judge = compileCondition(asked.node, { lanes, bound: asked, rounding: false, allowed: 0 });
  const truths = new Uint8Array(BLOCK);
  const own = emptyBlock();
  const condition: Condition = ({ start, count }) => {
    if (own.count !== count || own.start !== start) {
      Object.assign(own, { start, count, asked: false });
      own.ask.fill(0);
      judge(own, truths);
    }
    const first = truths.indexOf(HOLDS);
    return { truths, ask: own.asked ? own.ask : undefined, somewhere: first !== -1 && first < count };
  };
  conditions.set(asked, condition);
  return condition;
}

/** Where the condition is open so is the rule; where it is not true the rule says nothing. */
function limitTo({ truths, ask }: ReturnType<Condition>, block: Block, codes: Uint8Array): void {
  if (ask) {
    block.asked = true;
    for (let at = 0; at < block.count; at += 1) if (ask[at] === 1) block.ask[at] = 1;
  }
  for (let at = 0; at < block.count; at += 1) {
    const truth = truths[at];
    if (truth !== HOLDS) codes[at] = truth === UNKNOWN ? UNKNOWN : OFF;
  }
}

function askExactly({ start, count, ask }: Block, codes: Uint8Array, exactly: (row: number) => number): void {
  for (let at = 0; at < count; at += 1) if (ask[at] === 1) codes[at] = exactly(start + at);
}

/** Which kinds of unit are spared the rule, by their own level or by the year: 1 at their number; undefined: none. */
function sparedKinds(rule: Rule, { table, kinds }: Setting): Uint8Array | undefined {
  const off = kinds.all.map((kind) => levelFor(rule, { kind, year: table.year }) === undefined);
  return off.includes(true) ? Uint8Array.from(off, Number) : undefined;
}

function spare(spared: Uint8Array, { of }: RowKinds, { start, count }: Block, codes: Uint8Array): void {
  for (let at = 0; at < count; at += 1) if (spared[of[start + at] ?? 0] === 1) codes[at] = OFF;
}

/** One row as `evaluateReturn` judges it. */
function exactJudge(
  rule: RuleOf<'formula'>,
  round: Round,
  { lanes, figures }: { readonly lanes: Lanes; readonly figures: Bound['figures'] },
): (row: number) => number {
  const read = figures.map((figure) => ({ ...figure, lane: lanes(figure) }));
  return (row) => {
    const cells = { own: new Map(), prior: new Map(), accounts: new Map() } as const satisfies Record<
      string,
      Map<IndicatorCode, CellValue>
    >;
    for (const { code, source, lane } of read) {
      const cell = cellAt(lane, row);
      if (cell && source !== 'siblings' && source !== 'children') cells[source].set(code, cell);
    }
    return judgeRow(rule, round, cells);
  };
}

function judgeRow(rule: RuleOf<'formula'>, round: Round, sources: Sources): number {
  if (rule.when !== undefined) {
    const condition = conditionOf(rule.when, sources, round);
    if ('missing' in condition) return UNKNOWN;
    if (!condition.applies) return OFF;
  }
  const judgement = judgeFormula(rule, sources, round);
  if (judgement.outcome === 'not-evaluable') return UNKNOWN;
  if (judgement.outcome === 'passes') return HOLDS;
  return judgement.found.every(({ atMost }) => atMost === 'hint') ? WITHIN : FAILS;
}
