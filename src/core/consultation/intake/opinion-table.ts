// A file of opinions as a table of texts, whatever it was: a sheet, a table of a document, numbered paragraphs, CSV.
import {
  placeOf,
  type RawCell,
  type RawSheet,
  type RawWorkbook,
} from '#core/statistics/workbook/raw-workbook.ts';
import type { Result } from '#base/result.ts';
import type { DocumentFault, RawDocument, RawTable } from '../plan/raw-document.ts';

/** Opens a .docx somebody sent. Never throws for what the bytes hold. */
export type ReadDocument = (bytes: Uint8Array) => Promise<Result<RawDocument, DocumentFault>>;

/** `spanned`: the text of a merged cell that reaches here from above or from the left. */
export type OpinionCell = { readonly text: string; readonly spanned?: true };

export type OpinionTable = {
  /** Name of the sheet; empty of other files. */
  readonly name: string;
  /** Row by row from the first; shorter rows have nothing behind. */
  readonly rows: readonly (readonly OpinionCell[])[];
  /** What stands in the file outside the table, to be looked at. */
  readonly outside: readonly string[];
};

/** Why a file could not be read as a table. */
export type OpinionTableFault =
  | 'not-a-table'
  | 'old-format'
  | 'encrypted'
  | 'too-large'
  | 'took-too-long'
  | 'unsafe'
  | 'empty';

const MOST_ROWS = 20_000;
const MOST_COLUMNS = 60;

/** Every sheet that holds something. */
export function tablesOfWorkbook({ sheets }: RawWorkbook): readonly OpinionTable[] {
  return sheets.map(tableOfSheet).filter(({ rows }) => rows.length > 0);
}

function tableOfSheet({ name, cells, merges }: RawSheet): OpinionTable {
  const grid: OpinionCell[][] = [];
  for (const [address, cell] of cells) {
    const place = placeOf(address);
    if (place === undefined || place.row > MOST_ROWS || place.column > MOST_COLUMNS) continue;
    put(grid, place.row - 1, place.column - 1, { text: textOfCell(cell) });
  }
  for (const merge of merges) {
    const [from, to] = merge.split(':').map((end) => placeOf(end));
    if (!from || !to) continue;
    const text = grid[from.row - 1]?.[from.column - 1]?.text ?? '';
    if (text === '') continue;
    for (let row = from.row; row <= Math.min(to.row, MOST_ROWS); row += 1) {
      if (row > from.row) put(grid, row - 1, from.column - 1, { text, spanned: true });
    }
  }
  return {
    name,
    rows: Array.from(grid, (row) => Array.from(row ?? [], (cell) => cell ?? { text: '' })),
    outside: [],
  };
}

function put(grid: OpinionCell[][], row: number, column: number, cell: OpinionCell): void {
  const cells = (grid[row] ??= []);
  cells[column] ??= cell;
}

/** As it stands; a formula as its text, never what it would yield. */
function textOfCell(cell: RawCell): string {
  if (cell.kind === 'number') return String(cell.value);
  return cell.kind === 'formula' ? `=${cell.formula}` : cell.text;
}

/** Its tables; without any, its numbered paragraphs as a table of one column. */
export function tablesOfDocument({ blocks }: RawDocument): readonly OpinionTable[] {
  const tables = blocks.filter((block): block is RawTable => block.kind === 'table');
  const paragraphs = blocks.flatMap((block) =>
    block.kind === 'paragraph' && block.text.trim() !== '' ? [block.text.trim()] : [],
  );
  if (tables.length > 0)
    return tables.map((table) => ({ name: '', rows: rowsOfTable(table), outside: paragraphs }));
  return paragraphs.length === 0 ? [] : [numberedParagraphs(paragraphs)];
}

function rowsOfTable({ rows }: RawTable): readonly (readonly OpinionCell[])[] {
  const grid: OpinionCell[][] = rows.map(() => []);
  for (const [at, row] of rows.entries()) {
    let column = 0;
    for (const { paragraphs, colSpan, rowSpan } of row) {
      while (grid[at]?.[column] !== undefined) column += 1;
      const text = paragraphs.join('\n').trim();
      for (let down = 0; down < Math.min(rowSpan, rows.length - at); down += 1) {
        for (let right = 0; right < Math.min(colSpan, MOST_COLUMNS); right += 1) {
          const own = down === 0 && right === 0;
          put(
            grid,
            at + down,
            column + right,
            own ? { text } : { text: right === 0 ? text : '', spanned: true },
          );
        }
      }
      column += colSpan;
    }
  }
  return grid.map((row) => Array.from(row, (cell) => cell ?? { text: '' }));
}

const NUMBERED =
  /^\s*(?:第?[一二三四五六七八九十百]{1,4}[、.．]|[(（][一二三四五六七八九十百\d]{1,4}[)）]|\d{1,3}(?:[、.．)）](?!\d)|\s))/;

/** A numbered paragraph begins an opinion; what is not numbered belongs to the one before. */
function numberedParagraphs(paragraphs: readonly string[]): OpinionTable {
  const first = paragraphs.findIndex((text) => NUMBERED.test(text));
  if (first < 0) return { name: '', rows: paragraphs.map((text) => [{ text }]), outside: [] };
  const opinions: string[] = [];
  for (const text of paragraphs.slice(first)) {
    const last = opinions.length - 1;
    if (NUMBERED.test(text) || last < 0) opinions.push(text);
    else opinions[last] = `${opinions[last] ?? ''}\n${text}`;
  }
  return { name: '', rows: opinions.map((text) => [{ text }]), outside: paragraphs.slice(0, first) };
}
