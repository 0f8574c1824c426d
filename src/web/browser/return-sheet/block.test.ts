import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { blockText, parseBlock, placeBlock } from './block.ts';
import { blockBetween, stepFrom, type SheetGrid } from './grid.ts';

const NONE = undefined;
/** A heading, then two columns with one place that is not filled in, then a heading, then one line. */
const GRID: SheetGrid = [[], ['A', 'B'], [NONE, 'C'], ['D', 'E'], [], ['F', 'G']];

test('a block that Excel put on the clipboard is read by rows and columns, its last line end is none', () => {
  assert.deepEqual(parseBlock('1\t2\r\n3\t4\r\n'), [
    ['1', '2'],
    ['3', '4'],
  ]);
  assert.deepEqual(parseBlock(' 1,234.50 '), [['1,234.50']]);
  assert.deepEqual(parseBlock('"a\tb"\t"say ""so"""\n"two\r\nlines"\t5'), [
    ['a\tb', 'say "so"'],
    ['two\r\nlines', '5'],
  ]);
  assert.deepEqual(parseBlock('5" pipe\t1'), [['5" pipe', '1']]);
  assert.deepEqual(parseBlock('1\n\n2'), [['1'], [''], ['2']]);
});

test('what is copied out and pasted in again is the same, whatever stands in it', () => {
  const cell = fc.stringMatching(/^[^\0]{0,12}$/).map((text) => text.trim());
  const block = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(block, (rows) => {
      assert.deepEqual(parseBlock(blockText(rows)), rows);
    }),
    { seed: 20_261_122 },
  );
});

test('a block goes where it fits, past headings that it leaves blank', () => {
  assert.deepEqual(
    placeBlock(GRID, { row: 1, column: 0 }, [
      ['1', '2'],
      ['', '3'],
      ['4', '5'],
      ['', ''],
      ['6', ''],
    ]),
    {
      ok: true,
      value: [
        { code: 'A', text: '1' },
        { code: 'B', text: '2' },
        { code: 'C', text: '3' },
        { code: 'D', text: '4' },
        { code: 'E', text: '5' },
        { code: 'F', text: '6' },
        { code: 'G', text: '' },
      ],
    },
  );
});

const REFUSED = [
  ['wider than what is left', [1, 1], '1\t2', { code: 'block-too-wide', columns: 2, room: 1 }],
  ['taller than what is left', [5, 0], '1\n2', { code: 'block-too-tall', rows: 2, room: 1 }],
  ['a figure on a heading', [3, 0], '1\n2', { code: 'block-on-heading', row: 2, column: 1, text: '2' }],
  [
    'a figure where nothing is asked',
    [1, 0],
    '1\t2\n3\t4',
    { code: 'block-on-heading', row: 2, column: 1, text: '3' },
  ],
  [
    'a formula',
    [1, 0],
    '1\t=SUM(A1:A3)',
    { code: 'block-has-formula', row: 1, column: 2, text: '=SUM(A1:A3)' },
  ],
  ['nothing at all', [1, 0], '\t\n\t', { code: 'nothing-to-paste' }],
] as const;

for (const [what, [row, column], text, error] of REFUSED) {
  test(`nothing is pasted by halves: ${what} is refused whole`, () => {
    assert.deepEqual(placeBlock(GRID, { row, column }, parseBlock(text)), { ok: false, error });
  });
}

test('a block is placed whole, cell for cell, or not at all', () => {
  const text = fc.constantFrom('', '1', '2.5', '=A1', '三');
  const block = fc.array(fc.array(text, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 7 });
  fc.assert(
    fc.property(block, fc.nat(5), fc.nat(1), (rows, row, column) => {
      const placed = placeBlock(GRID, { row, column }, rows);
      if (!placed.ok) return;
      const written = new Map(placed.value.map(({ code, text: each }) => [code, each]));
      for (const [r, texts] of rows.entries())
        for (const [c, each] of texts.entries()) {
          const code = GRID[row + r]?.[column + c];
          assert.equal(each, code === undefined ? '' : written.get(code));
        }
    }),
    { seed: 20_261_122 },
  );
});

test('arrows go to the next cell that is filled in, and stop at the edge', () => {
  assert.deepEqual(stepFrom(GRID, { row: 1, column: 0 }, 'down'), { row: 3, column: 0 });
  assert.deepEqual(stepFrom(GRID, { row: 3, column: 0 }, 'down'), { row: 5, column: 0 });
  assert.equal(stepFrom(GRID, { row: 5, column: 0 }, 'down'), undefined);
  assert.equal(stepFrom(GRID, { row: 2, column: 1 }, 'left'), undefined);
  assert.deepEqual(stepFrom(GRID, { row: 3, column: 1 }, 'first'), { row: 1, column: 0 });
  assert.deepEqual(stepFrom(GRID, { row: 3, column: 1 }, 'last'), { row: 5, column: 1 });
});

test('a block between two corners is the same from either', () => {
  const one = { row: 1, column: 1 };
  const other = { row: 3, column: 0 };
  assert.deepEqual(blockBetween(GRID, one, other), [
    ['A', 'B'],
    [NONE, 'C'],
    ['D', 'E'],
  ]);
  assert.deepEqual(blockBetween(GRID, one, other), blockBetween(GRID, other, one));
});
