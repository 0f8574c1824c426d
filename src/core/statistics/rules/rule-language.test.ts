import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { anyUnit, cellsOf, roundOf } from '../../../../test/support/judged-round.ts';
import { checkRules } from './check-rules.ts';
import { evaluateReturn } from './evaluate-return.ts';
import type { Rule } from './rule.ts';

const base = roundOf({
  C02: 'wan-yuan',
  C021: 'wan-yuan',
  C022: 'wan-yuan',
  D04: 'yuan',
  E302: 'wan-yuan',
  E30201: 'wan-yuan',
  E30202: 'wan-yuan',
  B02: 'person',
  G04: 'vehicle',
  A01: 'square-metre',
});

const EXAMPLE = /^\| `([^`]+)` \| ((?:[A-Z]\w*=\S* ?)+)\| (passes|hint|finding|open: \w+) \|$/;

function outcomeOf(expression: string, text: string): string {
  const rule: Rule = {
    id: 'S1',
    name: { zh: '例' },
    level: 'block',
    mark: 'sample',
    kind: 'formula',
    expression,
    tolerance: 'rounding',
  };
  const round = { ...base, rules: [rule] };
  assert.deepEqual(checkRules(round), []);
  const pairs = text
    .trim()
    .split(' ')
    .map((pair) => pair.split('='));
  const own = cellsOf(round, Object.fromEntries(pairs));
  const { findings, notEvaluable } = evaluateReturn(round, { unit: anyUnit(), own });
  const [open] = notEvaluable;
  if (open) return `open: ${open.missing.map(({ code }) => code).join(', ')}`;
  return findings.map(({ level }) => (level === 'hint' ? 'hint' : 'finding')).join() || 'passes';
}

function examplesOf(name: string): readonly (readonly string[])[] {
  const page = readFileSync(fileURLToPath(new URL(`../../../../docs/${name}`, import.meta.url)), 'utf8');
  return page.split('\n').flatMap((line) => {
    const match = EXAMPLE.exec(line);
    return match ? [match.slice(1)] : [];
  });
}

const english = examplesOf('rule-language.md');

for (const [expression = '', text = '', expected] of english) {
  test(`the page says that ${expression} of (${text.trim()}) comes to: ${expected}`, () => {
    assert.equal(outcomeOf(expression, text), expected);
  });
}

test('both pages give the same examples, and more than ten', () => {
  assert.ok(english.length > 10, `${english.length} examples seen`);
  assert.deepEqual(examplesOf('rule-language.zh-CN.md'), english);
});
