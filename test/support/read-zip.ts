// What lies in a .docx or .xlsx, read without the code that wrote it.
import { inflateRawSync } from 'node:zlib';
import { assert } from '#base/assert.ts';

/** Texts of a zip archive by path, from its central directory (APPNOTE 4.3). */
export function readZip(bytes: Uint8Array): ReadonlyMap<string, string> {
  const buffer = Buffer.from(bytes);
  const end = buffer.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  assert(end >= 0, 'the archive has an end');
  const files = new Map<string, string>();
  let at = buffer.readUInt32LE(end + 16);
  for (let left = buffer.readUInt16LE(end + 10); left > 0; left -= 1) {
    const method = buffer.readUInt16LE(at + 10);
    const size = buffer.readUInt32LE(at + 20);
    const [name, extra, comment] = [28, 30, 32].map((place) => buffer.readUInt16LE(at + place));
    assert(name !== undefined && extra !== undefined && comment !== undefined, 'three lengths');
    const local = buffer.readUInt32LE(at + 42);
    const start = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
    const packed = buffer.subarray(start, start + size);
    files.set(
      buffer.toString('utf8', at + 46, at + 46 + name),
      (method === 0 ? packed : inflateRawSync(packed)).toString('utf8'),
    );
    at += 46 + name + extra + comment;
  }
  return files;
}

/** Throws unless every element is closed where it was opened: what Word asks before it opens a file. */
export function checkWellFormed(xml: string): void {
  const open: string[] = [];
  for (const [, closing, name = '', rest = ''] of xml.matchAll(
    /<(\/?)([A-Za-z_][\w:.-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/g,
  )) {
    if (closing === '/') assert(open.pop() === name, `</${name}> closes another element`);
    else if (!rest.endsWith('/')) open.push(name);
  }
  assert(open.length === 0, `not closed: ${open.join(' ')}`);
  const text = xml.replaceAll(/<[^>]*>/g, '');
  assert(!/&(?!amp;|lt;|gt;|quot;|apos;|#)/.test(text) && !text.includes('<'), 'a bare & or <');
}

/** The text of XML with its entities read. */
export function xmlText(xml: string): string {
  return xml
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
