// A template that was filled in, and all the ways people and machines spoil one: a correct reading or a finding, never a guess.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { assert as ensure } from '#base/assert.ts';
import { loadSurveys } from '#connectors/survey-files/load.ts';
import { readWorkbook } from '#connectors/workbook/read-workbook.ts';
import type { Cells, CellValue } from '#core/statistics/survey/cell-value.ts';
import { readFigure } from '#core/statistics/survey/read-figure.ts';
import type { RegisterUnit, Round } from '#core/statistics/survey/round.ts';
import { readReturnWorkbook, type WorkbookReading } from '#core/statistics/workbook/read-return-workbook.ts';
import { returnLayout, type SheetFigure, type SheetLayout } from '#core/statistics/workbook/return-layout.ts';
import { costsWorkbook as words } from '#web/texts/zh-CN/costs-workbook.ts';
import { writeTemplate } from '#web/costs/workbook/write-template.ts';

const ROUNDS = fileURLToPath(new URL('../../data/costs/rounds', import.meta.url));
let round: Round;
let unit: RegisterUnit;
let other: RegisterUnit;
let layout: SheetLayout;
/** Cells that take an amount, in the order of the first sheet. */
let figures: readonly SheetFigure[];
let filled: Cells;

before(() => {
  const found = loadSurveys(ROUNDS).rounds.get('hengyang-2025');
  ensure(found, 'the sample round is there');
  round = found;
  const [first, second] = round.units;
  ensure(first && second, 'it has units');
  [unit, other] = [first, second];
  const sheet =
    returnLayout(round).find((each) => each.form.title.zh.includes('成本情况')) ?? returnLayout(round)[0];
  ensure(sheet, 'it has forms');
  layout = sheet;
  figures = layout.lines
    .flatMap((line) => line.figures)
    .filter(({ indicator }) => round.indicators.get(indicator)?.measure === 'wan-yuan');
  ensure(figures.length > 3, 'money to fill in');
  filled = new Map(figures.map(({ indicator }, at) => [indicator, amount(`${at + 1}.5`)] as const));
});

test('what the template holds is read back as it was, and says nothing', async () => {
  const reading = await readBack(() => undefined);
  assert.deepEqual(reading.findings, []);
  for (const { code, text } of reading.figures) {
    const measure = round.indicators.get(code)?.measure;
    const expected: CellValue = filled.get(code) ?? { state: 'blank' };
    if (measure) assert.deepEqual(plain(readFigure(text, measure).value), plain(expected), code);
  }
});

describe('what has one reading is read, and said', () => {
  const readings: readonly (readonly [string, string | number, string])[] = [
    ['full-width digits', '１２３．４５', '123.45'],
    ['thousands separators', '1,234.5', '1234.5'],
    ['a negative in brackets', '(12.5)', '-12.5'],
    ['元 written in a cell of 万元', '125000元', '12.5'],
    ['a number typed as text', '42', '42'],
  ];
  for (const [what, written, expected] of readings) {
    test(what, async () => {
      const [figure] = figures;
      ensure(figure, 'a figure');
      const reading = await readBack((sheet) => put(sheet, figure.address, written));
      const text = reading.figures.find(({ code }) => code === figure.indicator)?.text;
      ensure(text !== undefined, JSON.stringify(reading.findings));
      assert.deepEqual(value(text), value(expected));
      const said = reading.findings.some(
        ({ code, address }) => code === 'read-as' && address === figure.address,
      );
      assert.equal(said, what !== 'a number typed as text');
    });
  }

  test('a dash is blank, not zero', async () => {
    const [figure] = figures;
    ensure(figure, 'a figure');
    const reading = await readBack((sheet) => put(sheet, figure.address, '—'));
    const text = reading.figures.find(({ code }) => code === figure.indicator)?.text ?? 'none';
    assert.deepEqual(readFigure(text, 'wan-yuan').value, { state: 'blank' });
  });

  test('a remark beside the table is passed over, and said', async () => {
    const reading = await readBack((sheet) => put(sheet, 'Z40', '请核'));
    assert.deepEqual(
      reading.findings.map(({ code, address }) => [code, address]),
      [['outside', 'Z40']],
    );
    assert.ok(reading.figures.length > 0);
  });
});

