import assert from 'node:assert/strict';
import test from 'node:test';
import { LANGUAGES } from '#base/localised.ts';
import type { Reason } from '#core/compiler/plan.ts';
import { id, place } from '../../test/support/catalogue-builder.ts';
import {
  COMPILER_FINDING_TEXTS,
  REASON_TEXTS,
  compilerFindingSentence,
  reasonSentences,
} from './compiler-texts.ts';

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
    compilerFindingSentence(finding, 'zh-CN', {
      nameOf: (id) => names[id] ?? id,
      conditionOf: (feel) => feel,
    }),
    '事项互相等待：甲 → 乙 → 甲',
  );
});

type Line = readonly [by: string, rule: Reason['rule'], condition?: string];

function said(...lines: readonly Line[]): readonly string[] {
  const because = lines.map(([by, rule, condition]): Reason => ({
    by: id(by),
    rule,
    at: place(),
    ...(condition === undefined ? {} : { params: { condition } }),
  }));
  const naming = { nameOf: (name: string) => name.toUpperCase(), conditionOf: (feel: string) => `<${feel}>` };
  return reasonSentences(because, 'zh-CN', naming).map(({ sentence }) => sentence);
}

test('a reason is said once: items are named together, what one item says several times is counted', () => {
  assert.deepEqual(
    said(
      ['a', 'asked-by-item'],
      ['a', 'read-by-condition', 'x'],
      ['b', 'asked-by-item'],
      ['a', 'read-by-condition', 'x'],
      ['a', 'read-by-condition', 'y'],
      ['a', 'read-by-condition', 'x'],
      ['a', 'handed-in'],
    ),
    ['“A”、“B”要填写', '“A”的条件要用到：<x>（共 3 处）', '“A”的条件要用到：<y>', '需要提交'],
  );
});
