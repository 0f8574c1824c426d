// 100,000 returns × 120 indicators × 60 rules, judged and added up by office, beside DuckDB summing the same cells. Goal: at
// most 3 times as long. And one return on a page: a changed cell with its rules (goal < 16 ms), and the whole return cold.
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { readFigures, readRound } from '#connectors/survey-files/load.ts';
import { judgeTable, type BatchResult } from '#core/statistics/rules/batch.ts';
import { bindExpression } from '#core/statistics/rules/bound-expression.ts';
import { evaluateReturn, reevaluate } from '#core/statistics/rules/evaluate-return.ts';
import type { Evidence } from '#core/statistics/rules/evidence.ts';
import { makeColumn, tabulate, type Column, type FigureTable } from '#core/statistics/rules/figure-table.ts';
import type { Rule } from '#core/statistics/rules/rule.ts';
import type { IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import type { Round } from '#core/statistics/survey/round.ts';
import { openColumns } from './duckdb/column-sums.mjs';

const RETURNS = 100_000;
const INDICATORS = 120;
const RULES = 60;
const OFFICES = 36;
const GOAL_RATIO = 3;
const GOAL_CELL = 16;
const TIMES = 15;

const folder = fileURLToPath(new URL('../data/costs/rounds/', import.meta.url));
const { round } = readRound(`${folder}hengyang-2025`);
const { round: before } = readRound(`${folder}hengyang-2024`);
if (round === undefined || before === undefined)
  throw new Error('the sample rounds have errors: npx yici check');
const figures = readFigures(`${folder}hengyang-2025`, round);
const priorFigures = readFigures(`${folder}hengyang-2024`, before);
const sample = round.units.flatMap((unit) => {
  const own = figures.get(unit.id)?.cells;
  return own ? [{ unit, own, prior: priorFigures.get(unit.id)?.cells }] : [];
});

oneReturn(round);
const asked = limited(round);
const table = enlarge(
  tabulate(
    asked.indicators,
    asked.year,
    sample.map(({ unit, ...each }) => ({ kind: unit.kind, ...each })),
  ),
);
await manyReturns(asked, table);

/** The whole return anew in a process that has judged none, then again, then one cell after the other. */
function oneReturn(of: Round): void {
  const evidence = sample[0];
  if (evidence === undefined) throw new Error('the sample round has no figures');
  const peers = sample.map(({ own }) => own);
  const full: Evidence = { ...evidence, peers };
  const cold = time(() => evaluateReturn(of, full));
  const warm = median(200, () => evaluateReturn(of, full));
  const evaluation = evaluateReturn(of, full);
  const codes = [...evidence.own.keys()];
  const changes = codes.map((code) => ({ code, ms: time(() => reevaluate(of, full, evaluation, [code])) }));
  const times = changes.map(({ ms }) => ms).toSorted((a, b) => a - b);
  console.log(
    `one return of ${of.id}: ${of.indicators.size} indicators, ${of.rules.length} rules of all kinds`,
  );
  console.log(
    `judge it whole, the first time in this process: ${cold.toFixed(2)} ms; median of 200: ${warm.toFixed(2)} ms`,
  );
  report(`one cell changed, its rules: median over ${codes.length} cells`, at(times, 0.5), GOAL_CELL, 'ms');
  report('the slowest of them', at(times, 1), GOAL_CELL, 'ms');
}

/** Ours and theirs turn by turn, so that a busy machine is as unkind to both; the fastest turn of each counts. */
async function manyReturns(of: Round, from: FigureTable): Promise<void> {
  const office = Uint32Array.from({ length: RETURNS }, (_, row) => Math.floor((row * OFFICES) / RETURNS));
  const groups = { of: office, count: OFFICES };
  const first = time(() => judgeTable(of, from, groups));
  const result = judgeTable(of, from, groups);
  describe(of, result);
  const columns = [...from.own.values()].map(({ scaled }) => scaled);
  for (const threads of [1, undefined]) {
    const duckdb = await openColumns(columns, threads);
    checkSums(result, from, await duckdb.sums());
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let turn = 0; turn < TIMES; turn += 1) {
      ours.push(time(() => judgeTable(of, from, groups)));
      theirs.push(await timeAsync(duckdb.sums));
    }
    duckdb.close();
    const who = `DuckDB ${duckdb.version}, ${duckdb.threads} thread${duckdb.threads === 1 ? '' : 's'}${threads === undefined ? ' (its default)' : ''}`;
    console.log(
      `judged and added up by ${OFFICES} offices, one thread: ${spread(ours)} (the first time ${first.toFixed(0)} ms)`,
    );
    console.log(`${who}, summing the same cells: ${spread(theirs)}`);
    report('  ours to theirs, fastest turns', Math.min(...ours) / Math.min(...theirs), GOAL_RATIO, '×');
  }
  console.log(`${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}`);
}

