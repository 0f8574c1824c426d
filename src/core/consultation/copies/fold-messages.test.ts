import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { bigramCodes } from '../text/bigrams.ts';
import { normalise } from '../text/normalise.ts';
import { FOLDED_AS, MessageFold, type Folded } from './fold-messages.ts';
import { bandsFor } from './near-links.ts';
import { jaccard } from './similarity.ts';
import { tellingWords } from './stance-words.ts';

const SEED = 20261122;
const ROOM = 2 ** 26;

function fold(messages: readonly string[], threshold = 0.7, mostBytes = ROOM): Folded {
  const folding = new MessageFold({ threshold, mostBytes });
  for (const message of messages) folding.add(message);
  return folding.finish();
}

function similarity(a: string, b: string): number {
  return jaccard(bigramCodes(normalise(a)), bigramCodes(normalise(b)));
}

/** Longer texts out of few phrases, some with a character changed: copies, near copies and chains of them. */
const phrases = [
  '建议在城西新增公交线路',
  '请修好村里的路',
  '3万居民出行',
  '老人看病要跑很远',
  '不要再拖了',
  '希望写进规划',
  '，',
  '。',
];
const messages = fc.array(
  fc
    .tuple(
      fc.array(fc.constantFrom(...phrases), { maxLength: 5 }),
      fc.integer({ min: 0, max: 30 }),
      fc.boolean(),
    )
    .map(([parts, at, change]) => {
      const text = parts.join('');
      return change ? `${text.slice(0, at)}甲${text.slice(at + 1)}` : text;
    }),
  { maxLength: 40 },
);

test('copies and near copies fold into the earliest; a changed figure or a turned stance does not', () => {
  const { as, into, counts } = fold([
    '建议在城西片区新增两条公交线路方便3万居民出行',
    '尊敬的领导：建议在城西片区新增两条公交线路，方便３万居民出行。谢谢！',
    '建议在城西片区新增两条公交路线方便3万居民出行',
    '建议在城西片区新增两条公交线路方便8万居民出行',
    '反对在城西片区新增两条公交线路方便3万居民出行',
    '',
  ]);
  assert.deepEqual(
    Array.from(as, (place) => FOLDED_AS[place]),
    ['kept', 'copy', 'near', 'kept', 'kept', 'alone'],
  );
  assert.deepEqual([...into], [0, 0, 0, 3, 4, 5]);
  assert.deepEqual(counts, { kept: 3, copy: 1, near: 1, through: 0, alone: 1 });
});

test(`nothing is lost: every message is counted once and points to a kept one (seed ${SEED})`, () => {
  fc.assert(
    fc.property(messages, (written) => {
      const { read, counts, into, as } = fold(written);
      assert.equal(read, written.length);
      assert.equal(counts.kept + counts.copy + counts.near + counts.through + counts.alone, read);
      for (const [message, kept] of into.entries()) {
        assert.ok(kept <= message, 'the kept one is the earliest');
        assert.equal(into[kept], kept);
        assert.equal(kept === message, ['kept', 'alone'].includes(FOLDED_AS[as[message] ?? 0] ?? ''));
      }
    }),
    { seed: SEED, numRuns: 300 },
  );
});

test(`what is folded is what it is said to be: equal, near, or joined by near ones (seed ${SEED})`, () => {
  fc.assert(
    fc.property(messages, (written) => {
      const { into, as } = fold(written);
      for (const [message, kept] of into.entries()) {
        const [a = '', b = ''] = [written[message], written[kept]];
        const how = FOLDED_AS[as[message] ?? 0];
        if (how === 'copy') assert.equal(normalise(a), normalise(b));
        if (how === 'near') assert.ok(similarity(a, b) >= 0.7);
        if (how === 'through') assert.ok(similarity(a, b) < 0.7);
        assert.deepEqual(tellingWords(normalise(a)), tellingWords(normalise(b)));
      }
    }),
    { seed: SEED, numRuns: 300 },
  );
});

test(`the groups do not hang on the order of arrival (seed ${SEED})`, () => {
  fc.assert(
    fc.property(messages, fc.infiniteStream(fc.nat()), (written, numbers) => {
      const order = written
        .map((_, index) => ({ index, by: numbers.next().value ?? 0 }))
        .toSorted((a, b) => a.by - b.by);
      const shuffled = fold(order.map(({ index }) => written[index] ?? ''));
      assert.deepEqual(
        groupsOf(shuffled, (message) => order[message]?.index ?? -1),
        groupsOf(fold(written), (message) => message),
      );
    }),
    { seed: SEED, numRuns: 300 },
  );
});

test('in a large stream nearly all pairs at the threshold are found', () => {
  const written = Array.from({ length: 3000 }, (_, n) => {
    const digits = Array.from(String(n * 7919 + 10_000_019), (digit) =>
      '甲乙丙丁戊己庚辛壬癸'.charAt(Number(digit)),
    );
    const own = `${digits.join('路')}${digits.toReversed().join('桥')}`;
    return n % 3 === 2 ? '' : own;
  }).map((own, n, all) => (n % 3 === 2 ? `${(all[n - 1] ?? '').slice(0, -4)}换了几字` : own));
  const { into } = fold(written);
  let near = 0;
  let found = 0;
  for (let n = 2; n < written.length; n += 3) {
    if (similarity(written[n - 1] ?? '', written[n] ?? '') < 0.7) continue;
    near += 1;
    if (into[n] === into[n - 1]) found += 1;
  }
  assert.ok(near > 500, `only ${near} near pairs: the test sees nothing`);
  assert.ok(found / near > 0.97, `${found} of ${near}`);
});

test('the bands find a pair at the threshold itself with 98 in 100', () => {
  for (const threshold of [0.5, 0.6, 0.7, 0.8, 0.9]) {
    const { rows, bands } = bandsFor(threshold);
    assert.ok(1 - (1 - threshold ** rows) ** bands >= 0.98);
    assert.ok(bands <= 32);
  }
  assert.equal(bandsFor(1).bands, 1);
});

test('when there is no room for another text it is kept alone, and known ones are still folded', () => {
  const many = Array.from({ length: 3000 }, (_, n) => `第${n}条建议是在第${n * 31}号地块修一条路`);
  const tight = fold([...many, ...many], 0.7, 2 ** 21 + 2 ** 16);
  assert.ok(tight.counts.alone > 0);
  assert.ok(tight.counts.copy > 0);
  assert.equal(tight.read, 6000);
  assert.equal(
    tight.counts.kept + tight.counts.copy + tight.counts.near + tight.counts.through + tight.counts.alone,
    6000,
  );
  assert.ok(tight.bytes < 2 ** 22);
});

function groupsOf(folded: Folded, nameOf: (message: number) => number): string[] {
  const members = Map.groupBy(folded.into.keys(), (message) => folded.into[message]);
  return [...members.values()]
    .map((group) =>
      group
        .map(nameOf)
        .toSorted((a, b) => a - b)
        .join(' '),
    )
    .toSorted();
}
