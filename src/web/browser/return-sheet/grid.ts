// The cells of one form as a grid: where one comes to by an arrow, and what a block covers. Pure: knows no document.

/** Codes by printed line and column; a heading is a line without any, `undefined` a place that is not filled in. */
export type SheetGrid = readonly (readonly (string | undefined)[])[];

export type Place = { readonly row: number; readonly column: number };

export type Step = 'up' | 'down' | 'left' | 'right' | 'first' | 'last' | 'row-first' | 'row-last';

export function codeAt(grid: SheetGrid, { row, column }: Place): string | undefined {
  return grid[row]?.[column];
}

export function placeOf(grid: SheetGrid, code: string): Place | undefined {
  for (const [row, codes] of grid.entries()) {
    const column = codes.indexOf(code);
    if (column >= 0) return { row, column };
  }
  return undefined;
}

/** The nearest cell that way, past headings and places that are not filled in; `undefined` at the edge. */
export function stepFrom(grid: SheetGrid, from: Place, step: Step): Place | undefined {
  const all = placesOf(grid);
  const inRow = all.filter(({ row }) => row === from.row);
  const inColumn = all.filter(({ column }) => column === from.column);
  switch (step) {
    case 'up':
      return inColumn.findLast(({ row }) => row < from.row);
    case 'down':
      return inColumn.find(({ row }) => row > from.row);
    case 'left':
      return inRow.findLast(({ column }) => column < from.column);
    case 'right':
      return inRow.find(({ column }) => column > from.column);
    case 'row-first':
      return inRow[0];
    case 'row-last':
      return inRow.at(-1);
    case 'first':
      return all[0];
    default:
      return all.at(-1);
  }
}

/** The rectangle between two places, by line: `undefined` where nothing is filled in. */
export function blockBetween(grid: SheetGrid, one: Place, other: Place): SheetGrid {
  const [top, bottom] = [Math.min(one.row, other.row), Math.max(one.row, other.row)];
  const [left, right] = [Math.min(one.column, other.column), Math.max(one.column, other.column)];
  return grid
    .slice(top, bottom + 1)
    .map((codes) => Array.from({ length: right - left + 1 }, (_each, at) => codes[left + at]));
}

function placesOf(grid: SheetGrid): readonly Place[] {
  return grid.flatMap((codes, row) =>
    codes.flatMap((code, column) => (code === undefined ? [] : [{ row, column }])),
  );
}