function spread(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  return `fastest ${at(sorted, 0).toFixed(1)} ms, median ${at(sorted, 0.5).toFixed(1)} ms of ${times.length}`;
}

/** Formulas of the sample round that come along with 120 indicators, the first of them again until there are 60. */
function limited(of: Round): Round {
  const chosen = new Set<IndicatorCode>();
  const formulas = of.rules.filter((rule) => {
    const added = new Set(codesIn(of, rule)).difference(chosen);
    if (rule.kind !== 'formula' || chosen.size + added.size > INDICATORS) return false;
    for (const code of added) chosen.add(code);
    return true;
  });
  for (const { code, measure } of of.indicators.values())
    if (measure !== undefined && chosen.size < INDICATORS) chosen.add(code);
  const again = formulas
    .slice(0, RULES - formulas.length)
    .map((rule) => ({ ...rule, id: `${rule.id}-again` }));
  const indicators = new Map([...of.indicators].filter(([code]) => chosen.has(code)));
  return { ...of, indicators, rules: [...formulas, ...again] };
}

function codesIn(of: Round, rule: Rule): readonly IndicatorCode[] {
  if (rule.kind !== 'formula') return [];
  const texts = rule.when === undefined ? [rule.expression] : [rule.expression, rule.when];
  return texts.flatMap((text) => bindExpression(of.indicators, text).figures.map(({ code }) => code));
}

/** Each sample return over and over, times a whole number, which keeps every sum; one figure in 400 is then off by a unit. */
function enlarge(small: FigureTable): FigureTable {
  const kinds = Array.from({ length: RETURNS }, (_, row) => small.kinds?.[row % small.rows] ?? '');
  const { own, prior } = small;
  return {
    ...small,
    rows: RETURNS,
    kinds,
    own: new Map([...own].map(([code, column], index) => [code, repeat(column, index)])),
    ...(prior
      ? { prior: new Map([...prior].map(([code, column]) => [code, repeat(column, undefined)])) }
      : {}),
  };
}

function repeat(column: Column, spoiled: number | undefined): Column {
  const length = column.scaled.length;
  const scaled = Float64Array.from({ length: RETURNS }, (_, row) => {
    const figure = (column.scaled[row % length] ?? NaN) * (1 + (Math.floor(row / length) % 9));
    return spoiled !== undefined && (row * 31 + spoiled * 7) % 400 === 0 ? figure + 1_000_000 : figure;
  });
  const decimals = Uint8Array.from({ length: RETURNS }, (_, row) => column.decimals[row % length] ?? 0);
  return makeColumn(scaled, decimals);
}

function describe(of: Round, { rules }: BatchResult): void {
  const total = (count: (rule: BatchResult['rules'][number]) => number): string =>
    rules.reduce((sum, rule) => sum + count(rule), 0).toLocaleString('en');
  console.log(
    `${RETURNS.toLocaleString('en')} returns × ${of.indicators.size} indicators × ${of.rules.length} rules: ${total(({ passes }) => passes)} pass, ${total(({ fails }) => fails.length)} fail, ${total(({ withinRounding }) => withinRounding)} within rounding, ${total(({ notEvaluable }) => notEvaluable)} open, ${total(({ notApplicable }) => notApplicable)} do not apply`,
  );
}

/** Both came to the same sums, so that both did the same work. */
function checkSums({ sums }: BatchResult, { own }: FigureTable, theirs: readonly number[]): void {
  for (const [index, code] of [...own.keys()].entries()) {
    const ours = sums.get(code)?.scaled ?? NaN;
    const off = Math.abs(ours - (theirs[index] ?? NaN));
    if (!(off <= Math.abs(ours) * 1e-9)) throw new Error(`${code}: ${ours} against ${theirs[index]}`);
  }
}

function time(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function median(times: number, run: () => unknown): number {
  return at(
    Array.from({ length: times }, () => time(run)).toSorted((a, b) => a - b),
    0.5,
  );
}

async function timeAsync(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}

function report(what: string, found: number, goal: number, unit: string): void {
  const ratio = found / goal;
  console.log(
    `${what}: ${found.toFixed(2)} ${unit}, ${ratio.toFixed(2)} × the goal of ${goal} ${unit}${ratio <= 1 ? '' : '  ← over'}`,
  );
}
