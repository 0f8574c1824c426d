// What stands in a PDF made by pdfkit: the text of every page by the fonts' own tables, and whether each glyph that is used
// has an outline in the embedded font. Text that extracts well can still be boxes on the page.
import { inflateSync } from 'node:zlib';
import { assert } from '#base/assert.ts';

export type PdfPage = { readonly text: string };
export type PdfRead = {
  readonly pages: readonly PdfPage[];
  /** Characters whose glyph is empty or missing, spaces aside. */
  readonly empty: readonly string[];
};

type Font = { readonly unicode: ReadonlyMap<number, string>; readonly outlines: readonly number[] };

export function readPdf(bytes: Uint8Array): PdfRead {
  const objects = objectsOf(Buffer.from(bytes).toString('latin1'));
  const fonts = new Map<string, Font>();
  const empty = new Set<string>();
  const pages = [...objects.values()]
    .filter((body) => /\/Type \/Page\b(?!s)/.test(body))
    .map((body): PdfPage => {
      const resources = objects.get(referenceIn(body, 'Resources')) ?? '';
      const names = new Map(
        [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', number = '']) => [name, number]),
      );
      const content = streamOf(objects.get(referenceIn(body, 'Contents')) ?? '');
      const text = textOf(content, (name) => {
        const number = names.get(name) ?? '';
        const known = fonts.get(number) ?? fontOf(objects, number);
        fonts.set(number, known);
        return known;
      });
      for (const letter of text.empty) empty.add(letter);
      return { text: text.words };
    });
  return { pages, empty: [...empty] };
}

function objectsOf(file: string): ReadonlyMap<string, string> {
  return new Map(
    [...file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, number = '', body = '']) => [
      number,
      body,
    ]),
  );
}

function referenceIn(body: string, key: string): string {
  return new RegExp(`/${key} (?:\\[)?(\\d+) 0 R`).exec(body)?.[1] ?? '';
}

function streamOf(body: string): string {
  const start = body.indexOf('stream\n');
  if (start < 0) return '';
  const length = Number(/\/Length (\d+)/.exec(body)?.[1] ?? 0);
  const packed = Buffer.from(body.slice(start + 7, start + 7 + length), 'latin1');
  return (body.includes('/FlateDecode') ? inflateSync(packed) : packed).toString('latin1');
}

/** Strings of TJ and Tj in the font that was chosen last. */
function textOf(
  content: string,
  fontNamed: (name: string) => Font,
): { readonly words: string; readonly empty: readonly string[] } {
  let font: Font | undefined;
  let words = '';
  const empty: string[] = [];
  for (const [, name, list] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[((?:<[0-9a-f]*>|[-\d. ])*)\] TJ/g)) {
    if (name !== undefined) font = fontNamed(name);
    if (list === undefined) continue;
    assert(font !== undefined, 'text has a font');
    for (const [, hex = ''] of list.matchAll(/<([0-9a-f]*)>/g))
      for (let at = 0; at < hex.length; at += 4) {
        const glyph = Number.parseInt(hex.slice(at, at + 4), 16);
        const letter = font.unicode.get(glyph) ?? '\ufffd';
        words += letter;
        if (letter.trim() !== '' && (font.outlines[glyph] ?? 0) < 2) empty.push(letter);
      }
    words += '\n';
  }
  return { words, empty };
}

function fontOf(objects: ReadonlyMap<string, string>, number: string): Font {
  const body = objects.get(number) ?? '';
  const descendant = objects.get(referenceIn(body, 'DescendantFonts')) ?? '';
  const descriptor = objects.get(referenceIn(descendant, 'FontDescriptor')) ?? '';
  const file = streamOf(objects.get(referenceIn(descriptor, 'FontFile3')) ?? '');
  return {
    unicode: unicodeOf(streamOf(objects.get(referenceIn(body, 'ToUnicode')) ?? '')),
    outlines: charStringLengths(Buffer.from(file, 'latin1')),
  };
}

/** pdfkit writes ranges of 256 with a list: `<0000> <00ff> [<0041> <4e00> …]`. */
function unicodeOf(map: string): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const [, from = '', list = ''] of map.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi))
    [...list.matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, hex = ''], index) => {
      const plain = hex.replaceAll(' ', '');
      const units = Array.from({ length: plain.length / 4 }, (_none, at) =>
        Number.parseInt(plain.slice(4 * at, 4 * at + 4), 16),
      );
      found.set(Number.parseInt(from, 16) + index, String.fromCharCode(...units));
    });
  return found;
}

/** Length of every glyph's program in a bare CFF font (Adobe Technical Note 5176). */
function charStringLengths(font: Buffer): readonly number[] {
  if (font.length === 0) return [];
  const afterNames = indexAt(font, font.readUInt8(2)).end;
  const [top] = indexAt(font, afterNames).entries;
  assert(top !== undefined, 'the font has a top dictionary');
  return indexAt(font, charStringsOffset(font.subarray(top.from, top.to))).entries.map(
    ({ from, to }) => to - from,
  );
}

function indexAt(
  font: Buffer,
  at: number,
): { readonly entries: readonly { readonly from: number; readonly to: number }[]; readonly end: number } {
  const count = font.readUInt16BE(at);
  if (count === 0) return { entries: [], end: at + 2 };
  const size = font.readUInt8(at + 2);
  const base = at + 2 + (count + 1) * size;
  const offsets = Array.from(
    { length: count + 1 },
    (_none, each) => base + font.readUIntBE(at + 3 + each * size, size),
  );
  const entries = offsets.slice(0, -1).map((from, each) => ({ from, to: offsets[each + 1] ?? from }));
  return { entries, end: offsets.at(-1) ?? at };
}

/** Operand of operator 17. */
function charStringsOffset(dictionary: Buffer): number {
  let operand = 0;
  for (let at = 0; at < dictionary.length;) {
    const byte = dictionary.readUInt8(at);
    if (byte === 17) return operand;
    if (byte >= 32 && byte <= 246) operand = byte - 139;
    else if (byte >= 247 && byte <= 254) {
      const low = dictionary.readUInt8(at + 1);
      operand = byte < 251 ? (byte - 247) * 256 + low + 108 : -(byte - 251) * 256 - low - 108;
      at += 1;
    } else if (byte === 28) {
      operand = dictionary.readInt16BE(at + 1);
      at += 2;
    } else if (byte === 29) {
      operand = dictionary.readInt32BE(at + 1);
      at += 4;
    } else if (byte === 30) {
      while ((dictionary.readUInt8((at += 1)) & 15) !== 15 && dictionary.readUInt8(at) >> 4 !== 15);
    } else if (byte === 12) at += 1;
    at += 1;
  }
  throw new Error('the font has no glyphs');
}
