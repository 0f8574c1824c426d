// Reads a scanned or photographed letter in a thread of its own, one picture at a time, with limits: what people send may be anything.
import { Worker } from 'node:worker_threads';
import { ok, refuse, type Result } from '#base/result.ts';
import type { PictureFault, PictureReading } from '#core/consultation/intake/picture-reading.ts';
import { pictureHead } from './picture-head.ts';

/** A4 at 600 dpi has 35 million; what is larger is unpacked into more memory than one letter is worth. */
const MOST_PIXELS = 50_000_000;
const MOST_BYTES = 30 * 1024 * 1024;
const MEMORY_MIB = 512;
const PATIENCE_MS = 60_000;

/** What the thread answers with. */
export type PictureAnswer = { readonly reading: PictureReading } | { readonly fault: PictureFault };

/** Pictures that wait while one is read; who comes after them is told so. */
const MOST_WAITING = 12;
let waiting = 0;
/** One after another: a reading takes some 300 MB for some seconds. */
let queue: Promise<unknown> = Promise.resolve();

/** The writing on a JPEG or PNG. Never throws for what the bytes hold. */
export async function readPicture(bytes: Uint8Array): Promise<Result<PictureReading, PictureFault>> {
  const head = pictureHead(bytes);
  if (head === undefined) return refuse('not-a-picture');
  if (head.width * head.height > MOST_PIXELS || bytes.length > MOST_BYTES) return refuse('too-large');
  if (waiting >= MOST_WAITING) return refuse('took-too-long');
  waiting += 1;
  const mine = queue.then(() => inThread(bytes));
  queue = mine;
  const answer = await mine;
  waiting -= 1;
  return 'fault' in answer ? refuse(answer.fault) : ok(answer.reading);
}

function inThread(bytes: Uint8Array): Promise<PictureAnswer> {
  const worker = new Worker(new URL('./picture-thread.ts', import.meta.url), {
    workerData: bytes,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MIB },
  });
  return new Promise((resolve) => {
    const timer = setTimeout(() => settle({ fault: 'took-too-long' }), PATIENCE_MS);
    const settle = (answer: PictureAnswer): void => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(answer);
    };
    worker.once('message', settle);
    worker.once('error', () => settle({ fault: 'cannot-read-here' }));
    worker.once('exit', () => settle({ fault: 'cannot-read-here' }));
  });
}
