import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawBars, drawDots, drawWaterfall } from './draw-charts.ts';
import { axisEnd, shortened } from './draw-svg.ts';

test('a name in a chart cannot become markup', () => {
  const name = '<script>alert("x")</script>&';
  for (const svg of [
    drawBars([{ label: name, value: 1, before: undefined }], 0),
    drawDots({
      rows: [{ label: name, value: 1, outside: false }],
      median: undefined,
      fence: undefined,
      digits: 0,
    }),
    drawWaterfall({ from: { label: name, value: 1 }, steps: [], to: { label: 'x', value: 1 }, digits: 0 }),
  ]) {
    assert.ok(!svg.includes('<script'));
    assert.match(svg, /&lt;script/);
    assert.ok(!/\sstyle=|<style/.test(svg));
  }
});

test('the longest bar is the largest value, and last year stands on the same scale', () => {
  const svg = drawBars(
    [
      { label: '甲', value: 50, before: 100 },
      { label: '乙', value: 25, before: undefined },
    ],
    0,
  );
  const widths = [...svg.matchAll(/<rect[^>]* width="([\d.]+)"/g)].map(([, width]) => Number(width));
  assert.equal(widths.length, 3);
  const [now = 0, before = 0, other = 0] = widths;
  assert.ok(Math.abs(before - 2 * now) < 0.2);
  assert.ok(Math.abs(now - 2 * other) < 0.2);
});

test('a unit outside the fence has another colour', () => {
  const svg = drawDots({
    rows: [
      { label: '甲', value: 9, outside: true },
      { label: '乙', value: 1, outside: false },
    ],
    median: { label: '中位数', value: 2 },
    fence: { label: '上围栏', value: 4 },
    digits: 1,
  });
  assert.equal([...svg.matchAll(/<circle[^>]*report-stop-fill/g)].length, 1);
  assert.match(svg, /中位数 2\.0/);
});

test('a waterfall ends where its last bar does', () => {
  const svg = drawWaterfall({
    from: { label: '上年', value: 100 },
    steps: [
      { label: '人数', value: -20 },
      { label: '单价', value: 30 },
    ],
    to: { label: '本年', value: 110 },
    digits: 0,
  });
  const ends = [...svg.matchAll(/<rect x="([\d.]+)"[^>]* width="([\d.]+)"/g)].map(
    ([, x, width]) => Number(x) + Number(width),
  );
  const [, , price = 0, now = 0] = ends;
  assert.ok(Math.abs(price - now) < 0.2, `${price} ${now}`);
});

test('axis ends are round numbers not below the largest value, and long names are cut', () => {
  for (const most of [0.3, 1, 7, 42, 999, 12_345]) {
    const end = axisEnd(most);
    assert.ok(end >= most && end <= 2.1 * most, `${most} → ${end}`);
  }
  assert.equal(axisEnd(0), 1);
  assert.equal(shortened('衡阳市某某某某某某某某某某某某局', 6), '衡阳市某某某…');
  assert.equal(shortened('短名', 6), '短名');
});
