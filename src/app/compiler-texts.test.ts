import assert from 'node:assert/strict';
import test from 'node:test';
import { LANGUAGES } from '#base/localised.ts';
import { COMPILER_FINDING_TEXTS, REASON_TEXTS, compilerFindingSentence } from './compiler-texts.ts';

test('a sentence uses the same parameters in both languages, and English text holds no Chinese', () => {
  for (const texts of [...Object.values(REASON_TEXTS), ...Object.values(COMPILER_FINDING_TEXTS)]) {
    const used = LANGUAGES.map((language) =>
      [...texts[language].matchAll(/\{\w+\}/g)].map(String).toSorted(),
    );
    assert.ok(
      new Set(used[1]).isSubsetOf(new Set(used[0])) || new Set(used[0]).isSubsetOf(new Set(used[1])),
      texts.en,
    );
    assert.ok(!/\p{Script=Han}/u.test(texts.en), texts.en);
  }
});

test('a cycle is told by the names of its items', () => {
  const names: Readonly<Record<string, string>> = { a: '甲', b: '乙' };
  const finding = {
    code: 'flow-cycle',
    level: 'error',
    at: { file: 'x', line: 1, column: 1 },
    params: { cycle: 'a → b → a' },
  } as const;
  assert.equal(
    compilerFindingSentence(finding, 'zh-CN', (id) => names[id] ?? id),
    '事项互相等待：甲 → 乙 → 甲',
  );
});
