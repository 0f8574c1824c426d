import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { randomReport } from '../../../../test/support/random-report.ts';
import { figureText, runText, type Figure } from './document.ts';
import { cellSources, figureSources, numberRanges, sourceWords } from './figure-sources.ts';
import { parseReportDocument } from './parse-document.ts';
import { figuresOf, numberFigures, wordsOf } from './walk-document.ts';

const RUN = { seed: 20261122, numRuns: 60 };

test('a number is printed with its digits, grouped by thousands, and never as minus zero', () => {
  const cases: readonly (readonly [number, number, string])[] = [
    [0, 0, '0'],
    [0, 2, '0.00'],
    [-0.004, 2, '0.00'],
    [184.65, 2, '184.65'],
    [1234.5, 2, '1,234.50'],
    [-1_234_567, 0, '-1,234,567'],
    [999_999.99, 2, '999,999.99'],
    [0.1231, 3, '0.123'],
  ];
  for (const [value, digits, expected] of cases) assert.equal(figureText({ value, digits }), expected);
});

test('what is not shown is × and what does not exist is —, in every medium', () => {
  assert.equal(runText({ kind: 'withheld', reason: 'few' }), '×');
  assert.equal(runText({ kind: 'none', why: 'zero-base' }), '—');
});

test('figures are numbered from 1 in reading order, each once, and numbering again changes nothing', () => {
  fc.assert(
    fc.property(randomReport, (report) => {
      const numbers = figuresOf(report).map(({ no }) => no);
      assert.deepEqual(
        numbers,
        numbers.map((_none, index) => index + 1),
      );
      assert.deepEqual(numberFigures(report), report);
    }),
    RUN,
  );
});

test('every figure stands in exactly one line of the sources, on paper too', () => {
  fc.assert(
    fc.property(randomReport, (report) => {
      for (const sources of [figureSources(report), cellSources(report)]) {
        const listed = sources.flatMap(({ figures }) => figures.map(({ no }) => no));
        assert.deepEqual(
          listed.toSorted((a, b) => a - b),
          figuresOf(report).map(({ no }) => no),
        );
      }
    }),
    RUN,
  );
});

test('a source names table, line, column and indicator, and of a rate both parts', () => {
  const words = sourceWords({
    made: '本年数，36 家单位之和',
    units: ['甲'],
    places: [placeOf('C021', 4)],
    over: [placeOf('C02', 3)],
    quotient: { numerator: '1.00 万元', denominator: '2.00 万元' },
  });
  assert.equal(
    words,
    '本年数，36 家单位之和。甲。分子：《成本情况表》第 4 行“本年”列（C021 总额）。分母：《成本情况表》第 3 行“本年”列（C02 总额）。1.00 万元 ÷ 2.00 万元',
  );
  assert.equal(numberRanges([1, 2, 3, 5, 7, 8]), '1–3、5、7–8');
});

test('a report that was kept as JSON is read back as it was; anything else is no report', () => {
  fc.assert(
    fc.property(randomReport, (report) => {
      assert.deepEqual(parseReportDocument(JSON.parse(JSON.stringify(report))), report);
    }),
    RUN,
  );
  assert.equal(parseReportDocument({ title: 'x' }), undefined);
  assert.equal(parseReportDocument(null), undefined);
});

test('control and half characters do not come through into a finished report', () => {
  fc.assert(
    fc.property(randomReport, (report) => {
      const words = wordsOf(report);
      assert.ok(words.isWellFormed());
      assert.ok(!/[\p{Cc}--[\t\n]]/v.test(words));
    }),
    RUN,
  );
});

function placeOf(indicator: string, line: number): Figure['trace']['places'][number] {
  return { indicator, name: '总额', table: '成本情况表', line, column: '本年' };
}
