// The thread that opens one document and answers with its paragraphs and tables.
import { parentPort, workerData } from 'node:worker_threads';
import { strFromU8, strToU8, unzipSync, zipSync, type Unzipped } from 'fflate';
import mammoth from 'mammoth';
import type { RawDocument } from '#core/consultation/plan/raw-document.ts';
import { blocksOf } from './document-blocks.ts';
import { withListNumbers } from './list-numbers.ts';
import type { DocumentAnswer } from './read-word-document.ts';

const MAIN = 'word/document.xml';
/** A plan has some thousand paragraphs. */
const MOST_BLOCKS = 60_000;

async function answer(): Promise<DocumentAnswer> {
  const bytes: unknown = workerData;
  if (!(bytes instanceof Uint8Array)) return { fault: 'not-a-document' };
  try {
    return await read(unzipSync(bytes));
  } catch {
    return { fault: 'not-a-document' };
  }
}

async function read(parts: Unzipped): Promise<DocumentAnswer> {
  const main = parts[MAIN];
  const types = parts['[Content_Types].xml'];
  if (!main || !types) return { fault: 'not-a-document' };
  const macro = Object.keys(parts).some((name) => /vbaProject\.bin$/i.test(name));
  if (macro || /macroEnabled/i.test(strFromU8(types))) return { fault: 'macro' };
  const declares = Object.entries(parts).some(
    ([name, part]) => /\.(xml|rels)$/i.test(name) && /<!(DOCTYPE|ENTITY)/i.test(strFromU8(part, true)),
  );
  if (declares) return { fault: 'unsafe' };
  const xml = strFromU8(main);
  // Counted before anything is made of them: a million of them take gigabytes.
  if (count(xml, /<w:p[\s/>]/g) > MOST_BLOCKS) return { fault: 'too-large' };
  const text = (name: string): string => (parts[name] ? strFromU8(parts[name]) : '');
  const numbered = withListNumbers(xml, text('word/numbering.xml'), text('word/styles.xml'));
  const blocks = await blocksOfFile({ ...parts, [MAIN]: strToU8(numbered) });
  // Pictures and drawings, each counted once whatever alternatives it is written in.
  const pictures = count(xml, /<(?:pic:pic|v:imagedata)[\s>/]/g);
  const document: RawDocument = {
    blocks,
    tracked: {
      insertions: count(xml, /<w:(?:ins|moveTo)[\s>/]/g),
      deletions: count(xml, /<w:(?:del|moveFrom)[\s>/]/g),
    },
    comments: count(text('word/comments.xml'), /<w:comment[\s>]/g),
    pictures,
  };
  return { read: document };
}

function count(xml: string, pattern: RegExp): number {
  return xml.match(pattern)?.length ?? 0;
}

/** The reader's own tree, before it makes anything else of it. */
async function blocksOfFile(parts: Unzipped): Promise<RawDocument['blocks']> {
  let tree: unknown;
  const images = mammoth.images.imgElement(() => Promise.resolve({ src: '' }));
  const withoutPictures = Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [
      name,
      name.startsWith('word/media/') ? new Uint8Array() : part,
    ]),
  );
  await mammoth.convertToHtml(
    { buffer: Buffer.from(zipSync(withoutPictures, { level: 0 })) },
    {
      convertImage: images,
      includeEmbeddedStyleMap: false,
      transformDocument: (element: unknown) => {
        tree = element;
        return emptied(element);
      },
    },
  );
  return blocksOf(tree);
}

/** We read the tree; the page it would make of it is not wanted. */
function emptied(element: unknown): unknown {
  return typeof element === 'object' && element !== null ? { ...element, children: [] } : element;
}

const told = await answer();
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage(told);
