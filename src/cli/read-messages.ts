// A file of messages read piece by piece, however large: one a line, JSON a line, or a table as a spreadsheet saves it. What cannot be read is
// said with its line, and reading goes on.

export const FORMATS = ['jsonl', 'csv', 'txt'] as const;
export type Format = (typeof FORMATS)[number];

export const PROBLEMS = ['not-json', 'no-text', 'empty', 'bad-characters', 'open-quote'] as const;
export type Problem = (typeof PROBLEMS)[number];

/** `line`: where it begins, from 1. */
export type Entry =
  | { readonly line: number; readonly text: string; readonly id: string | undefined }
  | { readonly line: number; readonly problem: Problem };

/** The column of the words, and of the number they are known by elsewhere; the first that a file has. */
export const TEXT_COLUMNS =
  'text content message 内容 留言内容 留言 意见内容 意见 建议内容 建议 诉求内容 诉求 正文'.split(' ');
export const ID_COLUMNS = 'id 编号 序号 留言编号 工单编号 工单号'.split(' ');

/** A quoted cell longer than this was never closed. */
const LONGEST_RECORD = 200_000;

export type Reading = {
  readonly format: Format;
  /** Absent: UTF-8 when the beginning is, else GB 18030. */
  readonly encoding?: string | undefined;
  readonly textColumns: readonly string[];
  readonly idColumns: readonly string[];
};

/** The entries of a file, a batch for each piece that was read. A table's heading is no entry; nor is a blank line. */
export async function* readMessages(
  pieces: AsyncIterable<Uint8Array>,
  reading: Reading,
): AsyncGenerator<readonly Entry[]> {
  let decoder: TextDecoder | undefined;
  const split = reading.format === 'csv' ? csvSplitter(reading) : lineSplitter(reading);
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(reading.encoding ?? encodingOf(piece));
    yield split(decoder.decode(piece, { stream: true }), false);
  }
  yield split(decoder?.decode() ?? '', true);
}

function encodingOf(piece: Uint8Array): string {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(piece, { stream: true });
    return 'utf-8';
  } catch {
    return 'gb18030';
  }
}

/** Takes the next piece of text; `last`: nothing follows. */
type Split = (text: string, last: boolean) => readonly Entry[];

function lineSplitter(reading: Reading): Split {
  let rest = '';
  let line = 0;
  return (text, last) => {
    const lines = (rest + text).split('\n');
    rest = last ? '' : (lines.pop() ?? '');
    return lines.flatMap((written) => {
      line += 1;
      const bare = written.trim();
      if (bare === '') return [];
      return reading.format === 'txt' ? entryOf(line, bare, undefined) : jsonEntry(line, bare, reading);
    });
  };
}

function jsonEntry(line: number, written: string, reading: Reading): Entry {
  let value: unknown;
  try {
    value = JSON.parse(written);
  } catch {
    return { line, problem: 'not-json' };
  }
  if (typeof value === 'string') return entryOf(line, value, undefined);
  if (value === null || typeof value !== 'object') return { line, problem: 'no-text' };
  const cells = new Map<string, unknown>(Object.entries(value));
  const text = reading.textColumns.map((name) => cells.get(name)).find((cell) => typeof cell === 'string');
  const id = reading.idColumns
    .map((name) => cells.get(name))
    .find((cell) => cell !== undefined && cell !== null);
  if (text === undefined) return { line, problem: 'no-text' };
  return entryOf(line, text, typeof id === 'string' || typeof id === 'number' ? String(id) : undefined);
}

function entryOf(line: number, text: string, id: string | undefined): Entry {
  if (text.includes('\u{FFFD}')) return { line, problem: 'bad-characters' };
  return text.trim() === '' ? { line, problem: 'empty' } : { line, text, id };
}

function csvSplitter(reading: Reading): Split {
  let rest = '';
  let line = 1;
  let columns: { readonly text: number; readonly id: number } | undefined;
  return (text, last) => {
    const entries: Entry[] = [];
    const all = rest + text;
    let from = 0;
    while (from < all.length) {
      const end = recordEnd(all, from, last);
      if (end === undefined && all.length - from <= LONGEST_RECORD && !last) break;
      const to = end ?? lineEnd(all, from);
      const record = all.slice(from, to);
      const at = line;
      line += record.split('\n').length - (record.endsWith('\n') ? 1 : 0);
      from = to;
      if (end === undefined) entries.push({ line: at, problem: 'open-quote' });
      else if (columns === undefined) columns = columnsOf(cellsOf(record), reading);
      else if (record.trim() !== '') entries.push(csvEntry(at, cellsOf(record), columns));
    }
    rest = all.slice(from);
    return entries;
  };
}

/** Just behind the record that begins at `from`; `undefined` when a quote is still open or nothing says that it ends. */
function recordEnd(all: string, from: number, last: boolean): number | undefined {
  let quoted = false;
  for (let at = from; at < all.length; at += 1) {
    const unit = all.charCodeAt(at);
    if (unit === QUOTE) quoted = !quoted;
    else if (unit === NEWLINE && !quoted) return at + 1;
    if (at - from > LONGEST_RECORD) return undefined;
  }
  return last && !quoted ? all.length : undefined;
}

const QUOTE = 0x22;
const NEWLINE = 0x0a;

function lineEnd(all: string, from: number): number {
  const at = all.indexOf('\n', from);
  return at === -1 ? all.length : at + 1;
}

/** A heading without any known name: the first column is the text. */
function columnsOf(
  heading: readonly string[],
  reading: Reading,
): { readonly text: number; readonly id: number } {
  const names = heading.map((name) =>
    name
      .replace(/^\u{FEFF}/u, '')
      .trim()
      .toLowerCase(),
  );
  const placeOf = (wanted: readonly string[]): number =>
    wanted.map((name) => names.indexOf(name.toLowerCase())).find((at) => at >= 0) ?? -1;
  return { text: Math.max(0, placeOf(reading.textColumns)), id: placeOf(reading.idColumns) };
}

function csvEntry(
  line: number,
  cells: readonly string[],
  columns: { readonly text: number; readonly id: number },
): Entry {
  const text = cells[columns.text];
  return text === undefined ? { line, problem: 'no-text' } : entryOf(line, text, cells[columns.id]);
}

function cellsOf(record: string): string[] {
  const cells: string[] = [];
  const line = record.replace(/\r?\n$/, '');
  for (let at = 0; at <= line.length;) {
    const plain = line.charCodeAt(at) !== QUOTE;
    const closing = plain ? at : closingQuote(line, at);
    const comma = line.indexOf(',', closing);
    const end = comma === -1 ? line.length : comma;
    cells.push(plain ? line.slice(at, end) : line.slice(at + 1, closing).replaceAll('""', '"'));
    at = end + 1;
  }
  return cells;
}

function closingQuote(line: string, from: number): number {
  for (let at = from + 1; at < line.length; at += 1) {
    if (line.charCodeAt(at) !== QUOTE) continue;
    if (line.charCodeAt(at + 1) === QUOTE) at += 1;
    else return at;
  }
  return line.length;
}
