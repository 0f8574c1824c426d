// Reads a posted form from the stream, with limits, so that one bad part never costs the others.
import type { Writable } from 'node:stream';
import { Busboy, type BusboyFileStream } from '@fastify/busboy';
import type { FormProblemCode, ReceivedFile, ReceivedForm } from '#app/visit.ts';

export const EMPTY_FORM: ReceivedForm = { fields: new Map(), files: [], problems: [] };

const KIB = 1024;
const MIB = 1024 * KIB;
export const FORM_LIMITS = {
  fileBytes: 10 * MIB,
  filesBytes: 30 * MIB,
  files: 40,
  fields: 1000,
  nameBytes: 200,
  valueBytes: 64 * KIB,
  /** In all; what lies beyond is read and thrown away, as far as our patience goes, so that the browser still gets its page. */
  bodyBytes: 64 * MIB,
} as const;

/** How much of a body we read at all, and how long we wait for it; the server's own limit of time is the longest. */
export type Patience = { readonly bytes: number; readonly milliseconds: number | undefined };
/** Who is signed in may be at a village's slow line with thirty megabytes of papers; who is not sends no papers. Ours. */
export const PATIENCE = {
  signedIn: { bytes: 256 * MIB, milliseconds: undefined },
  visitor: { bytes: 64 * MIB, milliseconds: 120_000 },
} as const satisfies Record<string, Patience>;

/** The first value of a field as typed; `undefined` when it was not in the form. */
export function fieldOf(form: ReceivedForm, name: string): string | undefined {
  return form.fields.get(name)?.[0];
}

/** True for the content types a browser form sends. */
export function isFormType(contentType: string | undefined): boolean {
  return /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(contentType ?? '');
}

/**
 * Reads the whole body. `keepFiles: false` reads past files without keeping them (for people not signed in). Never
 * throws for what was sent; throws only when our patience with the body is over.
 */
export async function readForm(
  request: { readonly headers: Headers; readonly body: ReadableStream | null },
  { keepFiles, patience = PATIENCE.signedIn }: { readonly keepFiles: boolean; readonly patience?: Patience },
): Promise<ReceivedForm> {
  const contentType = request.headers.get('content-type') ?? '';
  const intake = new Intake(keepFiles);
  if (request.body === null) return intake.result();
  const parser = openParser(contentType, intake);
  if (parser === undefined) {
    intake.complain('body-malformed');
    await feed(request.body, undefined, { intake, patience });
    return intake.result();
  }
  await feed(request.body, parser, { intake, patience });
  return intake.result();
}

/** Collects what the parser finds, within the limits. */
class Intake {
  readonly #fields = new Map<string, string[]>();
  readonly #files: ReceivedFile[] = [];
  readonly #problems: ReceivedForm['problems'][number][] = [];
  readonly #keepFiles: boolean;
  #held = 0;
  #count = 0;

  constructor(keepFiles: boolean) {
    this.#keepFiles = keepFiles;
  }

  complain(problem: FormProblemCode, field?: string, fileName?: string): void {
    const seen = this.#problems.some((other) => other.problem === problem && other.field === field);
    if (seen && fileName === undefined) return;
    this.#problems.push({ problem, field, ...(fileName === undefined ? {} : { fileName }) });
  }

