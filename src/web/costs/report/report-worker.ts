// The thread itself: writes a report from its material, or sets one as a file.
import { parentPort, receiveMessageOnPort, workerData, type MessagePort } from 'node:worker_threads';
import { assert } from '#base/assert.ts';
import type { LinearProgram, LinearSolution } from '#core/statistics/analysis/linear-program.ts';
import { roundFromJson } from '#core/statistics/survey/round-json.ts';
import { assembleInput } from './assemble-input.ts';
import { buildReport } from './build-report.ts';
import type { Medium } from './media.ts';
import { renderDocx } from './render-docx.ts';
import { renderPdf } from './render-pdf.ts';
import { renderXlsx } from './render-xlsx.ts';
import type { ThreadTask } from './thread-task.ts';

const RENDER = { docx: renderDocx, pdf: renderPdf, xlsx: renderXlsx } as const satisfies Record<
  Medium,
  unknown
>;

type Given = { readonly task: ThreadTask; readonly programs: MessagePort; readonly turn: Int32Array };

/** Tries to receive an answer, five milliseconds each. */
const PATIENCE = 400;

const given: unknown = workerData;
assert(isGiven(given), 'a task, a port and a turn');
const { task, programs, turn } = given;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage(task.kind === 'file' ? await RENDER[task.medium](task.report) : written());
programs.close();

function written(): unknown {
  assert(task.kind === 'write', 'material to write from');
  const { material } = task;
  const round = roundFromJson(material.round);
  const on = Temporal.PlainDate.from(material.on);
  const input = assembleInput({ ...material, round, on }, solveThere);
  return input === undefined ? null : buildReport(input);
}

/** Has the server solve it, and waits. */
function solveThere(program: LinearProgram): LinearSolution {
  Atomics.store(turn, 0, 0);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads, not a window
  programs.postMessage(program);
  Atomics.wait(turn, 0, 0);
  // Seen once on a busy machine: the turn was there before the message.
  for (let tries = 0; tries < PATIENCE; tries += 1) {
    const answer: unknown = receiveMessageOnPort(programs)?.message;
    if (isSolution(answer)) return answer;
    Atomics.wait(turn, 0, 1, 5);
  }
  throw new Error('the server answered with a solution that never came');
}

/** Only our own server starts this thread: it is enough to know that nothing is missing. */
function isGiven(value: unknown): value is Given {
  return (
    typeof value === 'object' && value !== null && 'task' in value && 'programs' in value && 'turn' in value
  );
}

function isSolution(value: unknown): value is LinearSolution {
  return typeof value === 'object' && value !== null && 'status' in value;
}
