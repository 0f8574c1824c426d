// A chart of the survey: drawn on the server for any width, with its title and the table behind it. Pages and the report use it.
import { csvText, type CsvCell } from '../../elements/csv.ts';

/** `undefined`: there is no such number, shown as —. */
export type ChartCell = CsvCell;

export type ChartTable = {
  readonly head: readonly string[];
  readonly rows: readonly (readonly ChartCell[])[];
};

export type Chart = {
  /** Part of file names: small letters, digits, hyphens. */
  readonly id: string;
  readonly title: string;
  /** What it shows, in one sentence, for those who do not see it. */
  readonly alternative: string;
  /** A whole SVG document without script or style; from 320 pixels on. */
  readonly svg: (width: number) => string;
  readonly table: ChartTable;
};

/** A unit's name where there is little room: without the place it is of and the mark of a sample, which the page says. */
export function shortName({ name, place }: { readonly name: string; readonly place: string }): string {
  const bare = name.replace(/（样例）$/, '');
  return bare.startsWith(place) && bare.length > place.length + 1 ? bare.slice(place.length) : bare;
}

/** The table of a chart as CSV. `first`: a line of its own before the head. */
export function chartCsv({ head, rows }: ChartTable, first?: string): string {
  return csvText([...(first === undefined ? [] : [[first]]), head, ...rows]);
}
