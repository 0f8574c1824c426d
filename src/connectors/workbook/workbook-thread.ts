// The thread that opens one workbook and answers with its cells.
import { parentPort, workerData } from 'node:worker_threads';
import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import type { RawCell, RawSheet, RawWorkbook } from '#core/statistics/workbook/raw-workbook.ts';
import type { WorkbookAnswer } from './read-workbook.ts';

/** Sheets are small; a million empty formatted cells are not. */
const MOST_CELLS = 200_000;

async function answer(): Promise<WorkbookAnswer> {
  const bytes: unknown = workerData;
  if (!(bytes instanceof Uint8Array)) return { fault: 'not-a-workbook' };
  const workbook = new ExcelJS.Workbook();
  try {
    if (mergedCells(bytes) > MOST_CELLS) return { fault: 'too-large' };
    await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  } catch {
    return { fault: 'not-a-workbook' };
  }
  const sheets = workbook.worksheets.map(rawSheet);
  if (sheets.length === 0) return { fault: 'not-a-workbook' };
  const cells = sheets.reduce((sum, sheet) => sum + sheet.cells.size, 0);
  return cells > MOST_CELLS ? { fault: 'too-large' } : { read: { sheets } satisfies RawWorkbook };
}

/** Cells under merged ranges, before the reader makes each of them: a whole sheet merged is 17 thousand million. */
function mergedCells(bytes: Uint8Array): number {
  const sheets = unzipSync(bytes, { filter: ({ name }) => /^xl\/worksheets\/.*\.xml$/i.test(name) });
  return Object.values(sheets)
    .flatMap((sheet) => [
      ...strFromU8(sheet).matchAll(/<mergeCell\s[^>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g),
    ])
    .reduce((sum, [, left = '', top, right = '', bottom]) => {
      const [across, down] = [columnOf(right) - columnOf(left), Number(bottom) - Number(top)];
      return sum + (Math.abs(across) + 1) * (Math.abs(down) + 1);
    }, 0);
}

function columnOf(letters: string): number {
  return Array.from(letters).reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
}

function rawSheet(sheet: ExcelJS.Worksheet): RawSheet {
  const cells = new Map<string, RawCell>();
  sheet.eachRow((row) => {
    row.eachCell((cell) => {
      const raw = cell.type === ExcelJS.ValueType.Merge ? undefined : rawCell(cell);
      if (raw !== undefined) cells.set(cell.address, raw);
    });
  });
  return { name: sheet.name, cells, merges: [...sheet.model.merges] };
}

function rawCell(cell: ExcelJS.Cell): RawCell | undefined {
  const { value } = cell;
  if (value === null || value === undefined || value === '') return undefined;
  if (cell.formula !== undefined) return { kind: 'formula', formula: cell.formula };
  if (typeof value === 'number') return { kind: 'number', value, format: cell.numFmt ?? '' };
  if (typeof value === 'string') return { kind: 'text', text: value };
  if (typeof value === 'boolean') return { kind: 'boolean', text: String(value) };
  if (value instanceof Date) return { kind: 'date', text: value.toISOString().slice(0, 10) };
  if ('error' in value) return { kind: 'error', text: value.error };
  if ('richText' in value) return { kind: 'text', text: value.richText.map(({ text }) => text).join('') };
  return { kind: 'text', text: cell.text };
}

const told = await answer();
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage(told);
