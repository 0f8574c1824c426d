import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseRound } from './parse-round.ts';

const FILES: ReadonlyMap<string, string> = new Map([
  [
    'round.yaml',
    `id: r
title: 调查
kind: survey
purpose: statistics
year: 2026
division: '430400000000'
bases: []
period: { opens: 2027-03-01, due: 2027-03-31, closes: 2027-04-15 }
money-shown-in: wan-yuan
unit-kinds: { office: 行政单位 }
groups: { H: 后勤 }
offices: { city: { name: 局, division: '430400000000' } }
mark: sample
`,
  ],
  ['register.csv', 'id,name,kind,level,office,place\nga,"甲""局"",\n二行",office,city,city,市\n'],
  ['indicators.yaml', 'indicators:\n  H01: { name: 支出, group: H, measure: wan-yuan }\n'],
  [
    'forms/a.yaml',
    `code: A
title: 表
kind: basic
columns: { value: 数 }
lines: [{ cells: [H01] }]
valid-from: 2027-01-01
mark: sample
`,
  ],
]);

function withFile(path: string, text: string) {
  return parseRound(new Map([...FILES, [path, text]]));
}

test('a cell of the register may hold quotes, commas and line ends, as a spreadsheet writes them', () => {
  assert.equal(parseRound(FILES).round?.units[0]?.name, '甲"局",\n二行');
});

test('the version changes with what is asked, and not with figures beside it', () => {
  const { round } = parseRound(FILES);
  assert.equal(withFile('figures.csv', 'unit').round?.version, round?.version);
  assert.notEqual(withFile('rules/a.yaml', 'rules: []\n').round?.version, round?.version);
});

test('a collection is asked for no legal header, for it asks nobody', () => {
  const text = FILES.get('round.yaml')?.replace('kind: survey', 'kind: collection') ?? '';
  assert.deepEqual(withFile('round.yaml', text).findings, []);
  assert.equal(parseRound(FILES).findings.length, 4);
});

test('an indicator in two forms is told, because a figure is written down once', () => {
  const second = FILES.get('forms/a.yaml')?.replace('code: A', 'code: B') ?? '';
  assert.deepEqual(
    withFile('forms/b.yaml', second)
      .findings.filter(({ level }) => level === 'error')
      .map(({ code }) => code),
    ['indicator-in-two-forms'],
  );
});

test('a file cut off anywhere is findings or another round, never an exception', () => {
  for (const [path, text] of FILES)
    for (let length = 0; length < text.length; length += 1) {
      const { round, findings } = withFile(path, text.slice(0, length));
      assert.ok(round !== undefined || findings.some(({ level }) => level === 'error'), `${path} ${length}`);
    }
});

test('nothing at all is said as missing files', () => {
  assert.deepEqual(
    parseRound(new Map()).findings.map(({ code }) => code),
    ['missing-file', 'missing-file'],
  );
});
