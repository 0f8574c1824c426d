// Reads an .xlsx in a thread of its own, with limits of memory and time: what people send may be anything.
import { Worker } from 'node:worker_threads';
import { ok, refuse, type Result } from '#base/result.ts';
import type { RawWorkbook, WorkbookFault } from '#core/statistics/workbook/raw-workbook.ts';
import { zipFits } from './zip-sizes.ts';

const MIB = 1024 * 1024;
/** A return is some hundred cells; these are ours. */
const LIMITS = { parts: 500, bytes: 40 * MIB };
const MEMORY_MIB = 512;
const PATIENCE_MS = 15_000;

/** What the thread answers with. */
export type WorkerAnswer = { readonly workbook: RawWorkbook } | { readonly fault: WorkbookFault };

/** The cells of a workbook as they stand in it. Never throws for what the bytes hold. */
export async function readWorkbook(bytes: Uint8Array): Promise<Result<RawWorkbook, WorkbookFault>> {
  // The signature of Office files before 2007, and of those encrypted with a password.
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    return refuse(Buffer.from(bytes).includes('E\0n\0c\0r\0y\0p\0t\0e\0d\0') ? 'encrypted' : 'old-format');
  }
  if (!startsWith(bytes, [0x50, 0x4b])) return refuse('not-a-workbook');
  const fits = zipFits(bytes, LIMITS);
  if (fits !== true) return refuse(fits === undefined ? 'not-a-workbook' : 'too-large');
  const answer = await inThread(bytes);
  return 'fault' in answer ? refuse(answer.fault) : ok(answer.workbook);
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

function inThread(bytes: Uint8Array): Promise<WorkerAnswer> {
  const worker = new Worker(new URL('./workbook-thread.ts', import.meta.url), {
    workerData: bytes,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MIB },
  });
  return new Promise((resolve) => {
    const timer = setTimeout(() => settle({ fault: 'took-too-long' }), PATIENCE_MS);
    const settle = (answer: WorkerAnswer): void => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(answer);
    };
    worker.once('message', settle);
    worker.once('error', (error: unknown) => {
      const outOfMemory =
        error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      settle({ fault: outOfMemory ? 'too-large' : 'not-a-workbook' });
    });
  });
}
