// A table as a spreadsheet saves it (RFC 4180), with the place of every cell, so that a finding can name it.
import type { Finding, Place } from '#base/documents/document-finding.ts';
import type { SourceFile } from '#base/documents/yaml-file.ts';

export type CsvRow = {
  readonly at: Place;
  /** Trimmed; empty where the column is absent or nothing is written. */
  readonly text: (column: string) => string;
  readonly placeOf: (column: string) => Place;
};

/** A register of a whole province, or the figures of a round; more than this is no file of ours. */
const LARGEST_TABLE = 32_000_000;

/** Rows below the heading. Unknown, repeated and missing columns are findings; an empty line is no row. */
export function readCsvTable(
  { path, text }: SourceFile,
  columns: { readonly required: readonly string[]; readonly known: readonly string[] },
): { readonly rows: readonly CsvRow[]; readonly findings: readonly Finding[] } {
  const start: Place = { file: path, line: 1, column: 1 };
  if (text.length > LARGEST_TABLE) {
    return {
      rows: [],
      findings: [fault('file-too-large', start, { limit: LARGEST_TABLE, size: text.length })],
    };
  }
  const [head, ...body] = splitCells(path, text.replace(/^\uFEFF/, ''));
  const names = (head ?? []).map((cell) => cell.text.trim());
  const findings = [
    ...(head ?? []).flatMap(({ at }, index) => {
      const name = names[index] ?? '';
      if (names.indexOf(name) < index) return [fault('duplicate-key', at, { key: name })];
      return columns.known.includes(name) ? [] : [fault('unknown-column', at, { column: name })];
    }),
    ...columns.required
      .filter((name) => !names.includes(name))
      .map((column) => fault('missing-column', start, { column })),
  ];
  if (findings.length > 0) return { rows: [], findings };
  const rows = body.filter((cells) => cells.some((cell) => cell.text.trim() !== ''));
  for (const cells of rows) {
    const extra = cells[names.length];
    if (extra !== undefined)
      findings.push(fault('too-many-cells', extra.at, { cells: cells.length, columns: names.length }));
  }
  const byName = new Map(names.map((name, index) => [name, index]));
  return {
    findings,
    rows: rows.map((cells) => {
      const at = cells[0]?.at ?? start;
      const cellOf = (column: string) => cells[byName.get(column) ?? -1];
      return {
        at,
        text: (column) => cellOf(column)?.text.trim() ?? '',
        placeOf: (column) => cellOf(column)?.at ?? at,
      };
    }),
  };
}

function fault(code: string, at: Place, params: Finding['params']): Finding {
  return { code, level: 'error', at, params };
}

type Cell = { readonly text: string; readonly at: Place };

function splitCells(file: string, text: string): readonly (readonly Cell[])[] {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let line = 1;
  let lineStart = 0;
  let index = 0;
  while (index < text.length) {
    const at = { file, line, column: index - lineStart + 1 };
    let value: string;
    if (text[index] === '"') {
      const end = closingQuote(text, index + 1);
      value = text.slice(index + 1, end).replaceAll('""', '"');
      for (let position = text.indexOf('\n', index); position !== -1 && position < end;) {
        line += 1;
        lineStart = position + 1;
        position = text.indexOf('\n', position + 1);
      }
      index = end + 1;
      while (index < text.length && !',\n'.includes(text.charAt(index))) index += 1;
    } else {
      const begin = index;
      while (index < text.length && !',\n'.includes(text.charAt(index))) index += 1;
      value = text.slice(begin, index).replace(/\r$/, '');
    }
    row.push({ text: value, at });
    if (text[index] === ',') {
      index += 1;
      // A comma at the very end still opens a cell.
      if (index === text.length || text[index] === '\n') {
        row.push({ text: '', at: { file, line, column: index - lineStart + 1 } });
      } else continue;
    }
    rows.push(row);
    row = [];
    index += 1;
    line += 1;
    lineStart = index;
  }
  return rows;
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at === -1 ? text.length : at;
}
