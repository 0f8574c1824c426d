import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RawWorkbook } from '#core/statistics/workbook/raw-workbook.ts';
import { tablesOfDocument, tablesOfWorkbook, type OpinionTable } from './opinion-table.ts';
import { piecesOf } from './picture-reading.ts';
import { proposeMapping } from './propose-mapping.ts';
import { readCsv } from './read-csv.ts';
import { readDate } from './read-date.ts';

const TODAY = Temporal.PlainDate.from('2026-11-23');

/** Headings of real published tables (facts §1.4) and what a person would say they are. */
const PUBLISHED = `
序号|姓名|单位/个人|意见|采纳情况|理由            > ignore name class text outcome reason
序号|反馈人|意见内容|是否采纳|采纳理由             > ignore name text outcome reason
序号|单位/个人|意见|反馈意见采纳情况|备注           > ignore name text outcome note
建议标题|编号|类型|提交日期|内容分类|办理类型|公开范围|主办（分办）|协办|答复 > title proposal-number note date text note note note note reason
建议号|提案人|内容|承办单位|责任领导|督办领导|交办日期|反馈时间|办理情况 > proposal-number name text note note note date note outcome
序號|姓名|意見建議|采納情況|備註                 > ignore name text outcome note
留言标题|留言内容|留言时间|联系电话|是否同意公开      > title text date contact consent
`;

test('the columns of real published tables are recognised', () => {
  for (const row of PUBLISHED.trim().split('\n')) {
    const [headings = '', expected = ''] = row.split('>').map((half) => half.trim());
    const table = tableOf([headings.split('|'), headings.split('|').map(() => '修一条路，方便大家出行。')]);
    assert.deepEqual(proposeMapping(table), { heading: 0, fields: expected.split(' ') }, headings);
  }
});

test('a title above the headings is no heading, and a table without headings has its longest column as the opinion', () => {
  const titled = tableOf([['征求意见采纳情况公示'], ['序号', '意见', '理由'], ['1', '修路', '']]);
  assert.equal(proposeMapping(titled).heading, 1);
  const bare = tableOf([
    ['张某', '希望在老街修一条步行街，并且增加公厕。'],
    ['李某', '请把公园的灯修好。'],
  ]);
  assert.deepEqual(proposeMapping(bare), { heading: -1, fields: ['ignore', 'text'] });
});

const UTF8 = (text: string): Uint8Array => new TextEncoder().encode(text);

test('CSV: quotes, separators, line ends, marks and encodings of Windows are read; formulas stay texts', () => {
  const cases: readonly (readonly [string, Uint8Array, readonly (readonly string[])[]])[] = [
    [
      'plain',
      UTF8('a,b\n1,2\n'),
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'BOM and CRLF',
      UTF8('\uFEFFa,b\r\n1,2'),
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'quotes',
      UTF8('a,b\n"x, ""y""\nz",2'),
      [
        ['a', 'b'],
        ['x, "y"\nz', '2'],
      ],
    ],
    [
      'semicolons',
      UTF8('序号;意见\n1;修路,再修桥'),
      [
        ['序号', '意见'],
        ['1', '修路,再修桥'],
      ],
    ],
    [
      'unclosed quote',
      UTF8('a,b\n1,"open\nmore'),
      [
        ['a', 'b'],
        ['1', 'open\nmore'],
      ],
    ],
    ['formula', UTF8('意见\n"=HYPERLINK(""http://x"")"\n+1'), [['意见'], ['=HYPERLINK("http://x")'], ['+1']]],
    [
      'GB 18030',
      Uint8Array.of(0xd2, 0xe2, 0xbc, 0xfb, 0x2c, 0x41, 0x0a, 0xd0, 0xde, 0xc2, 0xb7, 0x2c, 0x42),
      [
        ['意见', 'A'],
        ['修路', 'B'],
      ],
    ],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x0f, 0x61, 0xc1, 0x89), [['意见']]],
  ];
  for (const [name, bytes, rows] of cases) {
    const read = readCsv(bytes);
    assert.ok(read.ok, name);
    assert.deepEqual(
      read.value.rows.map((row) => row.map(({ text }) => text)),
      rows,
      name,
    );
  }
});

