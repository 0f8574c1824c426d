// SDMX-CSV 2.1.0 data message (SDMX 3.1): RFC 4180, one figure a line, its structure and action in the first columns.
import { assert } from '#base/assert.ts';
import { ok, refuse, type Result } from '#base/result.ts';
import { ATTRIBUTES, DIMENSIONS, type Dataflow, type Observation } from './observation.ts';

/** Media type of the message. */
export const SDMX_CSV_TYPE = 'application/vnd.sdmx.data+csv; version=2.1.0';

const HEAD = ['STRUCTURE', 'STRUCTURE_ID', 'ACTION'] as const;
const COLUMNS = [...HEAD, ...DIMENSIONS, 'OBS_VALUE', ...ATTRIBUTES];

/** `AGENCY:ID(VERSION)`. */
export function structureId({ agency, id, version }: Dataflow): string {
  return `${agency}:${id}(${version})`;
}

/** The message as text, lines ended as RFC 4180 asks. A missing figure is an empty cell, never a zero. */
export function writeSdmxCsv(message: {
  readonly dataflow: Dataflow;
  readonly observations: readonly Observation[];
}): string {
  const head = ['dataflow', structureId(message.dataflow), 'M'];
  const rows = message.observations.map(({ key, value, attributes }) => [
    ...head,
    ...DIMENSIONS.map((id) => key[id]),
    value ?? '',
    ...ATTRIBUTES.map((id) => attributes[id]),
  ]);
  return [COLUMNS, ...rows].map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

export type SdmxFault = {
  readonly code: 'not-sdmx' | 'column-missing' | 'cells-differ' | 'value-unreadable' | 'action-unknown';
  /** Line of the text, from 1; 0 for JSON. */
  readonly line: number;
  readonly text: string;
};

/** Reads what `writeSdmxCsv` and others write: columns in any order, further ones left aside. All faults, or all figures. */
export function readSdmxCsv(text: string): Result<readonly Observation[], readonly SdmxFault[]> {
  const [heading = [], ...rows] = cutRows(text.replace(/^\uFEFF/, ''));
  // `STRUCTURE[;]` announces cells of several values, of which a table of totals has none.
  if (!heading[0]?.startsWith('STRUCTURE'))
    return refuse([{ code: 'not-sdmx', line: 1, text: heading[0] ?? '' }]);
  const missing = ['STRUCTURE_ID', ...DIMENSIONS, 'OBS_VALUE', ...ATTRIBUTES].filter(
    (column) => !heading.includes(column),
  );
  if (missing.length > 0)
    return refuse(missing.map((column) => ({ code: 'column-missing', line: 1, text: column })));
  const at = new Map(heading.map((column, index) => [column, index]));
  const faults: SdmxFault[] = [];
  const observations = rows.map((row, index): Observation => {
    const cell = (column: string): string => row[at.get(column) ?? -1] ?? '';
    const line = index + 2;
    if (row.length !== heading.length) faults.push({ code: 'cells-differ', line, text: String(row.length) });
    if (!['', 'M', 'R', 'A', 'I'].includes(cell('ACTION')))
      faults.push({ code: 'action-unknown', line, text: cell('ACTION') });
    const value = cell('OBS_VALUE');
    if (!isPlainValue(value)) faults.push({ code: 'value-unreadable', line, text: value });
    return {
      key: recordOf(DIMENSIONS, cell),
      ...(value === '' ? {} : { value }),
      attributes: recordOf(ATTRIBUTES, cell),
    };
  });
  return faults.length > 0 ? refuse(faults) : ok(observations);
}

/** Plain digits as XML Schema's decimal writes them, or nothing at all. */
export function isPlainValue(text: string): boolean {
  return text === '' || /^-?\d+(?:\.\d+)?$/.test(text);
}

/** One text for each id. */
export function recordOf<Id extends string>(ids: readonly Id[], of: (id: Id) => string): Record<Id, string> {
  const record = Object.fromEntries(ids.map((id) => [id, of(id)]));
  assert(isWhole(record, ids), 'one text for each id');
  return record;
}

function isWhole<Id extends string>(
  record: Readonly<Record<string, string>>,
  ids: readonly Id[],
): record is Record<Id, string> {
  return ids.every((id) => record[id] !== undefined);
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Cells in quotes may hold commas, quotes doubled and line breaks. An empty line is no row. */
function cutRows(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|$)/gy;
  for (let match = cell.exec(text); match !== null; match = cell.exec(text)) {
    const [whole, inQuotes, plain = '', end] = match;
    row.push(inQuotes === undefined ? plain : inQuotes.replaceAll('""', '"'));
    if (end === ',') continue;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
    if (whole === '' || end === '') break;
  }
  return rows;
}
