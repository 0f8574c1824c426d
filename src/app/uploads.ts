import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import { ok } from '#base/result.ts';
import type { DraftId } from '#core/cases/draft.ts';
import type { FileRef } from '#core/cases/events.ts';
import type { MaterialId } from '#core/catalogue/model.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { deleteUpload, insertUpload } from '#store/uploads.ts';
import type { App } from './app.ts';
import { isUuid, ownDraft } from './draft-access.ts';
import { refuseUse, type Outcome } from './refusal.ts';

/** Bytes of the largest file taken. */
export const LARGEST_FILE = 10 * 1024 * 1024;
/** Files of one paper, and of one draft or supplement. */
export const MOST_FILES = { ofPaper: 10, ofDraft: 60 } as const;

/** What may be handed in, and the endings its name may have. */
export const FILE_TYPES = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
} as const;
type MediaType = keyof typeof FILE_TYPES;

/** What a form sent: the name is only shown, the declared type only compared. */
export type IncomingFile = {
  readonly name: string;
  readonly declaredType?: string;
  readonly bytes: Uint8Array;
};

const LONGEST_NAME = 120;

/** Checks, hashes and stores one file for one paper of a draft. */
export async function attachUpload(
  app: App,
  viewer: Viewer,
  command: { readonly draft: DraftId; readonly material: MaterialId; readonly file: IncomingFile },
): Promise<Outcome<FileRef>> {
  const found = await ownDraft(app, viewer, command.draft);
  if (!found.ok) return found;
  const draft = found.value;
  if (draft.submitted !== undefined) return refuseUse('draft-already-submitted', { number: draft.submitted });
  const { material } = command;
  if (!app.catalogue.materials.has(material)) return refuseUse('material-unknown', { material });
  const ofPaper = draft.files.filter((file) => file.material === material).length;
  if (ofPaper >= MOST_FILES.ofPaper) return refuseUse('too-many-files', { limit: MOST_FILES.ofPaper });
  if (draft.files.length >= MOST_FILES.ofDraft)
    return refuseUse('too-many-files', { limit: MOST_FILES.ofDraft });
  const stored = await storeFile(app, command.file);
  if (!stored.ok) return stored;
  const written = await insertUpload(app.pool, {
    draft,
    material,
    file: stored.value,
    at: app.now().toString(),
    mostOfPaper: MOST_FILES.ofPaper,
    mostOfDraft: MOST_FILES.ofDraft,
  });
  if (written) return stored;
  await app.files.delete(fileKey(stored.value.id));
  return refuseUse('too-many-files', { limit: MOST_FILES.ofPaper });
}

/** Takes a file out of a draft; asking twice is no error. */
export async function removeUpload(
  app: App,
  viewer: Viewer,
  command: { readonly draft: DraftId; readonly file: string },
): Promise<Outcome<undefined>> {
  const found = await ownDraft(app, viewer, command.draft);
  if (!found.ok) return found;
  const { submitted } = found.value;
  if (submitted !== undefined) return refuseUse('draft-already-submitted', { number: submitted });
  if (isUuid(command.file) && (await deleteUpload(app.pool, found.value, command.file))) {
    await app.files.delete(fileKey(command.file));
  }
  return ok(undefined);
}

/** Sniffs, hashes and stores a file; nothing names it yet. */
export async function storeFile(
  app: Pick<App, 'files' | 'newId'>,
  file: IncomingFile,
): Promise<Outcome<FileRef>> {
  const checked = await checkFile(file);
  if (!checked.ok) return checked;
  const { bytes } = file;
  const ref: FileRef = {
    id: app.newId(),
    name: shownName(file.name),
    mediaType: checked.value,
    size: bytes.length,
    sha256: sha256(bytes),
  };
  await app.files.put(fileKey(ref.id), bytes);
  return ok(ref);
}

/** What the bytes are, where that is allowed and what the name says. */
export async function checkFile(file: IncomingFile): Promise<Outcome<MediaType>> {
  const { bytes } = file;
  const name = shownName(file.name);
  if (bytes.length === 0) return refuseUse('file-empty', { name });
  if (bytes.length > LARGEST_FILE)
    return refuseUse('file-too-large', { name, limit: LARGEST_FILE, size: bytes.length });
  const found = (await fileTypeFromBuffer(bytes))?.mime ?? 'unknown';
  const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
  const promised = MEDIA_TYPES.find((type) => endingsOf(type).includes(ending));
  const actual = MEDIA_TYPES.find((type) => type === found);
  if (actual === undefined) {
    // A program that calls itself a picture is a lie, not merely the wrong kind.
    return promised === undefined
      ? refuseUse('file-type-not-allowed', { name, found })
      : refuseUse('file-type-mismatch', { name, found });
  }
  if (promised !== actual && name.includes('.')) return refuseUse('file-type-mismatch', { name, found });
  return ok(actual);
}

/** Where a file lies in the store. */
export function fileKey(id: string): string {
  return `papers/${id.slice(-2)}/${id}`;
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const MEDIA_TYPES: readonly MediaType[] = ['application/pdf', 'image/jpeg', 'image/png'];

function endingsOf(type: MediaType): readonly string[] {
  return FILE_TYPES[type];
}

/** The last part of a path, without control characters, at most so long; the ending stays. */
function shownName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const clean = last.normalize('NFC').toWellFormed().replace(/\p{C}/gu, '').trim();
  const short = Array.from(clean).slice(-LONGEST_NAME).join('');
  return short === '' ? 'file' : short;
}
