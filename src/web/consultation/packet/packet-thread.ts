// Files of a packet take from a tenth of a second to half a minute: they are set beside the server, in a thread, one at a time.
import { Worker } from 'node:worker_threads';
import { assert } from '#base/assert.ts';
import type { PacketTask } from './packet-task.ts';

const LONGEST = 180_000;

let last: Promise<unknown> = Promise.resolve();

/** The bytes. Throws when it fails or takes three minutes. */
export async function inPacketThread(task: PacketTask): Promise<Uint8Array> {
  const made = last.then(() => run(task));
  // The next waits for this one, whether it succeeds or not.
  last = made.catch(() => undefined);
  const bytes = await made;
  assert(bytes instanceof Uint8Array, 'a file is bytes');
  return bytes;
}

function run(task: PacketTask): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./packet-worker.ts', import.meta.url), { workerData: task });
    const timer = setTimeout(() => {
      reject(new Error(`a piece of a packet took over ${LONGEST} ms: ${task.kind}`));
      void worker.terminate();
    }, LONGEST);
    worker.on('message', resolve);
    worker.on('error', reject);
    worker.on('exit', () => {
      clearTimeout(timer);
      reject(new Error('the thread ended without an answer'));
    });
  });
}