describe('what would need a guess is a finding with its address, and nothing is taken in', () => {
  type Spoil = (sheet: ExcelJS.Worksheet, at: string, workbook: ExcelJS.Workbook) => void;
  const spoilt: Readonly<Record<string, readonly [code: string, Spoil]>> = {
    'a formula': ['formula', (sheet, at) => put(sheet, at, { formula: '1+1', result: 2 })],
    'text in a number cell': ['not-a-number', (sheet, at) => put(sheet, at, '约十二万')],
    'separators that are not in threes': ['not-a-number', (sheet, at) => put(sheet, at, '12,34')],
    'a power of ten': ['not-a-number', (sheet, at) => put(sheet, at, '1e3')],
    'a date': [
      'no-figure',
      (sheet, at) => {
        put(sheet, at, new Date(Date.UTC(2025, 0, 3)));
        show(sheet, at, 'yyyy-mm-dd');
      },
    ],
    'an error value': ['no-figure', (sheet, at) => put(sheet, at, { error: '#DIV/0!' })],
    'a tick': ['no-figure', (sheet, at) => put(sheet, at, true)],
    'merged cells': [
      'merged',
      (sheet, at) => sheet.mergeCells(`${at}:${at.replace(/\d+/u, (row) => String(Number(row) + 1))}`),
    ],
    'a percentage': [
      'percent-format',
      (sheet, at) => {
        put(sheet, at, 0.5);
        show(sheet, at, '0.00%');
      },
    ],
    'a format that shows thousands': [
      'scaled-format',
      (sheet, at) => {
        show(sheet, at, '#,##0,');
      },
    ],
    'a row put in between': ['cell-moved', (sheet) => sheet.spliceRows(7, 0, ['', '新行'])],
    'two columns exchanged': [
      'cell-moved',
      (sheet) => {
        put(sheet, 'B5', '别的指标');
      },
    ],
    '元 put where 万元 was printed': [
      'measure-changed',
      (sheet, at) => put(sheet, at.replace(/^[A-Z]+/u, 'C'), '元'),
    ],
  };
  for (const [what, [code, spoil]] of Object.entries(spoilt)) {
    test(what, async () => {
      const figure = figures[2];
      ensure(figure, 'a figure');
      const reading = await readBack((sheet, workbook) => spoil(sheet, figure.address, workbook));
      assert.deepEqual(reading.figures, []);
      const found = reading.findings.find((each) => each.code === code);
      ensure(found, JSON.stringify(reading.findings.slice(0, 5)));
      assert.equal(found.sheet, layout.name);
      if (code !== 'cell-moved' && code !== 'measure-changed') assert.equal(found.address, figure.address);
    });
  }

  test('a sheet that was taken out', async () => {
    const reading = await readBack((sheet, workbook) => workbook.removeWorksheet(sheet.id));
    assert.deepEqual(
      reading.findings.map(({ code }) => code),
      ['sheet-missing'],
    );
    assert.deepEqual(reading.figures, []);
  });

  test('another unit’s template, another version, and a workbook from elsewhere', async () => {
    const bytes = await writeTemplate(
      { round, unit: other, cells: filled, texts: new Map(), prior: undefined },
      words,
    );
    const theirs = await readWorkbook(bytes);
    ensure(theirs.ok, 'it opens');
    assert.deepEqual(
      readReturnWorkbook(round, unit.id, theirs.value).findings.map(({ code }) => code),
      ['other-unit'],
    );
    const newer = { ...round, version: 'newer' };
    assert.deepEqual(
      readReturnWorkbook(newer, other.id, theirs.value).findings.map(({ code }) => code),
      ['other-version'],
    );
    const empty = new ExcelJS.Workbook();
    empty.addWorksheet('Sheet1').getCell('A1').value = 12;
    const foreign = await readWorkbook(new Uint8Array(await empty.xlsx.writeBuffer()));
    ensure(foreign.ok, 'it opens');
    assert.deepEqual(
      readReturnWorkbook(round, unit.id, foreign.value).findings.map(({ code }) => code),
      ['not-our-template'],
    );
  });
});

describe('bytes that are no workbook are told apart, and harm nobody', () => {
  const files: Readonly<Record<string, readonly [string, () => Uint8Array]>> = {
    text: ['not-a-workbook', () => new TextEncoder().encode('a,b,c')],
    'an empty zip': [
      'not-a-workbook',
      () => Uint8Array.from([0x50, 0x4b, 5, 6, ...Array.from({ length: 18 }, () => 0)]),
    ],
    'half a zip': ['not-a-workbook', () => Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0])],
    'the old format': [
      'old-format',
      () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
    ],
  };
  for (const [what, [fault, bytes]] of Object.entries(files)) {
    test(what, async () => {
      const opened = await readWorkbook(bytes());
      assert.equal(!opened.ok && opened.error, fault);
    });
  }

  test('a small file that unpacks to more than we take', async () => {
    const opened = await readWorkbook(bomb(64 * 1024 * 1024));
    assert.equal(!opened.ok && opened.error, 'too-large');
  });
});

/** A zip of one part of so many zeros, whose directory says it has ten. */
function bomb(size: number): Uint8Array {
  const packed = deflateRawSync(Buffer.alloc(size));
  const name = Buffer.from('xl/workbook.xml');
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04_03_4b_50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(10, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02_01_4b_50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(10, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06_05_4b_50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, central, name, end]);
}

/** Writes the template, lets it be spoilt as Excel would save it, and reads it. */
async function readBack(
  spoil: (sheet: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void,
): Promise<WorkbookReading> {
  const bytes = await writeTemplate(
    { round, unit, cells: filled, texts: new Map(), prior: undefined },
    words,
  );
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  const sheet = workbook.getWorksheet(layout.name);
  ensure(sheet, 'the sheet is there');
  spoil(sheet, workbook);
  const opened = await readWorkbook(new Uint8Array(await workbook.xlsx.writeBuffer()));
  ensure(opened.ok, 'it opens');
  return readReturnWorkbook(round, unit.id, opened.value);
}

function put(sheet: ExcelJS.Worksheet, address: string, written: ExcelJS.CellValue): void {
  sheet.getCell(address).value = written;
}

/** Cells of a loaded workbook share their styles: only this one is to look so. */
function show(sheet: ExcelJS.Worksheet, address: string, format: string): void {
  const cell = sheet.getCell(address);
  cell.style = { ...cell.style, numFmt: format };
}

function amount(text: string): CellValue {
  return readFigure(text, 'wan-yuan').value;
}

function value(text: string): CellValue {
  return plain(readFigure(text, 'wan-yuan').value);
}

/** Without the number of digits written: Excel forgets a last zero. */
function plain(cell: CellValue): CellValue {
  return cell.state === 'value'
    ? { state: 'value', amount: { scaled: cell.amount.scaled, decimals: 0 } }
    : cell;
}
