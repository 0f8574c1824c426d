// Texts with separators, as spreadsheets and message boards export them: UTF-8 with or without mark, UTF-16, or GB 18030.
import { ok, refuse, type Result } from '#base/result.ts';
import type { OpinionTable, OpinionTableFault } from './opinion-table.ts';

const MOST_ROWS = 20_000;
const SEPARATORS = [',', ';', '\t', '，', '；'] as const;

/** A table of texts; nothing in it is ever taken for a formula. Bytes that are no text are refused. */
export function readCsv(bytes: Uint8Array): Result<OpinionTable, OpinionTableFault> {
  const text = decoded(bytes);
  if (text === undefined) return refuse('not-a-table');
  if (text.trim() === '') return refuse('empty');
  const rows = split(text, separatorOf(text));
  if (rows.length > MOST_ROWS) return refuse('too-large');
  return ok({ name: '', rows: rows.map((row) => row.map((cell) => ({ text: cell }))), outside: [] });
}

/** GB 18030 takes almost any bytes, so it is tried last, and not for what holds bytes no text has. */
function decoded(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return strictly('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return strictly('utf-16be', bytes);
  if (bytes.includes(0)) return undefined;
  return strictly('utf-8', bytes) ?? strictly('gb18030', bytes);
}

function strictly(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The separator that stands most often in the first line, outside quotes. */
function separatorOf(text: string): string {
  const line = (text.match(/^(?:"(?:[^"]|"")*"|[^"\r\n])*/)?.[0] ?? '').replaceAll(/"(?:[^"]|"")*"/g, '');
  const counted = SEPARATORS.map((separator) => ({ separator, count: line.split(separator).length - 1 }));
  return counted.toSorted((a, b) => b.count - a.count)[0]?.separator ?? ',';
}

/** RFC 4180, with any of the separators; a quote inside an unquoted cell is a character like others. */
function split(text: string, separator: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const close = (): void => {
    if (row.length > 1 || row[0] !== '') rows.push(row);
    else rows.push([]);
    row = [];
  };
  while (at <= text.length) {
    const { cell, end } = text.charAt(at) === '"' ? quoted(text, at, separator) : plain(text, at, separator);
    row.push(cell);
    const mark = text.charAt(end);
    at = end + 1;
    if (mark === separator) continue;
    close();
    if (mark === '\r' && text.charAt(at) === '\n') at += 1;
    if (at >= text.length) break;
  }
  return rows;
}

function plain(
  text: string,
  from: number,
  separator: string,
): { readonly cell: string; readonly end: number } {
  let end = from;
  while (end < text.length && !isEnd(text.charAt(end), separator)) end += 1;
  return { cell: text.slice(from, end), end };
}

/** From the opening quote to the closing one; what follows it up to the separator is kept too. */
function quoted(
  text: string,
  from: number,
  separator: string,
): { readonly cell: string; readonly end: number } {
  let cell = '';
  let at = from + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close < 0) return { cell: cell + text.slice(at), end: text.length };
    cell += text.slice(at, close);
    at = close + 1;
    if (text.charAt(at) !== '"') break;
    cell += '"';
    at += 1;
  }
  const rest = plain(text, at, separator);
  return { cell: cell + rest.cell, end: rest.end };
}

function isEnd(letter: string, separator: string): boolean {
  return letter === separator || letter === '\n' || letter === '\r';
}
