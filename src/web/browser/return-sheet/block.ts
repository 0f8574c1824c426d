// Blocks of cells as spreadsheets put them on the clipboard: tabs between cells, line ends between rows, quotes around a cell
// that holds either. A block is placed whole or not at all.
import { ok, refuse, type Result } from '#base/result.ts';
import type { Place, SheetGrid } from './grid.ts';

export type Block = readonly (readonly string[])[];

export type CellText = { readonly code: string; readonly text: string };

export type PasteRefusal =
  | { readonly code: 'nothing-to-paste' }
  /** `columns` of the block; `room`: columns from here to the right edge. */
  | { readonly code: 'block-too-wide'; readonly columns: number; readonly room: number }
  | { readonly code: 'block-too-tall'; readonly rows: number; readonly room: number }
  /** Something stands where the form has a heading or nothing to fill in. `row` and `column` of the block, from 1. */
  | {
      readonly code: 'block-on-heading';
      readonly row: number;
      readonly column: number;
      readonly text: string;
    }
  | {
      readonly code: 'block-has-formula';
      readonly row: number;
      readonly column: number;
      readonly text: string;
    };

/** Longer than any figure: whoever pastes more has something else on the clipboard. */
const LONGEST_TEXT = 200;

/** Reads what a spreadsheet put on the clipboard; a last line end is none. Cells without the spaces around them. */
export function parseBlock(text: string): Block {
  const rows: string[][] = [[]];
  let at = 0;
  const cell = (value: string): void => void rows.at(-1)?.push(value.trim().slice(0, LONGEST_TEXT));
  while (at <= text.length) {
    const quoted = text[at] === '"' ? /"((?:[^"]|"")*)"(?=[\t\r\n]|$)/y : undefined;
    if (quoted) quoted.lastIndex = at;
    const inQuotes = quoted?.exec(text);
    if (inQuotes) {
      cell((inQuotes[1] ?? '').replaceAll('""', '"'));
      at += inQuotes[0].length;
    } else {
      const end = text.slice(at).search(/[\t\r\n]/);
      const plain = end < 0 ? text.slice(at) : text.slice(at, at + end);
      cell(plain);
      at += plain.length;
    }
    if (text[at] === '\t') at += 1;
    else if (at < text.length) {
      at += text.startsWith('\r\n', at) ? 2 : 1;
      if (at >= text.length) break;
      rows.push([]);
    } else break;
  }
  return rows;
}

/** The same way back, for the clipboard. */
export function blockText(block: Block): string {
  return block.map((row) => row.map(quoteWhereNeeded).join('\t')).join('\r\n');
}

/** Which cell takes which text, when all of the block fits from that place on; else why not. Nothing is taken by halves. */
export function placeBlock(
  grid: SheetGrid,
  from: Place,
  block: Block,
): Result<readonly CellText[], PasteRefusal> {
  const rows = block.length;
  const columns = Math.max(...block.map((row) => row.length));
  if (block.every((row) => row.every((text) => text === ''))) return refuse({ code: 'nothing-to-paste' });
  const width = Math.max(...grid.map((codes) => codes.length));
  const rowsLeft = grid.length - from.row;
  if (columns > width - from.column)
    return refuse({ code: 'block-too-wide', columns, room: width - from.column });
  if (rows > rowsLeft) return refuse({ code: 'block-too-tall', rows, room: rowsLeft });
  const placed: CellText[] = [];
  for (const [row, texts] of block.entries()) {
    for (const [column, text] of texts.entries()) {
      const at = { row: row + 1, column: column + 1, text };
      if (/^[=@]/.test(text)) return refuse({ code: 'block-has-formula', ...at });
      const code = grid[from.row + row]?.[from.column + column];
      if (code !== undefined) placed.push({ code, text });
      else if (text !== '') return refuse({ code: 'block-on-heading', ...at });
    }
  }
  return ok(placed);
}

function quoteWhereNeeded(text: string): string {
  return /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
