import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { bigramCodes, bigrams } from './bigrams.ts';
import { normalise } from './normalise.ts';
import { plainScript, slowScript } from './script.ts';
import { sentences } from './sentences.ts';

const SEED = 20261122;

/** Characters that do harm beside ordinary ones: full-width, traditional, joiners, marks, jamo, final sigma, halves of pairs. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...Array.from('建议扩建擴建養老，。：！、 　\n１０,.５％%abcＡΣσ臺乾薴餸您好谢此致敬礼'),
      ),
      fc.constantFrom(
        '尊敬的',
        '市长',
        '谢谢',
        '您好',
        '6.5',
        '10,000',
        '\u200D',
        '\uFE0F',
        '\u0301',
        'ᄀ',
        'ᅡ',
        'ﾞ',
        'ｶ',
        'İ',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

const KEYS = `
  建議擴建養老中心。                       | 建议扩建养老中心
  尊敬的市领导：您好！修路。此致　敬礼！   | 修路
  尊敬的人越来越少，应当敬老。             | 尊敬的人越来越少应当敬老
  城镇化率达到６５.５％                    | 城镇化率达到65.5%
  城镇化率达到655%                         | 城镇化率达到655%
  投资10,000万元                           | 投资10000万元
  2026—2030年，谢谢！                      | 2026 2030年
  请\u200B修\uFEFF路                       | 请修路
  谢谢！                                   | 谢谢
  👍                                       | 👍
  “支持”                                   | 支持
`;

test('copies share a key whatever their script, width, marks and courtesies, and figures stay figures', () => {
  for (const [written = '', key] of rows(KEYS)) assert.equal(normalise(JSON.parse(`"${written}"`)), key);
});

test(`a key is its own key (seed ${SEED})`, () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const key = normalise(text);
      assert.equal(normalise(key), key);
    }),
    { seed: SEED, numRuns: 3000 },
  );
});

test(`the table of characters says what the definition says (seed ${SEED})`, () => {
  fc.assert(
    fc.property(hostile, (text) => assert.equal(plainScript(text), slowScript(text))),
    { seed: SEED, numRuns: 3000 },
  );
});

test(`sentences lose nothing and none is long (seed ${SEED})`, () => {
  fc.assert(
    fc.property(
      fc.oneof(
        hostile,
        fc.integer({ min: 380, max: 1300 }).map((n) => '路😀'.repeat(n)),
      ),
      (text) => {
        const found = sentences(text);
        assert.equal(found.join(''), text);
        assert.ok(
          found.every(
            (each) =>
              (each.length <= 400 && each.isWellFormed() === text.isWellFormed()) || !text.isWellFormed(),
          ),
        );
      },
    ),
    { seed: SEED, numRuns: 500 },
  );
  assert.deepEqual(sentences('先修路。“再建桥！”好吗？好'), ['先修路。', '“再建桥！”', '好吗？', '好']);
});

test('bigrams as texts and as numbers are the same pairs', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const codes = [...new Set(bigrams(text))].map((pair) =>
        pair.length === 1 ? pair.charCodeAt(0) : pair.charCodeAt(0) * 0x1_0000 + pair.charCodeAt(1),
      );
      assert.deepEqual(
        [...bigramCodes(text)],
        codes.toSorted((a, b) => a - b),
      );
    }),
    { seed: SEED, numRuns: 300 },
  );
  assert.deepEqual(bigrams('修路桥'), ['修路', '路桥']);
});

function rows(table: string): string[][] {
  return table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
}
