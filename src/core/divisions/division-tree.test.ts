import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  centreOf,
  divisionPrefix,
  isDivisionCode,
  parseDivisionCode,
  placeName,
  type Division,
  type DivisionCode,
} from './division.ts';
import { buildDivisionTree } from './division-tree.ts';
import { readDivisionsFile, writeDivisionsFile } from './divisions-file.ts';

const text = readFileSync(new URL('../../../data/divisions/hengyang.csv', import.meta.url), 'utf8');
const rows = valueOf(readDivisionsFile(text));
const tree = valueOf(buildDivisionTree(rows));
const community = code('430408002003');

function valueOf<Value>(
  result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: unknown },
): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function code(digits: string): DivisionCode {
  return valueOf(parseDivisionCode(digits));
}

function findingsOf(changed: readonly Division[]): readonly string[] {
  const built = buildDivisionTree(changed);
  return built.ok ? [] : built.error.map((finding) => `${finding.row} ${finding.code}`);
}

test('the sample city has 1 city, 14 counties and zones, 191 towns and 2,785 villages and communities', () => {
  const counts = Object.fromEntries(
    Map.groupBy(tree.rows, (row) => row.level)
      .entries()
      .map(([level, all]) => [level, all.length]),
  );
  assert.deepEqual(counts, { province: 1, city: 1, county: 14, town: 191, village: 2785 });
});

test('a path leads from the city to the place by the words people use', () => {
  assert.equal(tree.pathOf(community), '衡阳市 蒸湘区 红湘街道 学院路社区');
  assert.equal(tree.pathOf(code('430000000000')), '湖南省');
});

test('every village lies within its ancestors, and within no other county', () => {
  const counties = tree.rows.filter((row) => row.level === 'county');
  for (const village of tree.rows.filter((row) => row.level === 'village')) {
    assert.deepEqual(
      tree.ancestorsOf(village.code).map((row) => row.level),
      ['province', 'city', 'county', 'town'],
    );
    const holders = counties.filter((county) => tree.isWithin(village.code, county.code));
    assert.deepEqual(holders, [tree.countyOf(village.code)]);
  }
});

test('the children of all divisions are all divisions but the root, each once', () => {
  const children = tree.rows.flatMap((row) => tree.childrenOf(row.code));
  assert.equal(children.length, tree.rows.length - 1);
  assert.equal(new Set(children).size, children.length);
});

test('county, city and level of a code; a division wider than asked for gives nothing', () => {
  assert.equal(tree.countyOf(community)?.name, '蒸湘区');
  assert.equal(tree.countyOf(code('430408000000'))?.name, '蒸湘区');
  assert.equal(tree.cityOf(community)?.name, '衡阳市');
  assert.equal(tree.levelOf(community), 'village');
  assert.equal(tree.countyOf(code('430400000000')), undefined);
  assert.equal(tree.countyOf(code('430408999000')), undefined);
});

test('the prefix of a division is what exactly the codes within it begin with', () => {
  const prefixes = ['430000000000', '430400000000', '430482000000', '430482001000', '430482001006'];
  assert.deepEqual(
    prefixes.map((each) => divisionPrefix(code(each))),
    ['43', '4304', '430482', '430482001', '430482001006'],
  );
});

test('a code has twelve digits and does not begin with 0', () => {
  for (const wrong of ['', '43040800200', '4304080020033', '０30408002003', '030408002003', '43040800200x']) {
    assert.deepEqual(parseDivisionCode(wrong), {
      ok: false,
      error: { code: 'division-code-malformed', text: wrong },
    });
  }
  assert.ok(tree.rows.every((row) => isDivisionCode(row.code)));
});

test('duplicates, orphans and codes of another level are all reported, each with its row', () => {
  const [province, city, county, other] = rows;
  assert.ok(province && city && county && other);
  assert.deepEqual(findingsOf([province, city, city, county]), ['2 division-duplicate']);
  assert.deepEqual(findingsOf([province, county]), ['1 division-orphan']);
  assert.deepEqual(findingsOf([province, city, { ...county, level: 'town' }]), ['2 division-level-mismatch']);
  assert.deepEqual(findingsOf([province, city, { ...county, parent: province.code }]), [
    '2 division-parent-mismatch',
  ]);
  assert.deepEqual(findingsOf([province, city, { ...county, parent: undefined }, city]), [
    '2 division-parent-mismatch',
    '3 division-duplicate',
  ]);
});

test('writing the divisions file gives the text that was read', () => {
  assert.equal(writeDivisionsFile(rows), text);
});

test('a divisions file with faults names each with its line', () => {
  const broken = text.split('\n').slice(0, 3);
  const read = readDivisionsFile(
    [...broken, '43040,短,county,430400000000,d,d', '430405000000,珠晖区,borough,430400000000,z,z', 'x'].join(
      '\n',
    ),
  );
  assert.ok(!read.ok);
  assert.deepEqual(
    read.error.map(({ line, code }) => `${line} ${code}`),
    ['4 divisions-file-code', '5 divisions-file-level', '6 divisions-file-fields'],
  );
});

test('each village has one centre, named after the place and not after its committee', () => {
  const villages = tree.rows.filter((row) => row.level === 'village');
  assert.ok(villages.every((village) => centreOf(village)?.village === village.code));
  assert.ok(villages.every((village) => !/委/.test(placeName(village))));
  const names = ['学院路社区居委会', '学院路社区', '湖波村委会', '红星村村委会', '新城居委会', '岳北村'];
  assert.deepEqual(
    names.map((name) => placeName({ name, level: 'village' })),
    ['学院路社区', '学院路社区', '湖波村', '红星村', '新城社区', '岳北村'],
  );
  assert.equal(tree.rows.filter((row) => centreOf(row) !== undefined).length, 2785);
  const shown = tree.get(community);
  assert.equal(shown && centreOf(shown)?.name, '学院路社区便民服务中心');
});
