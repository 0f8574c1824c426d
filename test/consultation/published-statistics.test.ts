import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { checkPublishedTable, type PublishedCheck } from '#core/consultation/published/check-published.ts';
import { parsePublished } from '#core/consultation/published/parse-published.ts';

const FILE = new URL('../../data/consultations/published-statistics.yaml', import.meta.url);
const { tables = [], findings } = parsePublished({
  path: 'published-statistics.yaml',
  text: readFileSync(FILE, 'utf8'),
});

/** All that does not close in the published tables, found by computing; nothing else may be found. */
const GAPS = `
  shaanxi-2019-topic | sum 提案 1018≠938, missing 80
  shaanxi-2019-topic | percent-sum 提案 92.1
  peixian-2018       | percent 城建环保 38.6≠38.7 (cut off)
  peixian-2018       | percent 立案率 81.7≠81.8 (cut off)
`;

test('the real gaps of the published tables are found, and no others', () => {
  assert.deepEqual(findings, []);
  const found = tables.flatMap((table) =>
    checkPublishedTable(table)
      .filter(({ holds }) => !holds)
      .map((check) => `${table.id} | ${lineOf(check)}`),
  );
  const expected = GAPS.trim()
    .split('\n')
    .map((line) => line.trim().replace(/\s+\|/, ' |'));
  assert.deepEqual(found, expected);
});

test('what was published in words and in parts of parts is checked too', () => {
  assert.deepEqual(
    checks('xian-2014').filter(({ kind }) => kind === 'says'),
    [
      { kind: 'says', of: '已解决或基本解决', printed: '55%以上', computed: '55.21', holds: true },
      { kind: 'says', of: '正在解决或列入计划', printed: '近42%', computed: '41.85', holds: true },
    ],
  );
  assert.deepEqual(
    checks('wuhan-edu-2023').map((check) =>
      check.kind === 'sum' ? `${check.of} ${check.printed}=${check.computed}` : '',
    ),
    ['建议提案 195=195', '市代表建议 34=34', '市政协提案 144=144', '省代表建议 5=5'],
  );
  assert.equal(
    checks('sanmenxia-2020').every(({ holds }) => holds),
    true,
  );
});

function checks(id: string): readonly PublishedCheck[] {
  return tables.filter((table) => table.id === id).flatMap(checkPublishedTable);
}

function lineOf(check: PublishedCheck): string {
  if (check.kind === 'percent-sum') return `percent-sum ${check.of} ${check.computed}`;
  const more =
    check.kind === 'sum'
      ? `, missing ${check.missing}`
      : check.kind === 'percent' && check.cut
        ? ' (cut off)'
        : '';
  return `${check.kind} ${check.of} ${check.printed}≠${check.computed}${more}`;
}
