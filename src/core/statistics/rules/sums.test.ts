import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePlainAmount } from '../survey/amount.ts';
import { isIndicatorCode, type CellValue, type IndicatorCode } from '../survey/cell-value.ts';
import type { Indicator, Round } from '../survey/round.ts';
import type { Rule } from './rule.ts';
import { sumsOf, sumTexts } from './sums.ts';

function code(text: string): IndicatorCode {
  assert.ok(isIndicatorCode(text));
  return text;
}

function roundOf(...expressions: readonly string[]): Pick<Round, 'rules' | 'indicators'> {
  const indicators = ['T', 'U', 'P1', 'P2', 'P3'].map((each): Indicator => ({
    code: code(each),
    name: { zh: each },
    group: 'C',
    measure: 'wan-yuan',
    decimals: 2,
    blank: 'zero',
    additive: true,
    required: false,
    mark: 'derived',
  }));
  const rules = expressions.map((expression, index): Rule => ({
    id: `R${index}`,
    name: { zh: '' },
    level: 'block',
    mark: 'derived',
    kind: 'formula',
    expression,
    tolerance: 'rounding',
  }));
  return { rules, indicators: new Map(indicators.map((each) => [each.code, each])) };
}

function cellsOf(texts: Readonly<Record<string, string>>): ReadonlyMap<IndicatorCode, CellValue> {
  return new Map(
    Object.entries(texts).map(([each, text]) => {
      const amount = parsePlainAmount(text, 'wan-yuan');
      assert.ok(amount.ok);
      return [code(each), { state: 'value', amount: amount.value }];
    }),
  );
}

const READ: readonly (readonly [expression: string, sums: string])[] = [
  ['T = P1 + P2', 'T: P1 P2'],
  ['P1 + P2 = T', 'T: P1 P2'],
  ['T = sum(P*)', 'T: P1 P2 P3'],
  ['T = sum(P1, P2) - P3', 'T: P1 P2 -P3'],
  ['T = P1 + P2 and U = P2 + P3', 'T: P1 P2, U: P2 P3'],
  ['T >= P1 + P2', ''],
  ['T = U', ''],
  ['T = P1 + 2 * P2', ''],
  ['T = P1 + prior(P2)', ''],
];

for (const [expression, sums] of READ) {
  test(`“${expression}” says ${sums === '' ? 'no sum of own figures' : `the sums ${sums}`}`, () => {
    const found = sumsOf(roundOf(expression)).map(
      ({ parent, children }) =>
        `${parent}: ${children.map((child) => (child.sign < 0 ? '-' : '') + child.code).join(' ')}`,
    );
    assert.equal(found.join(', '), sums);
  });
}

test('a sum has the most digits one of its parts was written with, and is none while nothing is filled in', () => {
  const round = roundOf('T = P1 + P2 - P3');
  assert.deepEqual([...sumTexts(round, cellsOf({ P1: '1.5', P3: '0.25' }))], [['T', ['1.25']]]);
  assert.equal(sumTexts(round, cellsOf({ T: '3' })).size, 0);
});

test('two breakdowns that agree are said once, two that differ are both said', () => {
  const round = roundOf('T = P1 + P2', 'T = P2 + P3');
  assert.deepEqual(sumTexts(round, cellsOf({ P1: '1', P2: '2', P3: '1' })).get(code('T')), ['3']);
  assert.deepEqual(sumTexts(round, cellsOf({ P1: '1', P2: '2', P3: '5' })).get(code('T')), ['3', '7']);
});
