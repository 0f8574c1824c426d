// A model that a user brings (YICI_EMBEDDER), behind the port of `core/consultation/embedding/embedder.ts`. Nothing of it is loaded where none is named.
import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { ok, refuse, type Result } from '#base/result.ts';
import type { Embedder } from '#core/consultation/embedding/embedder.ts';
import { readModelFolder, type ModelFolder } from './model-folder.ts';
import { tokenIds } from './wordpiece.ts';

export type ThreadQuestion = { readonly question: number; readonly texts: readonly (readonly number[])[] };
export type ThreadAnswer =
  | { readonly question: number; readonly vectors: readonly Float32Array[] }
  | { readonly question: number; readonly fault: string };

/** A model that a user brought; `close` ends its thread. */
export type OpenedEmbedder = Embedder & { readonly dimensions: number; readonly close: () => Promise<void> };

const PATIENCE_MS = 120_000;
const MEMORY_MIB = 2048;
/** Vectors kept, so that a text is never put through the model twice: a city's opinions many times over. */
const MOST_KEPT = 20_000;
/** Texts in one question: patience is for each. */
const AT_ONCE = 64;

/** Reads the folder, loads the model and tries one text; or one sentence for the person who starts the program. */
export async function openEmbedder(folder: string): Promise<Result<OpenedEmbedder, string>> {
  const read = await readModelFolder(folder);
  if (!read.ok) return refuse(`YICI_EMBEDDER: ${read.error}`);
  const thread = startThread(read.value.model);
  const id = `onnx-${createHash('sha256').update(read.value.model).digest('hex').slice(0, 16)}`;
  try {
    const { vocabulary, longest } = read.value;
    // The last piece of the vocabulary too: a model that does not know it belongs to another one.
    const last = [...vocabulary.ids.values()].reduce((most, id) => Math.max(most, id), 0);
    const [first] = await thread.ask([tokenIds('规划', vocabulary, longest), [last]]);
    return ok({
      id,
      dimensions: first?.length ?? 0,
      embed: embedWith(read.value, thread.ask),
      close: thread.close,
    });
  } catch (error) {
    await thread.close();
    const why = error instanceof Error ? error.message : String(error);
    return refuse(`YICI_EMBEDDER: the model in ${folder} does not work here: ${why.slice(0, 300)}`);
  }
}

type Ask = (texts: ThreadQuestion['texts']) => Promise<readonly Float32Array[]>;

function embedWith({ vocabulary, longest }: ModelFolder, ask: Ask): Embedder['embed'] {
  const kept = new Map<string, Float32Array>();
  return async (texts) => {
    const found = new Map<string, Float32Array>();
    for (const text of texts) {
      const vector = kept.get(text);
      if (vector !== undefined) found.set(text, vector);
    }
    const missing = [...new Set(texts)].filter((text) => !found.has(text));
    if (kept.size + missing.length > MOST_KEPT) kept.clear();
    for (let from = 0; from < missing.length; from += AT_ONCE) {
      const some = missing.slice(from, from + AT_ONCE);
      const vectors = await ask(some.map((text) => tokenIds(text, vocabulary, longest)));
      for (const [at, text] of some.entries()) {
        const vector = vectors[at];
        if (vector === undefined) continue;
        found.set(text, vector);
        if (kept.size < MOST_KEPT) kept.set(text, vector);
      }
    }
    return texts.map((text) => ({ kind: 'dense', values: found.get(text) ?? new Float32Array() }));
  };
}

/** A thread that is started again at the next question when it broke. */
function startThread(model: Uint8Array): { readonly ask: Ask; readonly close: () => Promise<void> } {
  let asked = 0;
  let worker: Worker | undefined;
  return {
    ask: (texts) => {
      worker ??= openThread(model, () => {
        worker = undefined;
      });
      asked += 1;
      return answerOf(worker, { question: asked, texts });
    },
    close: async () => {
      await worker?.terminate();
    },
  };
}

function openThread(model: Uint8Array, onEnd: () => void): Worker {
  const worker = new Worker(new URL('./embedder-thread.ts', import.meta.url), {
    workerData: model,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MIB },
  });
  worker.setMaxListeners(0);
  worker.once('exit', onEnd);
  worker.on('error', onEnd);
  worker.unref();
  return worker;
}

function answerOf(worker: Worker, question: ThreadQuestion): Promise<readonly Float32Array[]> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      worker.off('message', onMessage);
      worker.off('error', onError);
      worker.off('exit', onExit);
      act();
    };
    const onMessage = (answer: ThreadAnswer): void => {
      if (answer.question !== question.question) return;
      settle(() => ('fault' in answer ? reject(new Error(answer.fault)) : resolve(answer.vectors)));
    };
    const onError = (error: unknown): void =>
      settle(() => reject(error instanceof Error ? error : new Error(String(error))));
    const onExit = (): void => settle(() => reject(new Error('its thread ended')));
    const timer = setTimeout(() => {
      settle(() => reject(new Error(`it took longer than ${PATIENCE_MS / 1000} seconds`)));
      void worker.terminate();
    }, PATIENCE_MS);
    worker.on('message', onMessage);
    worker.on('error', onError);
    worker.on('exit', onExit);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage(question);
  });
}
