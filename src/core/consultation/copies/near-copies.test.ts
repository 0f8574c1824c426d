import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { bigramCodes } from '../text/bigrams.ts';
import { normalise } from '../text/normalise.ts';
import { findNearCopies, type NearCopy, type ThresholdEffect } from './near-copies.ts';
import { sameText, type NamedText } from './same-text.ts';
import { bitsApart, jaccard, simHash } from './similarity.ts';
import { cautions, differences, tellingOf } from './what-differs.ts';

const SEED = 20261122;
const named = (texts: readonly string[]): readonly NamedText<number>[] =>
  texts.map((text, index) => ({ id: index + 1, text }));

const nearCopies = (texts: readonly NamedText<number>[], threshold: number): readonly NearCopy<number>[] => {
  const found = findNearCopies(texts, [threshold]).at(threshold);
  return found.some(0, found.count);
};
const thresholdEffect = (
  texts: readonly NamedText<number>[],
  thresholds: readonly number[],
): readonly ThresholdEffect[] => findNearCopies(texts, thresholds).effects;

/** Texts of few characters, so that near copies are many. */
const fewTexts = fc
  .array(
    fc.array(fc.constantFrom('建', '路', '桥', '学', '校', '公交', '3', '不', '，'), {
      minLength: 1,
      maxLength: 9,
    }),
    {
      maxLength: 14,
    },
  )
  .map((texts) => texts.map((parts) => parts.join('')));

test('copies are those whose normalised texts are equal, under the first received', () => {
  const texts = named(['请修路。', '建桥', '您好！請修路', '建桥！谢谢', '', '，', '修路']);
  assert.deepEqual(sameText(texts), [
    { original: 1, copies: [3] },
    { original: 2, copies: [4] },
  ]);
});

test('a near copy says how near, what differs, and why it may be another demand', () => {
  const texts = named([
    '建议在城西新增两条公交线路，服务3万居民。',
    '请给老旧小区加装电梯',
    '建议在城西新增两条公交线路，服务30万居民！',
    '建议不在城西新增两条公交线路，服务3万居民',
  ]);
  const [figure, stance, ...others] = nearCopies(texts, 0.5);
  assert.deepEqual(others, []);
  assert.deepEqual(
    { ...figure, similarity: Math.round((figure?.similarity ?? 0) * 100), bits: undefined },
    {
      original: 1,
      copy: 3,
      similarity: 85,
      bits: undefined,
      differs: [{ original: '3', copy: '30' }],
      cautions: ['figures'],
    },
  );
  assert.deepEqual(
    [stance?.original, stance?.differs, stance?.cautions],
    [1, [{ original: '', copy: '不' }], ['stance']],
  );
});

test(`proposals are what looking at every pair finds (seed ${SEED})`, () => {
  fc.assert(
    fc.property(fewTexts, fc.constantFrom(0.3, 0.5, 0.7), (written, threshold) => {
      const codes = written.map((text) => bigramCodes(normalise(text)));
      const joined = new Set<number>();
      const expected = codes.flatMap((mine, later) => {
        const near = codes
          .slice(0, later)
          .map((theirs, earlier) => ({
            earlier,
            similarity: mine.length * theirs.length === 0 ? 0 : jaccard(mine, theirs),
          }))
          .filter(({ earlier, similarity }) => !joined.has(earlier) && similarity >= threshold)
          .toSorted((a, b) => b.similarity - a.similarity || a.earlier - b.earlier)[0];
        if (near === undefined) return [];
        joined.add(later);
        return [{ original: near.earlier + 1, copy: later + 1, similarity: near.similarity }];
      });
      const found = nearCopies(named(written), threshold);
      assert.deepEqual(
        found.map(({ original, copy, similarity }) => ({ original, copy, similarity })),
        expected,
      );
    }),
    { seed: SEED, numRuns: 400 },
  );
});

test(`two texts are proposed alike whichever came first (seed ${SEED})`, () => {
  fc.assert(
    fc.property(fewTexts, (written) => {
      const [a = '建路', b = '建路桥'] = written;
      const [one] = nearCopies(named([a, b]), 0.3);
      const [other] = nearCopies(named([b, a]), 0.3);
      assert.equal(one?.similarity, other?.similarity);
      assert.equal(one?.bits, other?.bits);
      assert.deepEqual(one?.cautions, other?.cautions);
    }),
    { seed: SEED, numRuns: 400 },
  );
});

