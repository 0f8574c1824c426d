import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CATALOGUE_FINDINGS } from '#core/catalogue/finding-codes.ts';
import { FINDING_TEXTS, findingSentence } from './finding-texts.ts';

test('every code has a sentence in both languages, and no sentence is left over', () => {
  const codes = CATALOGUE_FINDINGS.map(({ code }) => code);
  assert.equal(new Set(codes).size, codes.length);
  assert.deepEqual(Object.keys(FINDING_TEXTS).toSorted(), codes.toSorted());
  for (const [code, { 'zh-CN': zh, en }] of Object.entries(FINDING_TEXTS))
    assert.deepEqual(parametersIn(zh), parametersIn(en), code);
});

test('a near word is offered at the end of the sentence', () => {
  const finding = { code: 'unknown-key', params: { key: 'neds', near: 'needs' } };
  assert.equal(findingSentence(finding, 'en'), 'There is no key "neds". Did you mean "needs"?');
  assert.equal(findingSentence(finding, 'zh-CN'), '没有“neds”这个键，是否想写“needs”？');
});

test('a code of another table is shown as it is', () => {
  assert.equal(findingSentence({ code: 'of-another-table', params: {} }, 'en'), 'of-another-table');
});

function parametersIn(text: string): readonly string[] {
  return [...text.matchAll(/\{([a-z]+)\}/g)].map(([name]) => name).toSorted();
}
