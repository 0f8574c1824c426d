import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { roundedTo } from '../survey/amount.ts';
import type { CellValue, Cells, IndicatorCode } from '../survey/cell-value.ts';
import { MEASURES } from '../survey/measure.ts';
import type { Round } from '../survey/round.ts';
import { anyUnit, codeOf, roundOf } from '../../../../test/support/judged-round.ts';
import { evaluateReturn } from './evaluate-return.ts';
import type { Finding } from './finding.ts';
import type { Rule } from './rule.ts';

const PARTS = 12;
const MEASURE = 'wan-yuan';
const { exponent } = MEASURES[MEASURE];
const codes = Array.from({ length: PARTS }, (_, index) => codeOf(`C${100 + index}`));
const TOTAL = codeOf('C1');
const base = roundOf(Object.fromEntries([TOTAL, ...codes].map((code) => [code, MEASURE])));
const fine = new Map([...base.indicators].map(([code, each]) => [code, { ...each, decimals: exponent }]));

function judge(expression: string, cells: Cells): readonly Finding[] {
  const rule: Rule = {
    id: 'S1',
    name: { zh: '合计' },
    level: 'block',
    mark: 'sample',
    kind: 'formula',
    expression,
    tolerance: 'rounding',
  };
  const round: Round = { ...base, indicators: fine, rules: [rule] };
  return evaluateReturn(round, { unit: anyUnit(), own: cells }).findings;
}

/** The figure written with so many digits after the point; what would vanish is written out. */
function written(scaled: number, decimals: number): CellValue {
  const rounded = roundedTo(scaled, exponent - decimals);
  if (rounded === 0 && scaled !== 0) return written(scaled, exponent);
  return { state: 'value', amount: { scaled: rounded, decimals } };
}

function cellsOf(entries: readonly (readonly [IndicatorCode, CellValue])[]): Cells {
  return new Map(entries);
}

const fen = fc.integer({ min: -5_000_000_000_000, max: 5_000_000_000_000 });
const figures = fc.array(fen, { minLength: 1, maxLength: PARTS });
const digits = fc.integer({ min: 0, max: exponent });
const sum = (all: readonly number[]): number => all.reduce((left, right) => left + right, 0);
const sumRule = (count: number): string => `C1 = sum(${codes.slice(0, count).join(', ')})`;
const SEED = { seed: 4, numRuns: 300 };

test('exact figures that add up are never found fault with', () => {
  fc.assert(
    fc.property(figures, (parts) => {
      const cells = cellsOf([
        [TOTAL, written(sum(parts), exponent)],
        ...parts.map((part, index) => [codes[index] ?? TOTAL, written(part, exponent)] as const),
      ]);
      assert.deepEqual(judge(sumRule(parts.length), cells), []);
    }),
    SEED,
  );
});

test('figures that added up before each was rounded to its own digits are at most a hint', () => {
  fc.assert(
    fc.property(figures, fc.array(digits, { minLength: PARTS + 1, maxLength: PARTS + 1 }), (parts, own) => {
      const cells = cellsOf([
        [TOTAL, written(sum(parts), own[PARTS] ?? 0)],
        ...parts.map((part, index) => [codes[index] ?? TOTAL, written(part, own[index] ?? 0)] as const),
      ]);
      const found = judge(sumRule(parts.length), cells);
      assert.ok(
        found.every(
          ({ level, detail }) => level === 'hint' && detail.kind === 'formula' && detail.withinRounding,
        ),
      );
    }),
    SEED,
  );
});

test('a total that is off by more than half a digit of each figure blocks, by less is a hint', () => {
  fc.assert(
    fc.property(figures, fc.integer({ min: 1, max: exponent - 1 }), fc.boolean(), (parts, decimals, more) => {
      const rounded = parts.map((part) => roundedTo(part, exponent - decimals));
      const step = 10 ** (exponent - decimals);
      const units = Math.floor((parts.length + 1) / 2) + (more ? 1 : 0);
      const cells = cellsOf([
        [TOTAL, { state: 'value', amount: { scaled: sum(rounded) + units * step, decimals } }],
        ...rounded.map(
          (scaled, index) =>
            [codes[index] ?? TOTAL, { state: 'value', amount: { scaled, decimals } }] as const,
        ),
      ]);
      assert.deepEqual(
        judge(sumRule(parts.length), cells).map(({ level }) => level),
        [more ? 'block' : 'hint'],
      );
    }),
    SEED,
  );
});

test('the order in which the parts are written changes neither the outcome nor the envelope', () => {
  const permuted = figures.chain((parts) =>
    fc.tuple(
      fc.constant(parts),
      fc.shuffledSubarray(codes.slice(0, parts.length), { minLength: parts.length }),
      fc.integer({ min: -30_000, max: 30_000 }),
    ),
  );
  fc.assert(
    fc.property(permuted, digits, ([parts, shuffled, off], decimals) => {
      const cells = cellsOf([
        [TOTAL, written(sum(parts) + off, decimals)],
        ...parts.map((part, index) => [codes[index] ?? TOTAL, written(part, decimals)] as const),
      ]);
      const told = (expression: string): unknown =>
        judge(expression, cells).map(({ level, detail }) => [
          level,
          detail.kind === 'formula' && [detail.left.scaled, detail.right.scaled, detail.envelope],
        ]);
      const plain = told(sumRule(parts.length));
      assert.deepEqual(told(`C1 = sum(${shuffled.join(', ')})`), plain);
      assert.deepEqual(told(`C1 = ${shuffled.join(' + ')}`), plain);
    }),
    SEED,
  );
});

const amount = (scaled: number): CellValue => ({ state: 'value', amount: { scaled, decimals: exponent } });

test('sums beyond what a double can tell apart are still exact', () => {
  const huge = Number.MAX_SAFE_INTEGER;
  const cells = (last: number): Cells =>
    cellsOf([
      [TOTAL, amount(huge)],
      [codeOf('C100'), amount(huge)],
      [codeOf('C101'), amount(huge)],
      [codeOf('C102'), amount(-huge + last)],
    ]);
  assert.equal(judge('C1 = C100 + C101 + C102', cells(0)).length, 0);
  assert.equal(judge('C1 = C100 + C101 + C102', cells(1)).length, 1);
  assert.equal(judge('C1 * C100 = C101 * C102', cells(2 * huge)).length, 0);
});
