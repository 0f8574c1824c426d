import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Rule } from '../rules/rule.ts';
import { isIndicatorCode } from '../survey/cell-value.ts';
import type { Indicator } from '../survey/round.ts';
import { addingsOf, looseAddingsOf } from './addings-of.ts';

const CODES = ['C02', 'C021', 'C022', 'C04', 'C05', 'E30201', 'E30202', 'E30217', 'D07'];
const INDICATORS = new Map(CODES.map(indicator).map((each) => [each.code, each]));

function indicator(code: string): Indicator {
  assert.ok(isIndicatorCode(code));
  const plain = { measure: 'wan-yuan', decimals: 2, blank: 'zero', additive: true, required: false } as const;
  return { code, name: { zh: code }, group: 'C', mark: 'sample', ...plain };
}

function formula(expression: string, more: Partial<Pick<Rule, 'when' | 'byKind'>> = {}): Rule {
  const head = { id: 'S1', name: { zh: '' }, level: 'block', mark: 'sample', ...more } as const;
  return { ...head, kind: 'formula', expression, tolerance: 'rounding' };
}

function read(...rules: readonly Rule[]): readonly string[] {
  return addingsOf({ indicators: INDICATORS, rules }).map(
    ({ total, parts }) => `${total}=${parts.join('+')}`,
  );
}

test('rules that are plain sums of own figures say what must add up in print', () => {
  assert.deepEqual(
    read(
      formula('C02 = C021 + C022'),
      formula('C04 + C05 = C02'),
      formula('C04 = sum(E30*)'),
      formula('E30217 = D07'),
    ),
    ['C02=C021+C022', 'C02=C04+C05', 'C04=E30201+E30202+E30217', 'E30217=D07'],
  );
});

test('the same sum by two rules is one; differences, limits, conditions and other sources are none', () => {
  assert.deepEqual(
    read(
      formula('C02 = C021 + C022'),
      formula('C022 + C021 = C02'),
      formula('C02 = C04 - C05'),
      formula('C02 >= C021 + C022'),
      formula('C02 = 2 * C021'),
      formula('C02 = C02 + C021'),
      formula('C02 = C04', { when: 'C05 > 0' }),
      formula('C02 = C05', { byKind: { logistics: 'off' } }),
      formula('C02 = prior(C02)'),
    ),
    ['C02=C021+C022'],
  );
});

test('what holds under a condition, or not for every kind, is told apart: nothing is printed by it, readers reckon with it', () => {
  const rules = [
    formula('C02 = C021 + C022'),
    formula('E30217 = D07', { when: 'C04 > 0' }),
    formula('C04 = C05', { byKind: { institution: 'off' } }),
  ];
  assert.deepEqual(
    looseAddingsOf({ indicators: INDICATORS, rules }).map(({ total, parts }) => [total, ...parts]),
    [
      ['E30217', 'D07'],
      ['C04', 'C05'],
    ],
  );
});
