// The Excel template of one return: a sheet a form, the cells to fill open, everything else locked, last year beside.
import ExcelJS from 'exceljs';
import type { Cells, IndicatorCode } from '#core/statistics/survey/cell-value.ts';
import { plainAmount } from '#core/statistics/survey/amount.ts';
import type { Indicator, RegisterUnit, Round } from '#core/statistics/survey/round.ts';
import {
  HEADER_ROW,
  HEADING_ROW,
  LABEL_COLUMN,
  LINE_COLUMN,
  MEASURE_COLUMN,
  returnLayout,
  STAMP_SHEET,
  stampOf,
  TITLE_ROW,
  UNIT_ROW,
  type SheetLayout,
  type SheetLine,
} from '#core/statistics/workbook/return-layout.ts';
import type { Texts } from '../../texts/texts.ts';

export type TemplateContents = {
  readonly round: Round;
  readonly unit: RegisterUnit;
  /** What stands in the return now, so that nobody types it twice. */
  readonly cells: Cells;
  readonly texts: ReadonlyMap<IndicatorCode, string>;
  readonly prior: Cells | undefined;
};

type Words = Texts['costsWorkbook'];

const INK = 'FF1F2328';
const OPEN = 'FFFFF8E6';
const LOCKED = 'FFF1F1EE';
const HAIR = { style: 'thin', color: { argb: 'FFC9C6BD' } } as const;
const BORDER = { top: HAIR, left: HAIR, bottom: HAIR, right: HAIR };
/** Excel's own limit of what a cell can hold exactly. */
const MOST = 999_999_999_999;

/** The bytes of an .xlsx. Sheets are protected without a password: against slips, not against people. */
export async function writeTemplate(contents: TemplateContents, words: Words): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  for (const layout of returnLayout(contents.round)) await addSheet(workbook, layout, { contents, words });
  const stamp = workbook.addWorksheet(STAMP_SHEET, { state: 'veryHidden' });
  stampOf(contents.round, contents.unit.id).forEach((word, at) => {
    stamp.getCell(at + 1, 1).value = word;
  });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

type Context = { readonly contents: TemplateContents; readonly words: Words };

async function addSheet(workbook: ExcelJS.Workbook, layout: SheetLayout, context: Context): Promise<void> {
  const { round, unit } = context.contents;
  const { words } = context;
  const columns = layout.form.columns.length;
  const sheet = workbook.addWorksheet(layout.name, {
    views: [{ state: 'frozen', xSplit: MEASURE_COLUMN, ySplit: HEADING_ROW }],
    // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- 9 is A4; the package's enum has no value at run time
    pageSetup: { paperSize: 9, orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.columns = [
    { width: 6 },
    { width: 40 },
    { width: 10 },
    ...Array.from({ length: columns * 2 }, () => ({ width: 18 })),
  ];
  const { header } = round;
  const notStated = words.notStated;
  line(sheet, TITLE_ROW, layout.form.title.zh, { bold: true, size: 14 });
  line(sheet, UNIT_ROW, words.unitLine(unit.name, round.year), {});
  line(
    sheet,
    HEADER_ROW,
    words.headerLine({
      number: header.tableNumber ?? notStated,
      maker: header.madeBy ?? notStated,
      approval: header.approval ?? notStated,
      until: header.validUntil?.toString() ?? notStated,
    }),
    { size: 9 },
  );
  const headings = [words.line, words.label, words.measure];
  const years = [
    layout.headings.map(({ text }) => text),
    layout.headings.map(({ text }) => words.lastYear(text)),
  ].flat();
  [...headings, ...years].forEach((text, at) => {
    const cell = sheet.getCell(HEADING_ROW, at + 1);
    cell.value = text;
    dress(cell, { bold: true, locked: true });
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  });
  for (const each of layout.lines) addLine(sheet, each, context);
  await sheet.protect('', {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatColumns: true,
    formatRows: true,
  });
}

function line(
  sheet: ExcelJS.Worksheet,
  row: number,
  text: string,
  font: { bold?: boolean; size?: number },
): void {
  const cell = sheet.getCell(row, 1);
  cell.value = text;
  cell.font = { color: { argb: INK }, size: 11, ...font };
}

function addLine(
  sheet: ExcelJS.Worksheet,
  { row, line: number, label, indent, measure, figures }: SheetLine,
  context: Context,
): void {
  const { round, cells, texts, prior } = context.contents;
  const set = (column: number, value: string | number): ExcelJS.Cell => {
    const cell = sheet.getCell(row, column);
    cell.value = value;
    dress(cell, { locked: true });
    return cell;
  };
  set(LINE_COLUMN, number).alignment = { horizontal: 'center' };
  set(LABEL_COLUMN, label.zh).alignment = { indent, wrapText: true, vertical: 'middle' };
  set(MEASURE_COLUMN, measure).alignment = { horizontal: 'center' };
  for (const { indicator, address, priorAddress } of figures) {
    const asked = round.indicators.get(indicator);
    const cell = sheet.getCell(address);
    dress(cell, { locked: false });
    const before = sheet.getCell(priorAddress);
    dress(before, { locked: true });
    if (asked?.measure === undefined) {
      cell.value = texts.get(indicator) ?? null;
      continue;
    }
    cell.value = valueOf(cells, asked);
    before.value = prior === undefined ? null : valueOf(prior, asked);
    cell.numFmt = before.numFmt = asked.decimals === 0 ? '0' : `0.${'0'.repeat(asked.decimals)}`;
    cell.dataValidation = numbersOnly(asked, context.words);
  }
}

/** A number where Excel keeps it exactly, else the text as it is. */
function valueOf(cells: Cells, { code, measure }: Indicator): string | number | null {
  const cell = cells.get(code);
  if (cell === undefined || cell.state === 'blank' || measure === undefined) return null;
  if (cell.state === 'invalid') return cell.text;
  const text = plainAmount(cell.amount, measure);
  const number = Number(text);
  return plainDigits(text) <= 15 ? number : text;
}

function plainDigits(text: string): number {
  return text.replaceAll(/\D/gu, '').length;
}

function numbersOnly({ decimals }: Indicator, words: Words): ExcelJS.DataValidation {
  return {
    type: decimals === 0 ? 'whole' : 'decimal',
    operator: 'between',
    formulae: [-MOST, MOST],
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: words.validationTitle,
    error: decimals === 0 ? words.validationWhole : words.validationDecimal(decimals),
  };
}

function dress(
  cell: ExcelJS.Cell,
  { bold = false, locked }: { readonly bold?: boolean; readonly locked: boolean },
): void {
  cell.border = BORDER;
  cell.font = { color: { argb: INK }, size: 11, bold };
  cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: locked ? LOCKED : OPEN } };
  cell.protection = { locked };
}
