// A report takes seconds to compute and to set: it is made beside the server, in a thread, one at a time. The thread has no
// solver of its own (outside code comes in through the App): it asks for each linear program, a few milliseconds each,
// so that other people's pages come in between.
import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads';
import type { LinearProgram, SolveLinear } from '#core/statistics/analysis/linear-program.ts';
import type { ThreadTask } from './thread-task.ts';

const LONGEST = 120_000;

let last: Promise<unknown> = Promise.resolve();

/** What the thread answered. Throws when it fails or takes two minutes. */
export function inThread(task: ThreadTask, solve: SolveLinear): Promise<unknown> {
  const made = last.then(() => run(task, solve));
  // The next waits for this one, whether it succeeds or not.
  last = made.catch(() => undefined);
  return made;
}

function run(task: ThreadTask, solve: SolveLinear): Promise<unknown> {
  const { port1: ours, port2: theirs } = new MessageChannel();
  const turn = new Int32Array(new SharedArrayBuffer(4));
  answerPrograms(ours, { turn, solve });
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./report-worker.ts', import.meta.url), {
      workerData: { task, programs: theirs, turn },
      transferList: [theirs],
    });
    const timer = setTimeout(() => {
      reject(new Error(`a report took over ${LONGEST} ms: ${task.kind}`));
      void worker.terminate();
    }, LONGEST);
    worker.on('message', resolve);
    worker.on('error', reject);
    worker.on('exit', () => {
      clearTimeout(timer);
      ours.close();
      reject(new Error('the thread ended without an answer'));
    });
  });
}

/** The thread sleeps on `turn` until its solution lies in the port. */
function answerPrograms(
  port: MessagePort,
  { turn, solve }: { readonly turn: Int32Array; readonly solve: SolveLinear },
): void {
  port.on('message', (program: LinearProgram) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads, not a window
    port.postMessage(solve(program));
    Atomics.store(turn, 0, 1);
    Atomics.notify(turn, 0);
  });
}
