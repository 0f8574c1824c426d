// The folder that YICI_EMBEDDER names: a model, its vocabulary and what it says of itself, as they come from where people keep such models.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, refuse, type Result } from '#base/result.ts';
import { vocabularyOf, type Vocabulary } from './wordpiece.ts';

export type ModelFolder = {
  readonly model: Uint8Array<ArrayBuffer>;
  readonly vocabulary: Vocabulary;
  /** Tokens a text may have; what is longer is cut. */
  readonly longest: number;
};

const MIB = 1024 * 1024;
const LARGEST = { model: 1024 * MIB, vocabulary: 32 * MIB, settings: MIB };
const MOST_TOKENS = 512;

/** Everything read and looked at, or one sentence that names the file and what is wrong with it. */
export async function readModelFolder(folder: string): Promise<Result<ModelFolder, string>> {
  try {
    const model = await fileOf(folder, 'model.onnx', LARGEST.model);
    if (model === undefined) throw new BadFolder(`There is no model.onnx in ${folder}.`);
    if (model.length === 0) throw new BadFolder(`${join(folder, 'model.onnx')} is empty.`);
    const settings = await jsonOf(folder, 'tokenizer_config.json', LARGEST.settings);
    const config = await jsonOf(folder, 'config.json', LARGEST.settings);
    const vocabulary = await vocabularyIn(folder, settings);
    return ok({ model, vocabulary, longest: longestOf(config, settings) });
  } catch (error) {
    if (error instanceof BadFolder) return refuse(error.message);
    throw error;
  }
}

class BadFolder extends Error {}

/** `undefined`: there is none. Pipes, devices and what is too large are never opened. */
async function fileOf(
  folder: string,
  name: string,
  largest: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const path = join(folder, name);
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new BadFolder(`${path} is no file.`);
    if (found.size > largest) {
      throw new BadFolder(`${path} is larger than ${Math.round(largest / MIB)} MiB.`);
    }
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if (error instanceof BadFolder) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new BadFolder(`${path} cannot be read (${String(code ?? error)}).`);
  }
}

type Json = Readonly<Record<string, unknown>>;

async function jsonOf(folder: string, name: string, largest: number): Promise<Json | undefined> {
  const bytes = await fileOf(folder, name, largest);
  if (bytes === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (isJson(value)) return value;
  } catch {
    // Said below.
  }
  throw new BadFolder(`${join(folder, name)} is no JSON object.`);
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `vocab.txt`, a piece a line; else the `vocab` of a `tokenizer.json` of the kind WordPiece. */
async function vocabularyIn(folder: string, settings: Json | undefined): Promise<Vocabulary> {
  const lines = await fileOf(folder, 'vocab.txt', LARGEST.vocabulary);
  const tokenizer =
    lines === undefined ? await jsonOf(folder, 'tokenizer.json', LARGEST.vocabulary) : undefined;
  const normalizer = isJson(tokenizer?.['normalizer']) ? tokenizer['normalizer'] : undefined;
  const lowerCase = [settings?.['do_lower_case'], normalizer?.['lowercase']].find(
    (each) => typeof each === 'boolean',
  );
  const ids = lines === undefined ? piecesOfTokenizer(folder, tokenizer) : piecesOfLines(lines);
  const vocabulary = vocabularyOf(ids, lowerCase ?? true);
  if ('missing' in vocabulary) {
    throw new BadFolder(
      `The vocabulary in ${folder} has no ${vocabulary.missing}; only BERT vocabularies (WordPiece) are read.`,
    );
  }
  return vocabulary;
}

function piecesOfLines(bytes: Uint8Array): ReadonlyMap<string, number> {
  const lines = new TextDecoder().decode(bytes).split(/\r?\n/u);
  const ids = new Map<string, number>();
  for (const [id, piece] of lines.entries()) if (piece !== '' && !ids.has(piece)) ids.set(piece, id);
  return ids;
}

function piecesOfTokenizer(folder: string, tokenizer: Json | undefined): ReadonlyMap<string, number> {
  if (tokenizer === undefined) {
    throw new BadFolder(`There is neither vocab.txt nor tokenizer.json in ${folder}.`);
  }
  const model = isJson(tokenizer['model']) ? tokenizer['model'] : {};
  const pieces = model['vocab'];
  if ((model['type'] !== undefined && model['type'] !== 'WordPiece') || !isJson(pieces)) {
    throw new BadFolder(
      `${join(folder, 'tokenizer.json')} is not of the kind WordPiece, the only one that is read.`,
    );
  }
  return new Map(
    Object.entries(pieces).flatMap(([piece, id]) =>
      typeof id === 'number' && Number.isSafeInteger(id) && id >= 0 ? [[piece, id] as const] : [],
    ),
  );
}

function longestOf(config: Json | undefined, settings: Json | undefined): number {
  const said = [config?.['max_position_embeddings'], settings?.['model_max_length']].filter(
    (each): each is number => typeof each === 'number' && Number.isSafeInteger(each) && each >= 2,
  );
  return Math.min(MOST_TOKENS, ...said);
}
