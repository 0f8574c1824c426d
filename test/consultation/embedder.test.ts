import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openEmbedder, type OpenedEmbedder } from '#connectors/embedder/open-embedder.ts';
import { tokenIds, vocabularyOf } from '#connectors/embedder/wordpiece.ts';
import { likeness, modelVectors } from '#core/consultation/embedding/embedder.ts';
import { synonymsOf } from '#core/consultation/embedding/synonyms.ts';
import { textIndex } from '#core/consultation/embedding/text-index.ts';
import { similarTo } from '#core/consultation/similar/similar.ts';
import { propose } from '#core/consultation/sorting/propose.ts';
import { sorterFor } from '#core/consultation/sorting/sorter.ts';
import { tinyModel } from '../support/tiny-onnx.ts';

const PIECES = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '医', '药', '学', '校', 'plan', '##ning'];
/** Padding has the loudest row of all: were it not masked, every vector would show it. */
const ROWS = [
  [9, 9],
  [0, 0],
  [0, 0],
  [0, 0],
  [1, 0],
  [1, 0],
  [0, 1],
  [0, 1],
  [1, 1],
  [1, 1],
];

const home = await mkdtemp(join(tmpdir(), 'yici-embedder-'));
after(() => rm(home, { recursive: true, force: true }));
let folders = 0;

async function folderWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  folders += 1;
  const folder = join(home, String(folders));
  await mkdir(folder);
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}

const good = { 'model.onnx': tinyModel(ROWS), 'vocab.txt': PIECES.join('\n') };

async function opened(folder: string): Promise<OpenedEmbedder> {
  const embedder = await openEmbedder(folder);
  if (!embedder.ok) throw new Error(embedder.error);
  after(() => embedder.value.close());
  return embedder.value;
}

test('a word is cut into the longest pieces of the vocabulary, a Chinese character is a word', () => {
  const vocabulary = vocabularyOf(new Map(PIECES.map((piece, id) => [piece, id])), true);
  assert.ok(!('missing' in vocabulary));
  assert.deepEqual(tokenIds('医学 Planning', vocabulary, 16), [2, 4, 6, 8, 9, 3]);
  assert.deepEqual(tokenIds('plans', vocabulary, 16), [2, 1, 3], 'what cannot be cut to its end is unknown');
  assert.deepEqual(tokenIds('医药学校', vocabulary, 4), [2, 4, 5, 3], 'a long text is cut at its end');
  assert.deepEqual(tokenIds('', vocabulary, 4), [2, 3]);
});

test("a user's model runs in the real runtime: the mean over its tokens, without padding, of length one", async () => {
  const embedder = await opened(await folderWith(good));
  assert.equal(embedder.dimensions, 2);
  assert.match(embedder.id, /^onnx-[0-9a-f]{16}$/);
  const [medicine, school, both] = await embedder.embed(['医', '学校学校学校', '医学']);
  assert.ok(medicine?.kind === 'dense' && school?.kind === 'dense' && both?.kind === 'dense');
  assert.deepEqual([...medicine.values], [1, 0]);
  assert.deepEqual([...school.values], [0, 1]);
  assert.ok(Math.abs(likeness(medicine, both) - Math.SQRT1_2) < 1e-6);
  const again = await embedder.embed(['学校学校学校', '医']);
  assert.deepEqual(again, [school, medicine], 'a vector depends on nothing but its text');
});

test('the vocabulary may stand in tokenizer.json, and a model may ask for the mask', async () => {
  const embedder = await opened(
    await folderWith({
      'model.onnx': tinyModel(ROWS, ['input_ids', 'attention_mask']),
      'tokenizer.json': JSON.stringify({
        normalizer: { lowercase: true },
        model: { type: 'WordPiece', vocab: Object.fromEntries(PIECES.map((piece, id) => [piece, id])) },
      }),
      'config.json': '{"max_position_embeddings": 4}',
    }),
  );
  const [cut] = await embedder.embed(['医药学校']);
  assert.ok(cut?.kind === 'dense');
  assert.deepEqual([...cut.values], [1, 0], 'of four tokens two are the text');
});

test('the list of similar opinions and the proposals take a model into account where words say nothing', async () => {
  const embedder = await opened(await folderWith(good));
  const texts = [
    { id: 'a', text: '药', label: 'health' },
    { id: 'b', text: '校', label: 'schools' },
    { id: 'c', text: '药药', label: 'health' },
    { id: 'd', text: '校校', label: 'schools' },
    { id: 'new', text: '医', label: undefined },
  ];
  const reading = { cut: (sentence: string) => [sentence], synonyms: synonymsOf([]) };
  const vectors = await modelVectors(embedder, texts);
  const similar = similarTo(textIndex({ texts, reading, vectors }), { id: 'new' });
  assert.deepEqual(
    similar.map(({ id }) => id),
    ['a', 'c'],
  );
  const labels = ['schools', 'health'].map((id) => ({ id, name: id, words: [], about: '' }));
  const [first] = propose(sorterFor({ labels, texts, reading, vectors }), { id: 'new', text: '医' });
  assert.equal(first?.label, 'health');
  assert.ok(first?.evidence.some(({ source, like }) => source === 'model' && like === 'a'));
  const [without] = propose(sorterFor({ labels, texts, reading }), { id: 'new', text: '医' });
  assert.equal(
    without?.label,
    'schools',
    'without the model nothing points anywhere and the order of the labels decides',
  );
});

test('a folder that holds no such model is refused with one sentence that names the file', async () => {
  const cases: readonly (readonly [Readonly<Record<string, string | Uint8Array>>, RegExp])[] = [
    [{}, /no model\.onnx/],
    [{ 'model.onnx': '' }, /model\.onnx is empty/],
    [{ 'model.onnx': tinyModel(ROWS) }, /neither vocab\.txt nor tokenizer\.json/],
    [{ ...good, 'vocab.txt': 'a\nb' }, /has no \[UNK\]/],
    [{ ...good, 'config.json': '[' }, /config\.json is no JSON object/],
    [{ 'model.onnx': tinyModel(ROWS), 'tokenizer.json': '{"model":{"type":"BPE","vocab":{}}}' }, /WordPiece/],
    [{ ...good, 'model.onnx': 'not a model' }, /the model in .* does not work here/],
    [{ ...good, 'model.onnx': tinyModel(ROWS, ['input_ids', 'pixels']) }, /asks for pixels/],
    [{ ...good, 'model.onnx': tinyModel(ROWS.slice(0, 4)) }, /does not work here/],
  ];
  for (const [files, sentence] of cases) {
    const embedder = await openEmbedder(await folderWith(files));
    if (embedder.ok) await embedder.value.close();
    assert.ok(!embedder.ok, `${String(sentence)} was expected`);
    assert.match(embedder.error, sentence);
    assert.match(embedder.error, /^YICI_EMBEDDER: /);
  }
  const directory = await folderWith(good);
  await rm(join(directory, 'model.onnx'));
  await mkdir(join(directory, 'model.onnx'));
  const refused = await openEmbedder(directory);
  assert.ok(!refused.ok && /is no file/.test(refused.error));
});
