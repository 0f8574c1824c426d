// A table as a grid without merged cells: what a reader sees when he follows a row to the left and a column to the top.
import type { RawTable } from './raw-document.ts';

export type GridCell = {
  /** Paragraphs joined by a line break. */
  readonly text: string;
  /** It stands here because a merged cell reaches here; its words belong to another place. */
  readonly spread: boolean;
};

/** All rows have the same length. A table whose spans do not fit is filled with empty cells. */
export function tableGrid(table: RawTable): readonly (readonly GridCell[])[] {
  const grid: GridCell[][] = table.rows.map(() => []);
  table.rows.forEach((row, at) => {
    let column = 0;
    for (const cell of row) {
      while (grid[at]?.[column] !== undefined) column += 1;
      const text = cell.paragraphs.map((paragraph) => paragraph.trim()).join('\n');
      for (let down = 0; down < Math.max(1, cell.rowSpan); down += 1) {
        for (let right = 0; right < Math.max(1, cell.colSpan); right += 1) {
          const line = grid[at + down];
          if (line) line[column + right] = { text, spread: down > 0 || right > 0 };
        }
      }
      column += Math.max(1, cell.colSpan);
    }
  });
  const width = Math.max(0, ...grid.map((row) => row.length));
  return grid.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? { text: '', spread: true }));
}

/** Stands between the cells of a row that is written as one line. */
export const CELL_BREAK = '｜';

/** The row's own cells as one line; a cell that a merged one reaches into stays empty. */
export function rowLine(row: readonly GridCell[]): string {
  const cells = row.map(({ text, spread }) => (spread ? '' : text.replaceAll('\n', ' ')));
  return cells.every((cell) => cell === '') ? '' : cells.join(CELL_BREAK).replace(/｜+$/u, '');
}
