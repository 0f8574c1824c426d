import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Reading } from '../embedding/features.ts';
import { synonymsOf } from '../embedding/synonyms.ts';
import { measureAccuracy } from './accuracy.ts';
import type { Label, SortedText } from './label.ts';
import { propose, rankLabels } from './propose.ts';
import { sorterFor } from './sorter.ts';

const SEED = 20_261_122;
const reading: Reading = {
  cut: (sentence) => sentence.match(/.{1,2}/gu) ?? [],
  synonyms: synonymsOf([['减负', '降成本']]),
};
const labels: readonly Label[] = [
  { id: 'park', name: '园区', words: ['园区', '工业园区'], about: '' },
  { id: 'school', name: '学校', words: ['小学'], about: '负责学校布局和校舍搬迁。' },
  { id: 'business', name: '营商', words: ['减负', '审批'], about: '' },
];
const none: readonly SortedText[] = [];

test('a proposal names the words of the text that led to it and where they come from', () => {
  const sorter = sorterFor({ labels, texts: none, reading });
  const [first] = propose(sorter, { text: '希望给企业降成本' });
  assert.equal(first?.label, 'business');
  const [word] = first.evidence;
  assert.deepEqual(
    { word: word?.word, source: word?.source, meant: word?.meant },
    { word: '降成本', source: 'synonym', meant: '减负' },
  );
  const [moved] = propose(sorter, { text: '校舍要搬迁' });
  assert.equal(moved?.label, 'school');
  assert.ok(moved.evidence.every(({ source }) => source === 'about'));
  assert.ok(moved.evidence.some(({ word: shown }) => shown === '校舍'));
});

test('a longer word of the list takes the place of the shorter one inside it', () => {
  const [first] = propose(sorterFor({ labels, texts: none, reading }), { text: '工业园区' });
  assert.deepEqual(
    first?.evidence.filter(({ source }) => source === 'list').map(({ word }) => word),
    ['工业园区'],
  );
});

test('a text in traditional script and full width is read as the same', () => {
  const sorter = sorterFor({ labels, texts: none, reading });
  assert.deepEqual(propose(sorter, { text: '工業園區' }), propose(sorter, { text: '工业园区' }));
});

test('confirmed work teaches, unsorted texts teach nothing about labels', () => {
  const asked = { text: '油菜秋种太难' };
  const texts = [{ id: 'a', text: '油菜秋种', label: undefined }];
  const before = propose(sorterFor({ labels, texts, reading }), asked);
  assert.ok(before.every(({ score }) => score === 0));
  const after = propose(
    sorterFor({ labels, texts: [{ id: 'a', text: '油菜秋种', label: 'park' }], reading }),
    asked,
  );
  assert.equal(after[0]?.label, 'park');
  assert.ok(after[0].evidence.some(({ source, word }) => source === 'earlier' && word === '油菜'));
  assert.ok(after[0].evidence.some(({ source, like }) => source === 'near' && like === 'a'));
});

test('what points nowhere is proposed in the order of the labels, without words', () => {
  const proposed = propose(sorterFor({ labels, texts: none, reading }), { text: '？' });
  assert.deepEqual(
    proposed.map(({ label, evidence }) => [label, evidence.length]),
    [
      ['park', 0],
      ['school', 0],
      ['business', 0],
    ],
  );
});

const someTexts = fc.array(
  fc.record({
    text: fc.array(fc.constantFrom('园区', '小学', '审批', '搬迁', '修路', '种树'), {
      minLength: 1,
      maxLength: 5,
    }),
    label: fc.constantFrom('park', 'school', 'business', 'gone', undefined),
  }),
  { minLength: 1, maxLength: 12 },
);

test("a text's own label never counts for its own proposals, whatever it is", () => {
  fc.assert(
    fc.property(someTexts, fc.constantFrom('park', 'school', undefined), (made, other) => {
      const texts = made.map(({ text, label }, nth) => ({ id: `T${nth}`, text: text.join(''), label }));
      const changed = texts.map((each, nth) => (nth === 0 ? { ...each, label: other } : each));
      const asked = { id: 'T0', text: texts[0]?.text ?? '' };
      const scores = (from: readonly SortedText[]): ReadonlyMap<string, number> =>
        new Map(
          rankLabels(sorterFor({ labels, texts: from, reading }), asked).map(({ label, score }) => [
            label.id,
            score,
          ]),
        );
      const [one, two] = [scores(texts), scores(changed)];
      for (const [label, score] of one) assert.ok(Math.abs(score - (two.get(label) ?? -1)) < 1e-6);
    }),
    { seed: SEED, numRuns: 200 },
  );
});

test('the same ledger gives the same proposals, best first, and no word that is not in the text', () => {
  fc.assert(
    fc.property(someTexts, (made) => {
      const texts = made.map(({ text, label }, nth) => ({ id: `T${nth}`, text: text.join(''), label }));
      for (const { id, text } of texts) {
        const asked = { id, text };
        const proposed = propose(sorterFor({ labels, texts, reading }), asked);
        assert.deepEqual(proposed, propose(sorterFor({ labels, texts, reading }), asked));
        assert.equal(proposed.length, 3);
        assert.deepEqual(
          proposed.map(({ score }) => score),
          proposed.map(({ score }) => score).toSorted((a, b) => b - a),
        );
        for (const { evidence } of proposed) {
          for (const { word, weight } of evidence) assert.ok(text.includes(word) && weight > 0);
        }
      }
    }),
    { seed: SEED, numRuns: 100 },
  );
});

test('accuracy counts each confirmed text once, left out of what it is judged by, against the most frequent label', () => {
  const texts = [
    { id: '1', text: '工业园区', label: 'park' },
    { id: '2', text: '园区扩区', label: 'park' },
    { id: '3', text: '小学搬迁', label: 'school' },
    { id: '4', text: '修路', label: 'school' },
    { id: '5', text: '种树', label: undefined },
  ];
  const accuracy = measureAccuracy(sorterFor({ labels, texts, reading }));
  assert.equal(accuracy.texts, 4);
  assert.deepEqual(
    accuracy.labels.map(({ label, texts: n }) => [label, n]),
    [
      ['park', 2],
      ['school', 2],
    ],
  );
  assert.deepEqual(accuracy.baseline, { label: 'park', first: 2, amongThree: 4 });
  assert.equal(accuracy.amongThree, 4, 'of three labels three are proposed');
  assert.ok(accuracy.first >= 3 && (accuracy.margin ?? 0) > 0.2, 'four texts prove little');
  assert.equal(measureAccuracy(sorterFor({ labels, texts: none, reading })).margin, undefined);
});