test(`the effect shown for a threshold is the effect of applying it (seed ${SEED})`, () => {
  fc.assert(
    fc.property(
      fewTexts,
      fc.uniqueArray(fc.constantFrom(0.2, 0.4, 0.5, 0.6, 0.8, 1), { minLength: 1 }),
      (written, thresholds) => {
        const shown = thresholdEffect(named(written), thresholds);
        for (const { threshold, ...effect } of shown) {
          const applied = nearCopies(named(written), threshold);
          assert.deepEqual(effect, {
            submissions: applied.length,
            groups: new Set(applied.map(({ original }) => original)).size,
            doubtful: applied.filter((each) => each.cautions.length > 0).length,
          });
        }
        assert.deepEqual(
          shown.map(({ threshold }) => threshold),
          thresholds,
        );
      },
    ),
    { seed: SEED, numRuns: 300 },
  );
});

test('figures are whole in what differs, and a word for or against is never overlooked', () => {
  assert.deepEqual(differences('发放20元补贴', '发放24元补助'), [
    { original: '20', copy: '24' },
    { original: '贴', copy: '助' },
  ]);
  assert.deepEqual(cautions(tellingOf('建两座桥'), tellingOf('建二座桥')), ['figures']);
  assert.deepEqual(cautions(tellingOf('请支持修路'), tellingOf('请反对修路')), ['stance']);
  assert.deepEqual(cautions(tellingOf('请支持修路'), tellingOf('请大家支持修路吧')), []);
});

test('SimHash tells a copied text with one word changed from an unrelated one', () => {
  const original = hash('建议在城西片区新增公交线路并延长末班车时间方便晚归的居民和学生出行');
  assert.ok(
    bitsApart(original, hash('建议在城西片区新增公交线路并延长末班车时间方便晚归的群众和学生出行')) <= 14,
  );
  assert.ok(bitsApart(original, hash('希望加大对养老机构的补贴力度让老人住得起也住得好')) > 20);
  assert.equal(bitsApart(original, original), 0);
});

test('a thousand texts are proposed and every threshold is weighed at once', () => {
  const place = ['城西', '城东', '高新区', '老城', '河滨', '站前', '大学城'];
  const what = ['新增公交线路', '加装电梯', '修缮学校', '扩建医院', '治理河道', '增设停车位', '建设养老中心'];
  const texts = named(
    Array.from({ length: 1000 }, (_, i) => {
      const word = (list: readonly string[], step: number): string =>
        list[Math.floor(i / step) % list.length] ?? '';
      return `建议在${word(place, 1)}${word(what, 7)}，第${i % 90}次提出，${word(what, 49)}也要一起考虑，方便群众`;
    }),
  );
  // Work, not waiting: the machine may be busy with other things.
  const start = process.cpuUsage();
  const proposals = nearCopies(texts, 0.5);
  const effect = thresholdEffect(texts, [0.4, 0.5, 0.6, 0.7, 0.8, 0.9]);
  const { user } = process.cpuUsage(start);
  assert.equal(effect[1]?.submissions, proposals.length);
  // The goal is 100 ms each (bench); this only says that it is no matter of seconds.
  assert.ok(user < 1_500_000, `${user} µs`);
});

test('the longest texts are compared by their beginnings, and their figures and what differs by the whole of them', () => {
  const long = '在城西新增两条公交线路方便群众出行'.repeat(1100);
  const texts = named([`${long}共30亿元`, `${long}共50亿元`]);
  const start = process.cpuUsage();
  const [pair] = nearCopies(texts, 0.9);
  const { user } = process.cpuUsage(start);
  assert.deepEqual(pair?.differs, [{ original: '30', copy: '50' }]);
  assert.deepEqual(pair?.cautions, ['figures']);
  assert.ok(user < 1_500_000, `${user} µs`);
});

test('two long texts with too many differences are shown as one stretch, not looked through for seconds', () => {
  const a = Array.from({ length: 9000 }, (_, at) => String.fromCodePoint(0x4e00 + ((at * 7) % 5000))).join(
    '',
  );
  const b = Array.from({ length: 9000 }, (_, at) =>
    String.fromCodePoint(0x4e00 + ((at * 11 + 3) % 5000)),
  ).join('');
  const start = process.cpuUsage();
  assert.equal(differences(a, b).length, 1);
  assert.ok(process.cpuUsage(start).user < 1_000_000);
});

function hash(text: string): ReturnType<typeof simHash> {
  return simHash(bigramCodes(normalise(text)));
}
