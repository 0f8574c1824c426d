// Reads a .docx in a thread of its own, with limits of memory and time: what people send may be anything.
import { Worker } from 'node:worker_threads';
import { ok, refuse, type Result } from '#base/result.ts';
import type { DocumentFault, RawDocument } from '#core/consultation/plan/raw-document.ts';
import { zipFits } from '../workbook/zip-sizes.ts';

const MIB = 1024 * 1024;
/** A plan of 75,000 characters is 2 MiB unpacked; the rest is for pictures. */
const LIMITS = { parts: 2000, bytes: 120 * MIB };
const MEMORY_MIB = 768;
const PATIENCE_MS = 20_000;

/** What the thread answers with. */
export type DocumentAnswer = { readonly document: RawDocument } | { readonly fault: DocumentFault };

/** The paragraphs and tables of a document as they stand in it. Never throws for what the bytes hold. */
export async function readWordDocument(bytes: Uint8Array): Promise<Result<RawDocument, DocumentFault>> {
  // The signature of Office files before 2007, and of those encrypted with a password.
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    return refuse(Buffer.from(bytes).includes('E\0n\0c\0r\0y\0p\0t\0e\0d\0') ? 'encrypted' : 'old-format');
  }
  if (!startsWith(bytes, [0x50, 0x4b])) return refuse('not-a-document');
  const fits = zipFits(bytes, LIMITS);
  if (fits !== true) return refuse(fits === undefined ? 'not-a-document' : 'too-large');
  const answer = await inThread(bytes);
  return 'fault' in answer ? refuse(answer.fault) : ok(answer.document);
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

function inThread(bytes: Uint8Array): Promise<DocumentAnswer> {
  const worker = new Worker(new URL('./word-thread.ts', import.meta.url), {
    workerData: bytes,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MIB },
  });
  return new Promise((resolve) => {
    const timer = setTimeout(() => settle({ fault: 'took-too-long' }), PATIENCE_MS);
    const settle = (answer: DocumentAnswer): void => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(answer);
    };
    worker.once('message', settle);
    worker.once('error', (error: unknown) => {
      const outOfMemory =
        error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      settle({ fault: outOfMemory ? 'too-large' : 'not-a-document' });
    });
  });
}
