// One table of the document as clauses: rows of indicators, rows of projects, or rows that stay text.
import type { ParsedClause, PlanFinding } from './parsed-plan.ts';
import { indicatorRow, projectRow, readTable, type TableReading } from './plan-table.ts';
import type { RawTable } from './raw-document.ts';
import { rowLine, tableGrid, type GridCell } from './table-grid.ts';

type Piece =
  | { readonly kind: 'clause'; readonly clause: ParsedClause }
  /** To be read like a paragraph outside the table: a box drawn as a table, a title above the columns. */
  | { readonly kind: 'line'; readonly text: string; readonly at: number };

/** `at` counts paragraphs on from the one before the table; each row is one. */
export function parseTable(
  table: RawTable,
  before: number,
): { readonly pieces: readonly Piece[]; readonly findings: readonly PlanFinding[]; readonly at: number } {
  const grid = tableGrid(table);
  const width = grid[0]?.length ?? 0;
  if (width <= 1) return frame(table, before);
  const pieces: Piece[] = [];
  const findings: PlanFinding[] = [];
  let at = before;
  let top = 0;
  while (top < grid.length && isWide(grid[top] ?? [])) {
    at += 1;
    for (const text of linesOf(grid[top]?.[0])) pieces.push({ kind: 'line', text, at });
    top += 1;
  }
  const rows = grid.slice(top);
  const reading = readTable(rows);
  findings.push(...tableFindings(reading, rows.length, at + 1));
  let group = '';
  rows.forEach((row, i) => {
    at += 1;
    const heading = reading !== undefined && i < reading.headers;
    const wide = isWide(row);
    if (wide && !heading) group = groupName(row[0]?.text ?? '');
    const understood = heading || wide ? undefined : rowClause(reading, row, group);
    if (understood?.oddNature !== undefined) {
      findings.push({ code: 'nature-unknown', paragraph: at, params: { word: understood.oddNature } });
    }
    const text = rowLine(row);
    if (text === '') return;
    pieces.push({
      kind: 'clause',
      clause: { kind: 'text', no: undefined, ...understood?.clause, text, paragraph: at },
    });
  });
  return { pieces, findings, at };
}

/** A box drawn as a table of one column: its paragraphs are paragraphs. */
function frame(table: RawTable, before: number): ReturnType<typeof parseTable> {
  const texts = table.rows.flatMap((row) => row.flatMap(({ paragraphs }) => paragraphs));
  const pieces = texts.map((text, i): Piece => ({ kind: 'line', text: text.trim(), at: before + i + 1 }));
  return { pieces, findings: [], at: before + texts.length };
}

/** One cell over the whole width. */
function isWide(row: readonly GridCell[]): boolean {
  return row[0]?.spread === false && row.slice(1).every(({ spread }) => spread);
}

function linesOf(cell: GridCell | undefined): readonly string[] {
  return (cell?.text ?? '').split('\n').filter((line) => line.trim() !== '');
}

/** `（一）经济发展` → `经济发展`. */
function groupName(text: string): string {
  return text.replace(/^([（(]?[一二三四五六七八九十\d]+[）)]?[、.．]?)\s*/u, '').trim();
}

function rowClause(
  reading: TableReading | undefined,
  row: readonly GridCell[],
  group: string,
):
  | { clause: Pick<ParsedClause, 'kind' | 'no' | 'indicator' | 'project'>; oddNature?: string | undefined }
  | undefined {
  if (reading?.kind === 'indicator') {
    const { row: indicator, no, oddNature } = indicatorRow(reading, row, group);
    if (indicator.name === '') return undefined;
    return { clause: { kind: 'indicator', no, indicator }, oddNature };
  }
  if (reading?.kind === 'project') {
    const { row: project, no } = projectRow(reading, row);
    return project.name === '' ? undefined : { clause: { kind: 'project', no, project } };
  }
  return undefined;
}

function tableFindings(
  reading: TableReading | undefined,
  rows: number,
  paragraph: number,
): readonly PlanFinding[] {
  if (rows === 0) return [];
  if (!reading) return [{ code: 'table-not-understood', paragraph, params: { rows } }];
  return reading.columns.flatMap((column): PlanFinding[] =>
    column.is === 'unknown' && 'heading' in column && column.heading !== ''
      ? [{ code: 'column-not-understood', paragraph, params: { heading: column.heading } }]
      : [],
  );
}