test('bytes that are no text are refused, and so is a file with nothing in it', () => {
  assert.deepEqual(readCsv(Uint8Array.of(1, 0, 2, 0)), { ok: false, error: 'not-a-table' });
  assert.deepEqual(readCsv(Uint8Array.of(0xff, 0xff, 0x41)), { ok: false, error: 'not-a-table' });
  assert.deepEqual(readCsv(UTF8(' \r\n ')), { ok: false, error: 'empty' });
});

test('in a workbook a merged name holds for its rows and a merged opinion for its first alone', () => {
  const workbook: RawWorkbook = {
    sheets: [
      {
        name: '意见',
        cells: new Map([
          ['A1', { kind: 'text', text: '单位' }],
          ['B1', { kind: 'text', text: '意见' }],
          ['A2', { kind: 'text', text: '某企业' }],
          ['B2', { kind: 'text', text: '降低用电成本' }],
          ['B3', { kind: 'number', value: 12, format: '' }],
          ['B4', { kind: 'formula', formula: 'A1' }],
        ]),
        merges: ['A2:A4'],
      },
      { name: '空', cells: new Map(), merges: [] },
    ],
  };
  const [table, none] = tablesOfWorkbook(workbook);
  assert.equal(none, undefined);
  assert.deepEqual(table?.rows, [
    [{ text: '单位' }, { text: '意见' }],
    [{ text: '某企业' }, { text: '降低用电成本' }],
    [{ text: '某企业', spanned: true }, { text: '12' }],
    [{ text: '某企业', spanned: true }, { text: '=A1' }],
  ]);
});

test('a document without tables is read by its numbered paragraphs; what stands before them is shown apart', () => {
  const [table] = tablesOfDocument({
    blocks: [
      '征求意见汇总',
      '',
      '一、修路。',
      '说明：从东到西。',
      '2.5公里以上',
      '（三）修桥',
      '4、建公园',
    ].map(paragraph),
    tracked: { insertions: 0, deletions: 0 },
    comments: 0,
    pictures: 0,
  });
  assert.deepEqual(table?.outside, ['征求意见汇总']);
  assert.deepEqual(
    table?.rows.map((row) => row[0]?.text),
    ['一、修路。\n说明：从东到西。\n2.5公里以上', '（三）修桥', '4、建公园'],
  );
});

test('a day is read as people write it, and never guessed', () => {
  const DAYS = `
  2025-11-22        2025-11-22
  2025/1/2          2025-01-02
  2025.1.2          2025-01-02
  ２０２５年１１月２２日 2025-11-22
  20251122          2025-11-22
  2025-11-22T08:00  2025-11-22
  2025-02-30        -
  11-22             -
  22/11/2025        -
  2027-01-01        -
  明天              -`;
  for (const row of DAYS.trim().split('\n')) {
    const [typed = '', day = ''] = row.trim().split(/\s+/);
    assert.equal(readDate(typed, TODAY)?.toString() ?? '-', day, typed);
  }
});

test('doubtful characters are marked in runs', () => {
  assert.deepEqual(piecesOf({ text: '修蒸水堤', doubtful: [1, 2] }), [
    { text: '修', doubtful: false },
    { text: '蒸水', doubtful: true },
    { text: '堤', doubtful: false },
  ]);
});

function tableOf(rows: readonly (readonly string[])[]): OpinionTable {
  return { name: '', rows: rows.map((row) => row.map((text) => ({ text }))), outside: [] };
}

function paragraph(text: string) {
  return { kind: 'paragraph', text, style: undefined, centred: false } as const;
}
