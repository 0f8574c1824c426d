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
  const moment = Temporal.Instant.from(at).round('second').toString();
  const entries = Object.entries(unzipSync(bytes))
    .toSorted(([a], [b]) => (a === FIRST ? -1 : b === FIRST ? 1 : a < b ? -1 : 1))
    .map(([path, content]): ZipEntry => ({
      path,
      bytes: path === 'docProps/core.xml' ? strToU8(withMoment(strFromU8(content), moment)) : content,
    }));
  return fixedZip(entries);
}

/** Some readers want it to be the first. */
const FIRST = '[Content_Types].xml';

function withMoment(xml: string, moment: string): string {
  return xml.replaceAll(/(<dcterms:(created|modified)[^>]*>)[^<]*(<)/g, `$1${moment}$3`);
}
