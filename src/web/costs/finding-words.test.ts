import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anyUnit, cellsOf, codeOf, roundOf } from '../../../test/support/judged-round.ts';
import { evaluateReturn } from '#core/statistics/rules/evaluate-return.ts';
import type { Rule } from '#core/statistics/rules/rule.ts';
import type { Form, Round } from '#core/statistics/survey/round.ts';
import { costsFindings as en } from '../texts/en/costs-findings.ts';
import { costsFindings as zh } from '../texts/zh-CN/costs-findings.ts';
import { findingWords, type FindingWords } from './finding-words.ts';

const CODES = {
  SUM: 'wan-yuan',
  A: 'wan-yuan',
  B: 'wan-yuan',
  C: 'wan-yuan',
  D: 'wan-yuan',
  SG: 'wan-yuan',
  RATE: 'percent',
  CARS: 'vehicle',
} as const;
const HEAD = {
  id: 'S1',
  name: { zh: '合计等于各项之和', en: 'The total is the sum' },
  level: 'block',
  mark: 'inferred',
  clause: '统计法 第八条',
} as const;

function formOf(codes: readonly string[]): Form {
  return {
    code: '01',
    title: { zh: '成本表', en: 'Costs' },
    kind: 'basic',
    columns: [{ id: 'amount', label: { zh: '决算数', en: 'Final' } }],
    lines: codes.map((code, index) => ({
      line: index + 1,
      label: { zh: `科目${code}`, en: `item ${code}` },
      indent: 0,
      cells: [codeOf(code)],
    })),
    validFrom: Temporal.PlainDate.from('2025-01-01'),
    mark: 'sample',
  };
}

function judged(
  rule: Rule,
  own: Readonly<Record<string, string>>,
  prior?: Readonly<Record<string, string>>,
): { zh: FindingWords; en: FindingWords } {
  const base = roundOf(CODES);
  const round: Round = { ...base, forms: [formOf(Object.keys(CODES))], rules: [rule] };
  const evidence = {
    unit: anyUnit(),
    own: cellsOf(round, own),
    ...(prior && { prior: cellsOf(round, prior) }),
  };
  const { findings } = evaluateReturn(round, evidence);
  const finding = findings.find((each) => each.rule === rule.id);
  assert.ok(finding, 'the rule finds something');
  return {
    zh: findingWords({ texts: zh, language: 'zh-CN', round }, finding),
    en: findingWords({ texts: en, language: 'en', round }, finding),
  };
}

const TOTAL: Rule = { ...HEAD, kind: 'formula', expression: 'SUM = A + B', tolerance: 'rounding' };

test('a difference inside rounding is told with both sides and what rounding can do', () => {
  const words = judged(TOTAL, { SUM: '171.07', A: '171.00', B: '0.08' });
  assert.equal(
    words.zh.sentence,
    '《成本表》行次 1“科目SUM”：本行 171.07 万元，2 项相加 171.08 万元，两边应当相等；相差 0.01 万元；在四舍五入范围（±0.015 万元）内，不算错。',
  );
  assert.deepEqual(words.zh.working, ['+ “SUM” 171.07 万元', '+ “A” 171.00 万元', '+ “B” 0.08 万元']);
  assert.equal(words.zh.basis, '依据：统计法 第八条（推断，未见原文）');
  assert.match(
    words.en.sentence,
    /Costs, line 1 “item SUM”: this line is 171\.07 × 10,000 yuan, the sum of 2 items is/,
  );
});

test('a difference beyond rounding says so, and what to do', () => {
  const words = judged(TOTAL, { SUM: '171.07', A: '160.00', B: '0.08' });
  assert.match(words.zh.sentence, /相差 10\.99 万元；超出四舍五入范围（±0\.015 万元）。$/);
  assert.equal(words.zh.next, zh.next.block);
});

test('advice of the rule goes before the general one', () => {
  const words = judged({ ...TOTAL, advice: { zh: '请核对明细账' } }, { SUM: '1', A: '8', B: '9' });
  assert.equal(words.zh.next, '请核对明细账');
});

test('a shift names the line, the way and the figures that prove it', () => {
  const rule: Rule = {
    ...HEAD,
    kind: 'shift',
    parent: codeOf('SUM'),
    children: ['A', 'B', 'C', 'D'].map(codeOf),
    known: [{ child: codeOf('C'), equals: codeOf('SG') }],
  };
  const { zh: said } = judged(rule, { SUM: '10.00', A: '1.00', B: '0.30', C: '8.70', D: '10.00', SG: '0.3' });
  assert.match(
    said.sentence,
    /最迟从“B”起，数字比自己的科目高出 1 行，像是整块错行；各项相加正好是合计的 2 倍/,
  );
  assert.deepEqual(said.working, [
    '《成本表》行次 6“科目SG”为 0.30 万元，本表“C”却不是这个数，这个数填在“B”',
  ]);
  assert.equal(said.next, zh.shiftNext);
});

test('a slip of the unit shows both figures and the factor', () => {
  const rule: Rule = { ...HEAD, kind: 'unit-slip', cells: [codeOf('A')], against: ['prior'] };
  const { zh: said } = judged(rule, { A: '179000' }, { A: '17.9' });
  assert.match(said.sentence, /本年 179,000\.00 万元，上年 17\.90 万元；像是多写了：大约是应有的 10,000 倍/);
});

test('a percentage shows what is stated, what it is, and how it was worked out', () => {
  const rule: Rule = { ...HEAD, kind: 'percentage', stated: codeOf('RATE'), now: 'A', base: 'B', of: 'fall' };
  const { zh: said } = judged(rule, { A: '2.30', B: '3.80', RATE: '42.86' });
  assert.match(said.sentence, /写的是下降 42\.86%，按数重算是 39\.47%。$/);
  assert.equal(said.working[0], '（3.80 万元 − 2.30 万元）÷ 3.80 万元');
  const zero = judged(rule, { A: '0.3', B: '0', RATE: '100' }).zh;
  assert.match(zero.sentence, /上年（基数）是 0，现在是 0\.30 万元：没有增长百分比可言，不能写 100%。$/);
});

test('a year on year from zero has no percentage', () => {
  const rule: Rule = { ...HEAD, kind: 'year-on-year', cells: [codeOf('A'), codeOf('B')], share: 0.3 };
  assert.match(
    judged(rule, { A: '0.4', B: '' }, { A: '0', B: '' }).zh.sentence,
    /本年 0\.40 万元，上年是 0（不计算百分比）。$/,
  );
  assert.match(judged(rule, { A: '3.04', B: '' }, { A: '22.70', B: '' }).zh.sentence, /减少 86\.61%。$/);
});

test('a blank is said as a blank, not as a zero that somebody wrote', () => {
  const equal: Rule = { ...HEAD, kind: 'formula', expression: 'A = B', tolerance: 'rounding' };
  assert.match(
    judged(equal, { A: '3.43', B: '' }).zh.sentence,
    /：本行 3\.43 万元，“B” 空白（按 0 计），两边应当相等；相差 3\.43 万元/,
  );
  assert.match(
    judged(TOTAL, { SUM: '3.43', A: '', B: '' }).zh.sentence,
    /本行 3\.43 万元，2 项都是空白（按 0 计），两边应当相等/,
  );
});