  addField(name: string, value: string, cut: boolean): void {
    this.#count += 1;
    if (this.#count > FORM_LIMITS.fields) return this.complain('too-many-fields');
    const values = this.#fields.get(name);
    if (values === undefined) this.#fields.set(name, [value]);
    else values.push(value);
    if (cut) this.complain('value-too-long', name);
  }

  /** Keeps the bytes of one file unless it, or all together, are too large. */
  addFile(field: string, stream: BusboyFileStream, fileName: string): void {
    const name = cleanFileName(fileName);
    const chunks: Uint8Array[] = [];
    let length = 0;
    let dropped: FormProblemCode | undefined = this.#keepFiles ? undefined : 'file-not-kept';
    const drop = (problem: FormProblemCode) => {
      if (dropped !== undefined) return;
      dropped = problem;
      this.#held -= length;
      chunks.length = 0;
    };
    stream.on('data', (chunk: Uint8Array) => {
      if (dropped === undefined && this.#held + chunk.length > FORM_LIMITS.filesBytes) {
        drop('files-too-large-together');
      }
      length += chunk.length;
      if (dropped !== undefined) return;
      this.#held += chunk.length;
      chunks.push(chunk);
    });
    stream.on('limit', () => drop('file-too-large'));
    stream.on('error', () => drop('body-malformed')); // cut off in the middle
    stream.on('end', () => {
      if (length === 0 && name === '') return; // a file input left empty
      if (dropped !== undefined) this.complain(dropped, field, name);
      else if (length === 0) this.complain('file-empty', field, name);
      else this.#files.push({ field, name, bytes: Buffer.concat(chunks) });
    });
  }

  result(): ReceivedForm {
    return { fields: this.#fields, files: this.#files, problems: this.#problems };
  }
}

function openParser(contentType: string, intake: Intake): Writable | undefined {
  const { fileBytes, files, fields, nameBytes, valueBytes } = FORM_LIMITS;
  try {
    const parser = new Busboy({
      headers: { 'content-type': contentType },
      limits: {
        fileSize: fileBytes,
        files,
        fields: fields + 1,
        fieldNameSize: nameBytes,
        fieldSize: valueBytes,
      },
    });
    parser.on('field', (name, value, nameCut, valueCut) => {
      if (nameCut || name === '') intake.complain('body-malformed');
      else intake.addField(name, value, valueCut);
    });
    parser.on('file', (field, stream, fileName) => {
      intake.addFile(field, stream, fileName ?? '');
    });
    parser.on('filesLimit', () => intake.complain('too-many-files'));
    return parser;
  } catch {
    return undefined; // no boundary, or not a form at all
  }
}

/** Pumps the body into the parser up to the cap, then past it without keeping anything. */
async function feed(
  body: ReadableStream,
  parser: Writable | undefined,
  { intake, patience }: { readonly intake: Intake; readonly patience: Patience },
): Promise<void> {
  const finished = parser === undefined ? Promise.resolve() : settled(parser, intake);
  let open = parser !== undefined;
  let length = 0;
  for await (const chunk of chunksOf(body, patience)) {
    length += chunk.length;
    if (length > patience.bytes) throw new BodyTooLong();
    if (!open || parser === undefined || parser.destroyed) continue;
    if (length > FORM_LIMITS.bodyBytes) {
      intake.complain('body-too-large');
      parser.end();
      open = false;
    } else if (!parser.write(chunk)) {
      await Promise.race([drained(parser), finished]);
    }
  }
  if (open) parser?.end();
  await finished;
}

async function* chunksOf(body: ReadableStream, { milliseconds }: Patience): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  const over = milliseconds === undefined ? undefined : AbortSignal.timeout(milliseconds);
  // Ends the read that waits.
  over?.addEventListener('abort', () => void reader.cancel().catch(() => undefined));
  try {
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- one chunk after the other is what a stream is
      const { done, value }: { done: boolean; value?: unknown } = await reader.read();
      if (over?.aborted === true) throw new BodyTooLong();
      if (done) return;
      if (value instanceof Uint8Array) yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** More was sent than we are willing to read, or too slowly: the connection is closed. */
export class BodyTooLong extends Error {
  override readonly name = 'BodyTooLong';
}

function settled(parser: Writable, intake: Intake): Promise<void> {
  return new Promise((resolve) => {
    parser.on('finish', resolve);
    parser.on('close', resolve);
    parser.on('error', () => {
      intake.complain('body-malformed');
      resolve();
    });
  });
}

function drained(parser: Writable): Promise<void> {
  return new Promise((resolve) => {
    parser.once('drain', resolve);
  });
}

function cleanFileName(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? '';
  return base.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 200);
}
