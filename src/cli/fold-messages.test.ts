import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildLawParameters } from '#core/calendar/law-parameters.ts';
import { run } from './fold-messages.ts';

const ROAD = '建议在城西片区新增两条公交线路方便3万居民出行';
const ALMOST = '建议在城西片区新增两条公交路线方便3万居民出行';

/** Runs the command over one file given in pieces of a few bytes, so that every border of a piece is met. */
async function fold(name: string, content: string | Uint8Array, args: readonly string[] = []) {
  const written = new Map<string, string[]>();
  const err: string[] = [];
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const code = await run([name, '--lang', 'en', ...args], {
    out: () => assert.fail('nothing goes to standard output'),
    err: (line) => err.push(line),
    readCatalogueFiles: () => Promise.reject(new Error('no folder')),
    readLaw: () => buildLawParameters([]),
    ownCatalogue: '',
    files: {
      read: async function* () {
        // The first piece is whole enough to tell the encoding.
        for (let at = 0; at < bytes.length; at += at === 0 ? 64 : 7)
          yield bytes.subarray(at, at === 0 ? 64 : at + 7);
      },
      create: (path) => {
        const lines: string[] = [];
        written.set(path.split('/').at(-1) ?? '', lines);
        return Promise.resolve({
          write: (line: string) => void lines.push(line),
          close: () => Promise.resolve(),
          discard: () => Promise.resolve(void written.delete(path.split('/').at(-1) ?? '')),
        });
      },
    },
  });
  return { code, err, written };
}

test('one line for each kept message, with its counts and its words as they were written', async () => {
  const content = [
    `{"id":7,"text":"${ROAD}。"}`,
    `{"id":8,"text":"您好！${ROAD}"}`,
    '',
    `{"id":9,"内容":"${ALMOST}"}`,
    '"修桥"',
  ];
  const { code, written, err } = await fold('in.jsonl', content.join('\n'), ['--members', 'all.csv']);
  assert.equal(code, 0);
  assert.deepEqual(
    written.get('in.folded.jsonl')?.map((line): unknown => JSON.parse(line)),
    [
      { line: 1, id: '7', copies: 1, near: 1, through: 0, text: `${ROAD}。` },
      { line: 5, copies: 0, near: 0, through: 0, text: '修桥' },
    ],
  );
  assert.deepEqual(written.get('all.csv'), [
    'line,id,as,into-line',
    '1,"7",kept,1',
    '2,"8",copy,1',
    '4,"9",near,1',
    '5,,kept,5',
  ]);
  assert.equal(err[0], '4 messages = 2 kept + 1 copies + 1 near copies + 0 that cannot be read');
});

test('a broken line is named with its number, counted, and reading goes on', async () => {
  const content = [
    `{"text":"${ROAD}"}`,
    '{"text":',
    '{"words":"修桥"}',
    '{"text":" "}',
    `{"text":"${ROAD}！"}`,
  ];
  const { code, err, written } = await fold('in.jsonl', content.join('\r\n'));
  assert.equal(code, 1);
  assert.deepEqual(
    err.slice(0, 3).map((line) => line.split(':')[0]),
    ['line 2', 'line 3', 'line 4'],
  );
  assert.equal(err[3], '5 messages = 1 kept + 1 copies + 0 near copies + 3 that cannot be read');
  assert.equal(written.get('in.folded.jsonl')?.length, 1);
});

test('a table is read by its headings, with commas, quotes and line breaks inside a cell', async () => {
  const content = `\u{FEFF}编号,姓名,内容\r\n1,甲,"${ROAD}，\n""快""一点"\r\n2,乙,修桥\r\n3\r\n4,丙,"没有收尾\r\n5,丁,修桥。\r\n`;
  const { err, written } = await fold('in.csv', content);
  assert.deepEqual(
    written.get('in.folded.jsonl')?.map((line): unknown => JSON.parse(line)),
    [
      { line: 2, id: '1', copies: 0, near: 0, through: 0, text: `${ROAD}，\n"快"一点` },
      { line: 4, id: '2', copies: 1, near: 0, through: 0, text: '修桥' },
    ],
  );
  assert.deepEqual(
    err.slice(0, 2).map((line) => line.split('.')[0]),
    [
      'line 5: no column holds the words; name it with --text',
      'line 6: a quotation mark is opened and never closed',
    ],
  );
});

test('plain lines in the encoding of older spreadsheets are read', async () => {
  // 建议修路, twice, in GB 18030.
  const line = [0xbd, 0xa8, 0xd2, 0xe9, 0xd0, 0xde, 0xc2, 0xb7, 0x0a];
  const { written } = await fold('in.txt', Uint8Array.from([...line, ...line]));
  assert.deepEqual(written.get('in.folded.jsonl'), [
    '{"line":1,"copies":1,"near":0,"through":0,"text":"建议修路"}',
  ]);
});

test('a call that makes no sense ends with 2 and says how it is called', async () => {
  for (const args of [
    ['--threshold', '0.2'],
    ['--memory', 'much'],
    ['--encoding', 'klingon'],
    ['--unheard'],
  ]) {
    const { code, err, written } = await fold('in.txt', ROAD, args);
    assert.equal(code, 2);
    assert.match(err[0] ?? '', /^usage: yici fold-messages/);
    assert.equal(written.size, 0);
  }
  assert.equal((await fold('in.pdf', ROAD)).code, 2);
});
