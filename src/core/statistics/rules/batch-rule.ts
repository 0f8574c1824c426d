import type { CellValue, IndicatorCode } from '../survey/cell-value.ts';
import type { Round } from '../survey/round.ts';
import { levelFor } from './applicable-level.ts';
import { compileCondition, compileFormula } from './batch-expression.ts';
import { BLOCK, type Block, type Lanes } from './batch-lanes.ts';
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

/** `kinds`: those that occur in the table. */
type Setting = { readonly table: FigureTable; readonly lanes: Lanes; readonly kinds: readonly string[] };

/** Fills the codes of a block for one rule; undefined where it looks at more than the table holds. */
export function compileRule(rule: Rule, round: Round, setting: Setting): TruthBlock | undefined {
  if (rule.kind !== 'formula') return undefined;
  const { lanes } = setting;
  const bound = bindExpression(round.indicators, rule.expression);
  const asked = rule.when === undefined ? undefined : bindExpression(round.indicators, rule.when);
  const figures = [...bound.figures, ...(asked?.figures ?? [])];
  if (figures.some(({ source }) => source === 'siblings' || source === 'children')) return undefined;
  const judge = compileFormula(bound.node, { lanes, bound, ...toleranceOf(rule.tolerance) });
  const when = asked && compileCondition(asked.node, { lanes, bound: asked, rounding: false, allowed: 0 });
  const spared = sparedRows(rule, setting);
  const exactly = exactJudge(rule, round, { lanes, figures });
  const truths = new Uint8Array(BLOCK);
  return (block, codes) => {
    block.ask.fill(0, 0, block.count);
    block.asked = false;
    judge(block, codes);
    if (when) {
      when(block, truths);
      limitTo(truths, block, codes);
    }
    if (block.asked) askExactly(block, codes, exactly);
    if (spared) spare(spared, block, codes);
  };
}

/** Where the condition is open so is the rule; where it is not true the rule says nothing. */
function limitTo(truths: Uint8Array, { count }: Block, codes: Uint8Array): void {
  for (let at = 0; at < count; at += 1) {
    const truth = truths[at];
    if (truth !== HOLDS) codes[at] = truth === UNKNOWN ? UNKNOWN : OFF;
  }
}

function askExactly({ start, count, ask }: Block, codes: Uint8Array, exactly: (row: number) => number): void {
  for (let at = 0; at < count; at += 1) if (ask[at] === 1) codes[at] = exactly(start + at);
}

/** Which rows are spared the rule by their kind of unit or by the year; undefined: none. */
function sparedRows(rule: Rule, { table, kinds }: Setting): ((row: number) => boolean) | undefined {
  const off = kinds.filter((kind) => levelFor(rule, { kind, year: table.year }) === undefined);
  return off.length === 0 ? undefined : (row) => off.includes(table.kinds?.[row] ?? '');
}

function spare(spared: (row: number) => boolean, { start, count }: Block, codes: Uint8Array): void {
  for (let at = 0; at < count; at += 1) if (spared(start + at)) codes[at] = OFF;
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
