// Zip archives whose bytes depend on nothing but what is in them: no time of the day, no order of chance.
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';

/** The first day that a zip can say. */
const NEVER = new Date(1980, 0, 1);

export type ZipEntry = { readonly path: string; readonly bytes: Uint8Array };

/** In the order given. `level` 0: what is packed already is not packed again. */
export function fixedZip(entries: readonly ZipEntry[]): Uint8Array {
  const files: Zippable = {};
  for (const { path, bytes } of entries)
    files[path] = [bytes, { mtime: NEVER, level: /\.(?:docx|xlsx)$/.test(path) ? 0 : 6 }];
  return zipSync(files);
}

/** A .docx or .xlsx without the moment it was written: the same words are the same bytes. */
export function fixedOffice(bytes: Uint8Array, at: string): Uint8Array {
  return fixedZip(officeParts(bytes, at));
}

/** What lies in it, in order, without that moment. */
export function officeParts(bytes: Uint8Array, at: string): readonly ZipEntry[] {
  const moment = Temporal.Instant.from(at).round('second').toString();
  return Object.entries(unzipSync(bytes))
    .toSorted(([a], [b]) => (a === FIRST ? -1 : b === FIRST ? 1 : a < b ? -1 : 1))
    .map(([path, content]): ZipEntry => ({ path, bytes: fixedPart(path, content, moment) }));
}

/** Some readers want it to be the first. */
const FIRST = '[Content_Types].xml';

function fixedPart(path: string, content: Uint8Array, moment: string): Uint8Array {
  if (path === 'docProps/core.xml') return strToU8(withMoment(strFromU8(content), moment));
  return path === 'word/document.xml' ? strToU8(withOwnBookmarks(strFromU8(content))) : content;
}

/** The writer counts its bookmarks through all files it ever wrote: here each file counts its own. */
function withOwnBookmarks(xml: string): string {
  const [names, ids] = [new Map<string, string>(), new Map<string, string>()];
  return xml
    .replaceAll(/_Toc\d+/g, (name) => numbered(names, name, '_Toc'))
    .replaceAll(
      /(<w:bookmark(?:Start|End) (?:[^>]*? )?w:id=")(\d+)/g,
      (_, before: string, id: string) => before + numbered(ids, id, ''),
    );
}

function numbered(known: Map<string, string>, key: string, prefix: string): string {
  const number = known.get(key) ?? `${prefix}${known.size + 1}`;
  known.set(key, number);
  return number;
}

function withMoment(xml: string, moment: string): string {
  return xml.replaceAll(/(<dcterms:(created|modified)[^>]*>)[^<]*(<)/g, `$1${moment}$3`);
}
