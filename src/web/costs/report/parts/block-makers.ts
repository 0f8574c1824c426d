// Short ways to write the blocks of a report.
import type {
  ReportBlock,
  ReportCell,
  ReportColumn,
  ReportRow,
  ReportTable,
  Run,
} from '#core/statistics/report/document.ts';
import { text } from '../report-cells.ts';

/** A sentence: words stand as they are, figures between them. */
export function say(...pieces: readonly (string | Run)[]): ReportBlock {
  return { kind: 'paragraph', runs: runsOf(pieces) };
}

export function item(...pieces: readonly (string | Run)[]): readonly Run[] {
  return runsOf(pieces);
}

export function heading(words: string): ReportBlock {
  return { kind: 'heading', text: words };
}

export function note(words: string): ReportBlock {
  return { kind: 'note', text: words };
}

/** Words, then figures: `names` [label, measure]; the first column is words. */
export function columnsOf(
  first: string,
  ...names: readonly (readonly [label: string, measure: string])[]
): readonly ReportColumn[] {
  return [
    { label: first, measure: '', align: 'text' },
    ...names.map(([label, measure]) => ({ label, measure, align: 'number' as const })),
  ];
}

export function wordColumn(label: string): ReportColumn {
  return { label, measure: '', align: 'text' };
}

export function row(
  label: string,
  cells: readonly ReportCell[],
  look: Partial<Omit<ReportRow, 'cells'>> = {},
): ReportRow {
  return { kind: 'row', indent: 0, ...look, cells: [text(label), ...cells] };
}

export function table(
  id: string,
  caption: string,
  body: {
    readonly columns: readonly ReportColumn[];
    readonly rows: readonly ReportRow[];
    readonly notes?: readonly string[];
  },
): ReportTable {
  return { kind: 'table', id, caption, columns: body.columns, rows: body.rows, notes: body.notes ?? [] };
}

function runsOf(pieces: readonly (string | Run)[]): readonly Run[] {
  return pieces.map((piece) => (typeof piece === 'string' ? text(piece) : piece));
}
