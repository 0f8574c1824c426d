// Reads a catalogue folder. What cannot be read as text becomes a finding like any other.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseCatalogue, type ParsedCatalogue } from '#core/catalogue/parse-catalogue.ts';
import type { SourceFile } from '#base/documents/yaml-file.ts';

/** All `.yaml` files below `dir`, by path; bytes that are no UTF-8 are shown as U+FFFD, which the parser reports. Throws when the folder cannot be read. */
export async function readCatalogueFiles(dir: string): Promise<readonly SourceFile[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) =>
      join(entry.parentPath, entry.name).slice(dir.length).replaceAll('\\', '/').replace(/^\/+/, ''),
    )
    .toSorted();
  return Promise.all(
    paths.map(async (path) => ({
      path,
      text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(await readFile(join(dir, path))),
    })),
  );
}

/** The folder's catalogue and all findings. Throws only when the folder itself cannot be read. */
export async function loadCatalogue(dir: string): Promise<ParsedCatalogue> {
  return parseCatalogue(await readCatalogueFiles(dir));
}
