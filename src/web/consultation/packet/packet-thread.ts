// Files of a packet take from a tenth of a second to half a minute: they are set beside the server, in a thread, one at a time.
import { Worker } from 'node:worker_threads';
import { assert } from '#base/assert.ts';
import type { PacketTask } from './packet-task.ts';

const LONGEST = 180_000;
const KEPT = 12;
const kept = new Map<string, Promise<Uint8Array>>();

let last: Promise<unknown> = Promise.resolve();

/** The same, made once for what `key` names: a packet's content never changes. */
export function keptFile(key: string, task: PacketTask): Promise<Uint8Array> {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = inPacketThread(task);
  kept.set(key, made);
  made.catch(() => kept.delete(key));
  for (const old of [...kept.keys()].slice(0, Math.max(0, kept.size - KEPT))) kept.delete(old);
  return made;
}

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
