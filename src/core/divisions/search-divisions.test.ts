import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { isDivisionCode, type DivisionCode } from './division.ts';
import { buildDivisionTree, type DivisionTree } from './division-tree.ts';
import { readDivisionsFile } from './divisions-file.ts';
import { decidingCounty } from './jurisdiction.ts';
import { searchDivisions } from './search-divisions.ts';

const tree = treeOf(readFileSync(new URL('../../../data/divisions/hengyang.csv', import.meta.url), 'utf8'));

function treeOf(text: string): DivisionTree {
  const rows = readDivisionsFile(text);
  assert.ok(rows.ok);
  const built = buildDivisionTree(rows.value);
  assert.ok(built.ok);
  return built.value;
}

function code(digits: string): DivisionCode {
  assert.ok(isDivisionCode(digits));
  return digits;
}

// What is typed   the first path found
const FIRST_HITS = `
常宁             衡阳市 常宁市
changning        衡阳市 常宁市
ChangNing        衡阳市 常宁市
cns              衡阳市 常宁市
ｃｎｓ           衡阳市 常宁市
zhengxiang       衡阳市 蒸湘区
zxq              衡阳市 蒸湘区
leiyang          衡阳市 耒阳市
yang             衡阳市 衡东县 杨林镇
阳               衡阳市 蒸湘区 蒸湘街道 阳辉桥社区
cnsyyjd          衡阳市 常宁市 宜阳街道
cnyy             衡阳市 常宁市 宜阳街道
常宁宜阳         衡阳市 常宁市 宜阳街道
常宁 宜阳        衡阳市 常宁市 宜阳街道
changning yiyang 衡阳市 常宁市 宜阳街道
金甲社区         衡阳市 珠晖区 茶山坳镇 金甲社区
jinjiashequ      衡阳市 珠晖区 茶山坳镇 金甲社区
金甲居委会       衡阳市 珠晖区 茶山坳镇 金甲社区
学院路           衡阳市 蒸湘区 红湘街道 学院路社区
蒸湘 学院路      衡阳市 蒸湘区 红湘街道 学院路社区
zxhxxyl          衡阳市 蒸湘区 红湘街道 学院路社区
`;

for (const line of FIRST_HITS.trim().split('\n')) {
  const [, query = '', path = ''] = /^(.+?) +(衡阳市.*)$/.exec(line) ?? [];
  test(`typing ${query} finds ${path} first`, () => {
    assert.equal(searchDivisions(tree, query)[0]?.path, path);
  });
}

test('nothing typed, and words that match nothing, find nothing', () => {
  for (const query of ['', '   ', '北京', 'qqqq', '%', '<b>', '常宁 学院路']) {
    assert.deepEqual(searchDivisions(tree, query), []);
  }
});

test('every division is found by the path that pages show of it', () => {
  for (const { code } of tree.rows.filter((row, at) => row.level === 'village' && at % 23 === 0)) {
    assert.equal(searchDivisions(tree, tree.pathOf(code))[0]?.path, tree.pathOf(code));
  }
});

test('a search can be kept within a division and at a level, and never gives more than its limit', () => {
  const within = code('430482000000');
  const hits = searchDivisions(tree, '村', { within, level: 'village', limit: 7 });
  assert.equal(hits.length, 7);
  assert.ok(
    hits.every(({ division }) => division.level === 'village' && tree.isWithin(division.code, within)),
  );
  assert.equal(searchDivisions(tree, '村').length, 20);
  assert.equal(searchDivisions(tree, '村', { limit: 0 }).length, 0);
});

test('every division is found by its whole name, its pinyin and its initials within its parent', () => {
  for (const division of tree.rows.filter((row, at) => row.parent !== undefined && at % 17 === 0)) {
    for (const query of [division.name, division.pinyin, division.initials]) {
      const hits = searchDivisions(tree, query, { within: division.parent ?? division.code, limit: 3000 });
      assert.ok(
        hits.some((hit) => hit.division === division),
        `${query} finds ${division.code}`,
      );
    }
  }
});

test('the slowest of many searches takes less than 100 ms', () => {
  const queries = [
    'x',
    '村',
    'cnsyyjd',
    'hengyanghengyanghengyang',
    'a b c d e',
    'hyhyhyhyhyhyhyhyhy',
    'y'.repeat(500),
  ];
  const times = queries.map((query) => {
    const start = performance.now();
    searchDivisions(tree, query);
    return performance.now() - start;
  });
  assert.ok(Math.max(...times) < 100, `${Math.max(...times)} ms`);
});

// The value of the element   what is computed
const JURISDICTIONS = `
430482001006   430482000000
430482001000   430482000000
430482000000   430482000000
430473000000   430473000000
430400000000   division-too-high
430000000000   division-too-high
430482999999   division-unknown
430499000000   division-unknown
430100000000   outside-the-city
110101001001   outside-the-city
常宁市         division-unknown
x              division-unknown
`;

for (const line of JURISDICTIONS.trim().split('\n')) {
  const [value = '', expected = ''] = line.split(/ +/);
  test(`an item that names ${value} is decided by ${expected}`, () => {
    const decided = decidingCounty(tree, code('430400000000'), value);
    assert.equal(decided.ok ? decided.value : decided.error.code, expected);
  });
}
