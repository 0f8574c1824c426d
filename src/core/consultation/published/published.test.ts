import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { checkPublishedTable } from './check-published.ts';
import { parsePublished } from './parse-published.ts';
import type { PublishedTable } from './published-table.ts';

const SEED = 20261122;

function table(
  parts: PublishedTable['parts'],
  count: number,
  rates: PublishedTable['rates'] = [],
): PublishedTable {
  return {
    id: 'x',
    title: '表',
    period: '2020',
    mark: 'sample',
    whole: { name: '提案', count, unit: '件' },
    parts,
    rates,
  };
}

test('parts that leave something out are found, with how much, and so is a total of percentages far from 100', () => {
  const checks = checkPublishedTable(
    table(
      [
        { name: '甲', count: 374, percent: '36.7' },
        { name: '乙', count: 564, percent: '55.4' },
      ],
      1018,
    ),
  );
  assert.deepEqual(checks, [
    { kind: 'sum', of: '提案', printed: 1018, computed: 938, missing: 80, holds: false },
    { kind: 'percent', of: '甲', printed: '36.7', computed: '36.7', cut: false, holds: true },
    { kind: 'percent', of: '乙', printed: '55.4', computed: '55.4', cut: false, holds: true },
    { kind: 'percent-sum', of: '提案', computed: '92.1', allowed: '0.10', holds: false },
  ]);
});

test('a percentage that was cut off instead of rounded is found and said to be so; one that is merely wrong is not', () => {
  const rates = [
    { name: '立案率', count: 224, of: 274, percent: '81.7' },
    { name: '错', count: 224, of: 274, percent: '80' },
  ];
  const [, ...checks] = checkPublishedTable(table([{ name: '甲', count: 1 }], 1, rates));
  assert.deepEqual(checks, [
    { kind: 'percent', of: '立案率', printed: '81.7', computed: '81.8', cut: true, holds: false },
    { kind: 'percent', of: '错', printed: '80', computed: '82', cut: false, holds: false },
  ]);
});

test('shares in words are held to what the words say', () => {
  assert.equal(says('55%以上', 552), true);
  assert.equal(says('55%以上', 549), false);
  assert.equal(says('近42%', 418), true);
  assert.equal(says('近42%', 421), false, 'near from below');
  assert.equal(says('近42%', 409), false, 'that is 41');
  assert.equal(says('约42%', 421), true);
  assert.equal(says('过半', 900), false, 'words nobody can compute hold for nothing');
});

test('parts of a part must close as well', () => {
  const checks = checkPublishedTable(
    table(
      [
        {
          name: '甲',
          count: 34,
          parts: [
            { name: '主办', count: 10 },
            { name: '会办', count: 20 },
          ],
        },
      ],
      34,
    ),
  );
  assert.deepEqual(
    checks.filter(({ holds }) => !holds),
    [{ kind: 'sum', of: '甲', printed: 34, computed: 30, missing: 4, holds: false }],
  );
});

test(`a table made by rounding from its own counts has no gap (seed ${SEED})`, () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 0, max: 3 }),
      (counts, decimals) => {
        const whole = counts.reduce((sum, count) => sum + count, 0);
        fc.pre(whole > 0);
        const scale = 10 ** decimals;
        const parts = counts.map((count, index) => {
          const units = Number((BigInt(count) * 200n * BigInt(scale) + BigInt(whole)) / (2n * BigInt(whole)));
          return { name: `类${index}`, count, percent: (units / scale).toFixed(decimals) };
        });
        assert.deepEqual(
          checkPublishedTable(table(parts, whole)).filter(({ holds }) => !holds),
          [],
        );
      },
    ),
    { seed: SEED, numRuns: 500 },
  );
});

test('a file with faults is refused with the place of each of them', () => {
  const text = `tables:
  - id: aa
    title: 表
    period: "2020"
    mark: read
    whole: { name: 提案, count: 0, unit: 件 }
    parts: [{ name: 甲, count: 1, percent: 38.6 }]
    sum: 1
`;
  const { tables, findings } = parsePublished({ path: 'p.yaml', text });
  assert.equal(tables, undefined);
  assert.deepEqual(
    findings.map(({ code, at }) => `${at.line} ${code}`),
    ['6 bad-value', '7 wrong-type', '8 unknown-key'],
  );
});

test('two tables of one id are a finding', () => {
  const one =
    '  - { id: aa, title: 表, period: "2020", mark: read, whole: { name: 提案, count: 1, unit: 件 }, parts: [{ name: 甲, count: 1 }] }\n';
  assert.deepEqual(
    parsePublished({ path: 'p.yaml', text: `tables:\n${one}${one}` }).findings.map(({ code }) => code),
    ['duplicate-id'],
  );
});

function says(words: string, count: number): boolean | undefined {
  const checks = checkPublishedTable(table([{ name: '甲', count, says: words }], 1000));
  return checks.find(({ kind }) => kind === 'says')?.holds;
}
