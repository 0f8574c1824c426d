import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Reading } from '../embedding/features.ts';
import { synonymsOf } from '../embedding/synonyms.ts';
import { textIndex } from '../embedding/text-index.ts';
import { similarTo } from './similar.ts';

const SEED = 20_261_122;
const reading: Reading = {
  cut: (sentence) => sentence.match(/.{1,2}/gu) ?? [],
  synonyms: synonymsOf([['看病', '就医']]),
};
const texts = [
  { id: 'a', text: '小学搬迁太慢' },
  { id: 'b', text: '完全小学整体搬迁' },
  { id: 'c', text: '镇上看病难' },
  { id: 'd', text: '盼就医方便' },
  { id: 'e', text: '多种树' },
];

test('the most alike stands first, with what both say; itself and what shares nothing are not there', () => {
  const index = textIndex({ texts, reading });
  const list = similarTo(index, { id: 'a' });
  assert.equal(list[0]?.id, 'b');
  assert.ok(list[0].shared.includes('小学'));
  assert.ok(list.every(({ id }) => id !== 'a' && id !== 'e'));
});

test('synonyms bring together what shares no character', () => {
  const [first] = similarTo(textIndex({ texts, reading }), { id: 'c' });
  assert.equal(first?.id, 'd');
  assert.ok(first.shared.includes('看病'), 'shown as it stands in the text that is read');
  const plain = textIndex({ texts, reading: { ...reading, synonyms: synonymsOf([]) } });
  assert.deepEqual(similarTo(plain, { id: 'c' }), []);
});

test('those of the same demand can be left out; an id that is not there has no list', () => {
  const index = textIndex({ texts, reading });
  assert.deepEqual(similarTo(index, { id: 'c' }, { leave: new Set(['d']) }), []);
  assert.deepEqual(similarTo(index, { id: 'nobody' }), []);
  assert.equal(similarTo(index, { text: '小学的搬迁' }, { most: 1 }).length, 1);
});

test('likeness is the same both ways and the list is ordered by it', () => {
  const words = fc.array(fc.constantFrom('小学', '搬迁', '看病', '种树', '修路'), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(fc.array(words, { minLength: 2, maxLength: 10 }), (made) => {
      const index = textIndex({
        texts: made.map((each, nth) => ({ id: `T${nth}`, text: each.join('') })),
        reading,
      });
      for (const [nth] of made.entries()) {
        const list = similarTo(index, { id: `T${nth}` }, { most: 99 });
        const scores = list.map(({ score }) => score);
        assert.deepEqual(
          scores,
          scores.toSorted((a, b) => b - a),
        );
        for (const { id, score } of list) {
          assert.ok(score > 0 && score < 1 + 1e-9);
          const back = similarTo(index, { id }, { most: 99 }).find((each) => each.id === `T${nth}`);
          assert.ok(Math.abs((back?.score ?? -1) - score) < 1e-9);
        }
      }
    }),
    { seed: SEED, numRuns: 100 },
  );
});
