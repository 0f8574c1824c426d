// The thread that holds the model and turns tokens into vectors. The runtime is WebAssembly on one thread: the same numbers on every machine, no network.
import { parentPort, workerData } from 'node:worker_threads';
import * as ort from 'onnxruntime-web';
import type { ThreadAnswer, ThreadQuestion } from './open-embedder.ts';

const KNOWN_INPUTS = new Set(['input_ids', 'attention_mask', 'token_type_ids']);
/** Texts at once: more only makes each answer wait. */
const BATCH = 16;

async function load(): Promise<ort.InferenceSession> {
  const bytes: unknown = workerData;
  if (!(bytes instanceof Uint8Array)) throw new TypeError('no model was given');
  const session = await ort.InferenceSession.create(bytes, { executionProviders: ['wasm'] });
  const strange = session.inputNames.filter((name) => !KNOWN_INPUTS.has(name));
  if (!session.inputNames.includes('input_ids')) throw new TypeError('it does not ask for input_ids');
  if (strange.length > 0) throw new TypeError(`it asks for ${strange.join(', ')}`);
  return session;
}

async function vectorsOf(
  session: ort.InferenceSession,
  texts: readonly (readonly number[])[],
): Promise<readonly Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (let from = 0; from < texts.length; from += BATCH) {
    vectors.push(...(await batchOf(session, texts.slice(from, from + BATCH))));
  }
  return vectors;
}

/** Padded to the longest of the batch; padding is masked, so that a text's vector does not depend on its neighbours. */
async function batchOf(
  session: ort.InferenceSession,
  texts: readonly (readonly number[])[],
): Promise<readonly Float32Array[]> {
  const width = Math.max(...texts.map((ids) => ids.length));
  const size = texts.length * width;
  const ids = new BigInt64Array(size);
  const mask = new BigInt64Array(size);
  for (const [row, tokens] of texts.entries()) {
    for (const [column, id] of tokens.entries()) {
      ids[row * width + column] = BigInt(id);
      mask[row * width + column] = 1n;
    }
  }
  const all = { input_ids: ids, attention_mask: mask, token_type_ids: new BigInt64Array(size) };
  const feeds = Object.fromEntries(
    Object.entries(all)
      .filter(([name]) => session.inputNames.includes(name))
      .map(([name, values]) => [name, new ort.Tensor('int64', values, [texts.length, width])] as const),
  );
  const answered = await session.run(feeds);
  const name =
    ['sentence_embedding', 'last_hidden_state'].find((each) => each in answered) ??
    session.outputNames[0] ??
    '';
  const { data, dims } = answered[name] ?? {};
  if (!(data instanceof Float32Array) || dims === undefined)
    throw new TypeError('it does not answer with numbers');
  return texts.map((tokens, row) => pooled(data, dims, { row, rows: texts.length, tokens: tokens.length }));
}

/** One vector a text: as the model gives it, or the mean over its tokens without padding. Length one. */
function pooled(
  data: Float32Array,
  dims: readonly number[],
  { row, rows, tokens }: { readonly row: number; readonly rows: number; readonly tokens: number },
): Float32Array {
  const [first, second = 0, third = 0] = dims;
  if (first !== rows || (dims.length !== 2 && dims.length !== 3))
    throw new TypeError(`it answers in the shape ${dims.join(' × ')}`);
  const size = dims.length === 2 ? second : third;
  if (dims.length === 2) return toLengthOne(data.slice(row * size, (row + 1) * size));
  const sum = new Float32Array(size);
  for (let token = 0; token < Math.min(tokens, second); token += 1) {
    const at = (row * second + token) * size;
    for (let nth = 0; nth < size; nth += 1) sum[nth] = (sum[nth] ?? 0) + (data[at + nth] ?? 0);
  }
  return toLengthOne(sum);
}

function toLengthOne(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  if (!Number.isFinite(squares)) throw new TypeError('it answers with what is no number');
  const length = Math.sqrt(squares);
  return squares === 0 ? vector : vector.map((value) => value / length);
}

function say(answer: ThreadAnswer): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(answer);
}

ort.env.wasm.numThreads = 1;
ort.env.logLevel = 'fatal';
const session = load();
// A model that cannot be loaded is said at each question; until then it is nobody's unhandled rejection.
session.catch(() => undefined);
parentPort?.on('message', ({ question, texts }: ThreadQuestion) => {
  session
    .then((loaded) => vectorsOf(loaded, texts))
    .then(
      (vectors) => say({ question, vectors }),
      (error: unknown) => say({ question, fault: error instanceof Error ? error.message : String(error) }),
    );
});
