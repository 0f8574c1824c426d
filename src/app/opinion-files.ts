// Files that came with opinions, and files that were imported. The same bytes lie once in each consultation; nothing is ever deleted.
import { ok } from '#base/result.ts';
import type { AttachedFile } from '#core/consultation/events.ts';
import type { ConsultationId } from '#core/consultation/ids.ts';
import type { App } from './app.ts';
import { refuseUse, type Outcome } from './refusal.ts';
import { checkFile, sha256, type IncomingFile } from './uploads.ts';

/** A file stored before, named by its content: what a form that comes back carries instead of the bytes. */
export type StoredFile = { readonly sha256: string; readonly name: string };

/** Where a file of a consultation lies. */
export function opinionFileKey(consultation: ConsultationId, hash: string): string {
  return `consultations/${consultation}/${hash.slice(0, 2)}/${hash}`;
}

/** Sniffs, hashes and stores a letter, a photo, a PDF; the name is only shown. */
export async function keepOpinionFile(
  app: Pick<App, 'files'>,
  consultation: ConsultationId,
  file: IncomingFile,
): Promise<Outcome<AttachedFile>> {
  const checked = await checkFile(file);
  if (!checked.ok) return checked;
  const hash = sha256(file.bytes);
  const key = opinionFileKey(consultation, hash);
  await app.files.put(key, file.bytes);
  return ok({
    file: key,
    name: file.name.slice(-120),
    sha256: hash,
    type: checked.value,
    size: file.bytes.length,
  });
}

/** The bytes of a file of this consultation; absent: there is none. */
export async function opinionFileBytes(
  app: Pick<App, 'files'>,
  consultation: ConsultationId,
  hash: string,
): Promise<Uint8Array | undefined> {
  if (!/^[0-9a-f]{64}$/.test(hash)) return undefined;
  try {
    return await app.files.get(opinionFileKey(consultation, hash));
  } catch {
    return undefined;
  }
}

/** New files stored, those stored before looked up again and checked anew. */
export async function attachedFiles(
  app: Pick<App, 'files'>,
  consultation: ConsultationId,
  { fresh, stored }: { readonly fresh: readonly IncomingFile[]; readonly stored: readonly StoredFile[] },
): Promise<Outcome<readonly AttachedFile[]>> {
  const files: AttachedFile[] = [];
  for (const { sha256: hash, name } of stored) {
    // oxlint-disable-next-line no-await-in-loop -- a few files
    const bytes = await opinionFileBytes(app, consultation, hash);
    if (bytes === undefined) return refuseUse('not-found');
    // oxlint-disable-next-line no-await-in-loop -- a few files
    const kept = await keepOpinionFile(app, consultation, { name, bytes });
    if (!kept.ok) return kept;
    files.push(kept.value);
  }
  for (const file of fresh) {
    // oxlint-disable-next-line no-await-in-loop -- a few files
    const kept = await keepOpinionFile(app, consultation, file);
    if (!kept.ok) return kept;
    if (!files.some((each) => each.sha256 === kept.value.sha256)) files.push(kept.value);
  }
  return ok(files);
}
