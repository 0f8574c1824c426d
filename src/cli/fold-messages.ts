// `yici fold-messages <file>`: messages by the million folded for copies and near copies; one line for each that is kept, with how many it
// stands for. The file is read twice, the second time for the words of what is kept: they leave as they were written.
import { basename, extname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Language } from '#base/localised.ts';
import { FOLDED_AS, MessageFold, type Folded } from '#core/consultation/copies/fold-messages.ts';
import type { CommandIo, ExitCode, LineFile } from './command-io.ts';
import { foldWords } from './fold-words.ts';
import {
  FORMATS,
  ID_COLUMNS,
  readMessages,
  TEXT_COLUMNS,
  type Entry,
  type Format,
  type Reading,
} from './read-messages.ts';

const USAGE = `usage: yici fold-messages <file.jsonl|csv|txt> [--out file] [--members file] [--threshold 0.7] [--memory MB]
                     [--text column] [--id column] [--format jsonl|csv|txt] [--encoding name] [--lang zh-CN|en]`;
/** So many broken lines are named; the rest are counted. */
const NAMED = 20;
const MEGABYTE = 2 ** 20;
const TOLD_EACH = 250_000;

/** 1 when a line could not be read, 2 when the call makes no sense or a file cannot be opened. */
export async function run(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const asked = readArguments(args);
  if (asked === undefined || io.files === undefined) {
    io.err(USAGE);
    return 2;
  }
  const words = foldWords(asked.language);
  if (asked.format === undefined) {
    io.err(words.unknownFormat(asked.file));
    return 2;
  }
  try {
    return await foldFile(asked, { ...asked.reading, format: asked.format }, io);
  } catch (error) {
    const sentence = words.fileFault(error);
    if (sentence === undefined) throw error;
    io.err(sentence);
    return 2;
  }
}

async function foldFile(asked: Asked, reading: Reading, io: CommandIo): Promise<ExitCode> {
  const { files } = io;
  if (files === undefined) return 2;
  const out = await files.create(asked.out);
  const written: LineFile[] = [out];
  try {
    const members = asked.members === undefined ? undefined : await files.create(asked.members);
    if (members !== undefined) written.push(members);
    const { folded, unreadable } = await foldAll(readMessages(files.read(asked.file), reading), asked, io);
    await writeResult(readMessages(files.read(asked.file), reading), folded, { out, members });
    for (const file of written) await file.close();
    for (const line of foldWords(asked.language).summary({ ...asked, folded, unreadable })) io.err(line);
    return unreadable > 0 ? 1 : 0;
  } catch (error) {
    for (const file of written) await file.discard();
    throw error;
  }
}

/** The first reading. */
async function foldAll(
  batches: AsyncIterable<readonly Entry[]>,
  asked: Asked,
  io: CommandIo,
): Promise<{ readonly folded: Folded; readonly unreadable: number }> {
  const words = foldWords(asked.language);
  const fold = new MessageFold({ threshold: asked.threshold, mostBytes: asked.memory * MEGABYTE });
  let unreadable = 0;
  let read = 0;
  for await (const batch of batches) {
    for (const entry of batch) {
      if ('problem' in entry) {
        unreadable += 1;
        if (unreadable <= NAMED) io.err(words.broken(entry.line, entry.problem));
        continue;
      }
      fold.add(entry.text);
      read += 1;
      if (read % TOLD_EACH === 0) io.err(words.soFar(read));
    }
  }
  return { folded: fold.finish(), unreadable };
}

type Written = { readonly out: LineFile; readonly members: LineFile | undefined };

/** The second reading: what is kept, with its counts; and, where asked for, every message with what became of it. */
async function writeResult(
  batches: AsyncIterable<readonly Entry[]>,
  { into, as }: Folded,
  { out, members }: Written,
): Promise<void> {
  const counts = countsOf(into, as);
  const lines = new Uint32Array(members === undefined ? 0 : into.length);
  await members?.write('line,id,as,into-line');
  let message = 0;
  for await (const batch of batches) {
    for (const entry of batch) {
      if ('problem' in entry) continue;
      const { line, id, text } = entry;
      const kept = into[message] ?? message;
      if (kept === message) {
        const [copies = 0, near = 0, through = 0] = counts.subarray(message * 3, message * 3 + 3);
        await out.write(
          JSON.stringify({ line, ...(id === undefined ? {} : { id }), copies, near, through, text }),
        );
      }
      if (members !== undefined) {
        lines[message] = line;
        const cell = id === undefined ? '' : `"${id.replaceAll('"', '""')}"`;
        await members.write(`${line},${cell},${FOLDED_AS[as[message] ?? 0]},${lines[kept]}`);
      }
      message += 1;
    }
  }
}

/** For each kept message: copies, near copies, and those joined through others. */
function countsOf(into: Int32Array, as: Uint8Array): Uint32Array {
  const counts = new Uint32Array(into.length * 3);
  for (const [message, kept] of into.entries()) {
    const place = (as[message] ?? 0) - 1;
    if (kept !== message && place >= 0 && place < 3)
      counts[kept * 3 + place] = (counts[kept * 3 + place] ?? 0) + 1;
  }
  return counts;
}

type Asked = {
  readonly file: string;
  readonly out: string;
  readonly members: string | undefined;
  readonly threshold: number;
  /** Megabytes. */
  readonly memory: number;
  readonly format: Format | undefined;
  readonly reading: Omit<Reading, 'format'>;
  readonly language: Language;
};

function readArguments(args: readonly string[]): Asked | undefined {
  const text = { type: 'string' } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: text,
        members: text,
        threshold: text,
        memory: text,
        text,
        id: text,
        format: text,
        encoding: text,
        lang: text,
      },
    });
    const [file] = positionals;
    const { lang: language = 'zh-CN', threshold = '0.7', memory = '512', encoding } = values;
    if (file === undefined || positionals.length > 1 || (language !== 'zh-CN' && language !== 'en'))
      return undefined;
    if (!(Number(threshold) >= 0.5 && Number(threshold) <= 1) || !(Number(memory) >= 16)) return undefined;
    const wanted = values.format ?? extname(file).slice(1).toLowerCase().replace('ndjson', 'jsonl');
    return {
      file: resolve(file),
      out: resolve(values.out ?? `${basename(file, extname(file))}.folded.jsonl`),
      members: values.members === undefined ? undefined : resolve(values.members),
      threshold: Number(threshold),
      memory: Number(memory),
      format: FORMATS.find((each) => each === wanted),
      reading: {
        encoding: encoding === undefined ? undefined : knownEncoding(encoding),
        textColumns: values.text === undefined ? TEXT_COLUMNS : [values.text],
        idColumns: values.id === undefined ? ID_COLUMNS : [values.id],
      },
      language,
    };
  } catch {
    return undefined;
  }
}

/** Throws for one that nobody knows. */
function knownEncoding(name: string): string {
  return new TextDecoder(name).encoding;
}
