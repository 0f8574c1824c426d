import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chartCsv, shortName } from './chart.ts';
import { drawStrips } from './group-strips.ts';
import { drawRankedDots } from './ranked-dots.ts';
import { drawWaterfall } from './waterfall.ts';

const DRAWN = (width: number): readonly string[] => [
  drawStrips(
    [{ label: '<b>&"行政"', values: [{ value: 3, outside: false }], median: 3, q1: 2, q3: 4 }],
    1,
    width,
  ),
  drawStrips([], 1, width),
  drawRankedDots(
    {
      rows: [
        { label: '<script>', value: 0, outside: false },
        { label: '长'.repeat(60), value: 12_345_678.9, outside: true },
      ],
      median: { label: '中位数', value: 5 },
      fence: { label: '上限', value: 9e9 },
      digits: 2,
    },
    width,
  ),
  drawWaterfall(
    {
      from: { label: '上年', value: 0 },
      steps: [{ label: '<i>', value: -5 }],
      to: { label: '本年', value: -5 },
      digits: 1,
    },
    width,
  ),
];

test('every chart is one SVG document without script, style or a number that is none, at any width', () => {
  for (const width of [320, 360, 720])
    for (const svg of DRAWN(width)) {
      assert.match(svg, new RegExp(`^<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} `));
      assert.doesNotMatch(svg, /NaN|Infinity|undefined|<script|<b>|<i>|style=/);
    }
});

test('what lies in a chart lies inside it', () => {
  for (const width of [360, 720])
    for (const svg of DRAWN(width))
      for (const [, x = ''] of svg.matchAll(/ (?:x|x1|x2|cx)="(-?[\d.]+)"/g))
        assert.ok(Number(x) >= 0 && Number(x) <= width + 10, `${x} of ${width}`);
});

test('a table is taken away as RFC 4180, and no cell runs as a formula', () => {
  const csv = chartCsv({
    head: ['单位', '数'],
    rows: [
      ['=1+1', 2.5],
      ['a,"b"', undefined],
    ],
  });
  assert.equal(csv, '\u{FEFF}单位,数\r\n\'=1+1,2.5\r\n"a,""b""",\r\n');
});

test('a name in a chart goes without its place and without the mark of a sample', () => {
  const place = '衡阳市';
  assert.equal(shortName({ name: '衡阳市财政局（样例）', place }), '财政局');
  assert.equal(shortName({ name: '常宁市财政局（样例）', place }), '常宁市财政局');
  assert.equal(shortName({ name: '衡阳市', place }), '衡阳市');
});

test('a negative figure stays a figure in a file, and what would run as a formula does not', () => {
  const rows = [['-5.00', '-5', '-1+cmd', '=1+1', '@a', '+1', '-', 'a-1']];
  const csv = chartCsv({ head: ['a'], rows }, '说明');
  assert.equal(csv, "\u{FEFF}说明\r\na\r\n-5.00,-5,'-1+cmd,'=1+1,'@a,'+1,'-,a-1\r\n");
});
