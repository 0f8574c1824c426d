import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Rule } from '../rules/rule.ts';
import { isIndicatorCode, type IndicatorCode } from '../survey/cell-value.ts';
import type { Measure } from '../survey/measure.ts';
import type { Indicator } from '../survey/round.ts';
import { printTotals } from './print-totals.ts';

const [WAN, WHOLE, YUAN] = [
  { measure: 'wan-yuan', digits: 2 },
  { measure: 'wan-yuan', digits: 0 },
  { measure: 'yuan', digits: 2 },
] as const;

function codeOf(text: string): IndicatorCode {
  assert.ok(isIndicatorCode(text));
  return text;
}

function indicator(code: string, measure: Measure): Indicator {
  const rest = { decimals: 2, blank: 'zero', additive: true, required: false, mark: 'sample' } as const;
  return { code: codeOf(code), name: { zh: code }, group: 'C', measure, ...rest };
}

function sums(...expressions: readonly string[]): readonly Rule[] {
  return expressions.map((expression, index) => ({
    id: `S${index}`,
    name: { zh: '' },
    level: 'block',
    kind: 'formula',
    expression,
    tolerance: 'rounding',
    mark: 'sample',
  }));
}

const INDICATORS = new Map(
  [...['S', 'T', 'U', 'A', 'B', 'C'].map((code) => indicator(code, 'yuan')), indicator('P', 'person')].map(
    (each) => [each.code, each],
  ),
);

function printed(
  rules: readonly Rule[],
  scaled: Readonly<Record<string, number>>,
  shown: Parameters<typeof printTotals>[2],
): { readonly texts: Readonly<Record<string, string>>; readonly notes: readonly number[] } {
  const totals = new Map(
    Object.entries(scaled).map(([code, value]) => [
      codeOf(code),
      { scaled: value, decimals: code === 'P' ? 0 : 2, figures: 1 },
    ]),
  );
  const { figures, notAdding, faults } = printTotals({ rules, indicators: INDICATORS }, totals, shown);
  return {
    texts: Object.fromEntries([...figures].map(([code, { text, measure }]) => [code, `${text} ${measure}`])),
    notes: [notAdding.length, faults.length],
  };
}

test('元 shown in 万元 adds up in print, and everything but money is printed as it is', () => {
  const rules = sums('S = A + B + C');
  const figures = { S: 1_200_000, A: 400_000, B: 400_000, C: 400_000, P: 7 };
  assert.deepEqual(printed(rules, figures, WHOLE).texts, {
    S: '1 wan-yuan',
    A: '1 wan-yuan',
    B: '0 wan-yuan',
    C: '0 wan-yuan',
    P: '7 person',
  });
  assert.equal(printed(rules, figures, WAN).texts['A'], '0.40 wan-yuan');
  assert.equal(printed(rules, figures, YUAN).texts['A'], '4000.00 yuan');
});

test('where no rounding within one unit adds up, money is printed exactly in 元', () => {
  const rules = sums('S = A + B', 'T = B + C', 'U = A + C');
  const halves = { S: 1_000_000, T: 1_000_000, U: 1_000_000, A: 500_000, B: 500_000, C: 500_000 };
  const made = printed(rules, halves, WHOLE);
  assert.deepEqual(made.notes, [0, 1]);
  assert.equal(made.texts['A'], '5000.00 yuan');
});

test('a sum that fails in the figures themselves is noted, in every way of showing it', () => {
  const rules = sums('S = A + B');
  for (const shown of [WAN, WHOLE, YUAN])
    assert.deepEqual(
      printed(rules, { S: 9_000_000, A: 3_000_000, B: 3_000_000 }, shown).notes,
      [1, 0],
      `${shown.measure} ${shown.digits}`,
    );
});
