import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { pictureOf } from '#web/costs/report/svg-to-png.ts';
import { readPicture } from '#connectors/ocr/read-picture.ts';
import { proposedText } from '#core/consultation/intake/picture-reading.ts';

const LETTER = readFileSync(new URL('fixtures/letter-sideways.jpg', import.meta.url));
const LINES = [
  '关于十五五规划的几点建议',
  '规划编制办公室：',
  '一、老旧小区改造要同步加装电梯，方便老年人出行。',
  '二、常住人口城镇化率到2030年争取达到65%，目标应分年度列出。',
  '三、建议把蒸水北堤风光带延伸12.5公里，并增设3处公厕。',
  '四、民营企业融资难，希望设立2亿元的风险补偿基金。',
  '此致',
  '敬礼！',
  '雁峰区居民2025年12月8日',
];

test('a letter photographed sideways, leaning, blurred and unevenly lit is read to the character', async () => {
  const read = await readPicture(LETTER);
  assert.ok(read.ok, read.ok ? '' : read.error);
  assert.deepEqual(proposedText(read.value).split('\n'), LINES);
});

test('characters that can hardly be seen are marked, at their place', async () => {
  const noise = Array.from(
    { length: 14_000 },
    (_, nth) => `<circle cx="${(nth * 7919) % 620}" cy="${(nth * 104_729) % 240}" r="0.7" fill="#666"/>`,
  ).join('');
  const { png } = await pictureOf(
    `<svg xmlns="http://www.w3.org/2000/svg" width="620" height="240"><rect width="620" height="240" fill="#eee"/>` +
      `<text x="30" y="90" font-size="15">关于十五五规划的几点建议，目标应分年度列出。</text>` +
      `<text x="30" y="160" font-size="11">民营企业融资难，希望设立风险补偿基金。</text>${noise}</svg>`,
  );
  const read = await readPicture(png);
  assert.ok(read.ok, read.ok ? '' : read.error);
  const marked = read.value.lines.flatMap(({ text, doubtful }) => doubtful.map((at) => text.charAt(at)));
  assert.ok(marked.length > 0, proposedText(read.value));
  assert.ok(marked.every((letter) => letter !== ''));
});

test('what is no picture, a picture cut off, a huge one, and one without writing: each has its own answer', async () => {
  const { png } = await pictureOf('<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"/>');
  const huge = Uint8Array.from(png);
  new DataView(huge.buffer).setUint32(16, 60_000);
  new DataView(huge.buffer).setUint32(20, 60_000);
  const faults = await Promise.all(
    [
      Buffer.from('PK not a picture'),
      new Uint8Array(),
      LETTER.subarray(0, 120),
      png.subarray(0, 60),
      huge,
      png,
    ].map(async (bytes) => {
      const read = await readPicture(bytes);
      return read.ok ? proposedText(read.value) : read.error;
    }),
  );
  assert.deepEqual(faults, [
    'not-a-picture',
    'not-a-picture',
    'not-a-picture',
    'not-a-picture',
    'too-large',
    'no-text',
  ]);
});
