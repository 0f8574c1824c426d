// Reads a file of Office in a thread of its own, with limits of memory and time: what people send may be anything.
import { Worker } from 'node:worker_threads';
import { ok, refuse, type Result } from '#base/result.ts';
import { zipFits, type ZipLimits } from './zip-sizes.ts';

/** What may be wrong with every kind of such files. */
export type OfficeFault = 'encrypted' | 'old-format' | 'too-large' | 'took-too-long';

/** What the thread answers with. */
export type OfficeAnswer<Read, Fault> = { readonly read: Read } | { readonly fault: Fault };

export type OfficeReading<Fault> = {
  readonly thread: URL;
  readonly limits: ZipLimits;
  readonly memoryMib: number;
  readonly patienceMs: number;
  /** It is none of that kind, or broken. */
  readonly notOne: Fault;
};

/** Files that wait while one is read; who comes after them is told to try again. */
const MOST_WAITING = 12;
let waiting = 0;
/** One after another: a hostile file takes up to a gigabyte before it is given up. */
let queue: Promise<unknown> = Promise.resolve();

/** What the thread read in the bytes. Never throws for what they hold. */
export async function readOfficeFile<Read, Fault>(
  bytes: Uint8Array,
  reading: OfficeReading<Fault>,
): Promise<Result<Read, Fault | OfficeFault>> {
  const { limits, notOne } = reading;
  // The signature of Office files before 2007, and of those encrypted with a password.
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    return refuse(Buffer.from(bytes).includes('E\0n\0c\0r\0y\0p\0t\0e\0d\0') ? 'encrypted' : 'old-format');
  }
  if (!startsWith(bytes, [0x50, 0x4b])) return refuse(notOne);
  const fits = zipFits(bytes, limits);
  if (fits !== true) return refuse(fits === undefined ? notOne : 'too-large');
  if (waiting >= MOST_WAITING) return refuse('took-too-long');
  waiting += 1;
  const mine = queue.then(() => inThread<Read, Fault>(bytes, reading));
  queue = mine;
  const answer = await mine;
  waiting -= 1;
  return 'fault' in answer ? refuse(answer.fault) : ok(answer.read);
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

function inThread<Read, Fault>(
  bytes: Uint8Array,
  { thread, memoryMib, patienceMs, notOne }: OfficeReading<Fault>,
): Promise<OfficeAnswer<Read, Fault | OfficeFault>> {
  const worker = new Worker(thread, {
    workerData: bytes,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMib },
  });
  return new Promise((resolve) => {
    const timer = setTimeout(() => settle({ fault: 'took-too-long' }), patienceMs);
    const settle = (answer: OfficeAnswer<Read, Fault | OfficeFault>): void => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(answer);
    };
    worker.once('message', settle);
    worker.once('error', (error: unknown) => {
      const outOfMemory =
        error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      settle({ fault: outOfMemory ? 'too-large' : notOne });
    });
  });
}
