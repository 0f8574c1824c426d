import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSegmenter } from '#connectors/segmenter/jieba.ts';

const TEXT = '优化营商环境，建成省域副中心城市，推进医共体建设，城镇化率达到65.5%。';

test('words of the lexicon stay whole, and nothing of the text is lost', () => {
  const words = openSegmenter(['医共体', '营商环境', '省域副中心城市'])(TEXT);
  assert.equal(words.join(''), TEXT);
  for (const word of ['营商环境', '省域副中心城市', '医共体', '65.5%']) assert.ok(words.includes(word), word);
  assert.ok(
    !openSegmenter([])(TEXT).includes('营商环境'),
    'without the lexicon it is cut: the lexicon does the work',
  );
});

test('the order of the lexicon changes nothing, nor does a broken entry', () => {
  const one = openSegmenter(['营商环境', '医共体'])(TEXT);
  assert.deepEqual(openSegmenter(['医共体', ' 营商环境', '', '两 词'])(TEXT), one);
});

test('a text as long as a plan is cut in well under a second', () => {
  const cut = openSegmenter([]);
  const plan = TEXT.repeat(Math.ceil(75_000 / TEXT.length));
  cut(TEXT);
  const start = process.cpuUsage();
  assert.equal(cut(plan).join(''), plan);
  assert.ok(process.cpuUsage(start).user < 1_000_000);
});
