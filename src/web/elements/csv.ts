export type CsvCell = string | number | undefined;

/**
 * RFC 4180 with a byte order mark, so that spreadsheets read the Chinese. Text that a spreadsheet would run as a formula is kept
 * as text; a negative figure is no formula.
 */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  return `\u{FEFF}${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}

function csvCell(cell: CsvCell): string {
  if (typeof cell !== 'string') return cell === undefined ? '' : String(cell);
  const isRun = /^[=+\-@\t\r]/.test(cell) && !/^-\d+(?:\.\d+)?$/.test(cell);
  const safe = isRun ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
