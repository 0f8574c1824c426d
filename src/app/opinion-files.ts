// Files that came with opinions, and files that were imported. The same bytes lie once in each consultation; nothing is ever deleted.
import { ok } from '#base/result.ts';
import type { AttachedFile } from '#core/consultation/events.ts';
import { isConsultationId, type ConsultationId } from '#core/consultation/ids.ts';
import { may } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
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
    file: hash,
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

/** Files of a form, kept before anything names them; the form names them by their hash from then on. */
export async function keepFilesForIntake(
  app: App,
  viewer: Viewer,
  { consultation: id, files }: { readonly consultation: string; readonly files: readonly IncomingFile[] },
): Promise<Outcome<readonly StoredFile[]>> {
  const consultation = isConsultationId(id) ? app.consultations.consultations.get(id) : undefined;
  if (!consultation || !may(viewer, 'take-in-opinions', { storedUnder: consultation.division })) {
    return refuseUse('not-found');
  }
  const kept = await attachedFiles(app, consultation.id, { fresh: files, stored: [] });
  return kept.ok ? ok(kept.value.map(({ sha256: hash, name }) => ({ sha256: hash, name }))) : kept;
}

/** A file of a consultation and what it is, for the desk. Absent: there is none, or it is not for this viewer. */
export async function opinionFileFor(
  app: App,
  viewer: Viewer,
  { consultation: id, hash }: { readonly consultation: string; readonly hash: string },
): Promise<{ readonly bytes: Uint8Array; readonly type: string } | undefined> {
  const consultation = isConsultationId(id) ? app.consultations.consultations.get(id) : undefined;
  if (!consultation || !may(viewer, 'see-consultation-desk', { storedUnder: consultation.division }))
    return undefined;
  const bytes = await opinionFileBytes(app, consultation.id, hash);
  if (bytes === undefined) return undefined;
  const found = await checkFile({ name: 'file', bytes });
  return { bytes, type: found.ok ? found.value : 'application/octet-stream' };
}
