import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import { ok } from '#base/result.ts';
import type { Draft, DraftId } from '#core/cases/draft.ts';
import type { FileRef } from '#core/cases/events.ts';
import type { MaterialId } from '#core/catalogue/model.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { deleteUpload, insertUpload } from '#store/uploads.ts';
import type { App } from './app.ts';
import { ownDraft } from './draft-access.ts';
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

/**
 * Checks, hashes and stores one file for one paper of a draft. The same bytes for the same paper are kept once: a page
 * loaded again sends its files again.
 */
export async function attachUpload(
  app: App,
  viewer: Viewer,
  command: { readonly draft: DraftId; readonly material: MaterialId; readonly file: IncomingFile },
): Promise<Outcome<FileRef>> {
  const { material } = command;
  if (!app.catalogue.materials.has(material)) return refuseUse('material-unknown', { material });
  const before = await draftWithRoom(app, viewer, command);
  if (!before.ok) return before;
  const hash = sha256(command.file.bytes);
  const same = before.value.files.find((file) => file.material === material && file.sha256 === hash);
  if (same !== undefined) return ok(same);
  const stored = await storeFile(app, command.file);
  if (!stored.ok) return stored;
  const outcome = await nameInDraft(app, viewer, { ...command, file: stored.value, found: before });
  if (!outcome.ok) await app.files.delete(fileKey(stored.value.id));
  return outcome;
}

/** Other windows save and send files to the same draft; each loses a few races at most. */
const TRIES = 16;

/** The file's row, written against the draft as it was read; read again where another window was first. */
async function nameInDraft(
  app: App,
  viewer: Viewer,
  command: {
    readonly draft: DraftId;
    readonly material: MaterialId;
    readonly file: FileRef;
    readonly found: Outcome<Draft>;
  },
): Promise<Outcome<FileRef>> {
  const { material, file } = command;
  let { found } = command;
  for (let round = 0; round < TRIES; round += 1) {
    if (!found.ok) return found;
    const upload = { draft: found.value, material, file, at: app.now().toString() };
    // oxlint-disable-next-line no-await-in-loop -- a race lost is tried again
    if (await insertUpload(app.pool, upload)) return ok(file);
    // oxlint-disable-next-line no-await-in-loop -- as above
    found = await draftWithRoom(app, viewer, command);
  }
  return refuseUse('draft-changed-meanwhile');
}

/** The viewer's draft, if one more file of this paper may come to it. */
async function draftWithRoom(
  app: App,
  viewer: Viewer,
  { draft: id, material }: { readonly draft: DraftId; readonly material: MaterialId },
): Promise<Outcome<Draft>> {
  const found = await ownDraft(app, viewer, id);
  if (!found.ok) return found;
  const { submitted, files } = found.value;
  if (submitted !== undefined) return refuseUse('draft-already-submitted', { number: submitted });
  const ofPaper = files.filter((file) => file.material === material).length;
  if (ofPaper >= MOST_FILES.ofPaper) return refuseUse('too-many-files', { limit: MOST_FILES.ofPaper });
  if (files.length >= MOST_FILES.ofDraft) return refuseUse('too-many-files', { limit: MOST_FILES.ofDraft });
  return found;
}

/** Takes a file out of a draft; asking twice is no error. */
export async function removeUpload(
  app: App,
  viewer: Viewer,
  command: { readonly draft: DraftId; readonly file: string },
): Promise<Outcome<undefined>> {
  for (let round = 0; round < TRIES; round += 1) {
    // oxlint-disable-next-line no-await-in-loop -- a race lost is tried again
    const found = await ownDraft(app, viewer, command.draft);
    if (!found.ok) return found;
    const { submitted, files } = found.value;
    if (submitted !== undefined) return refuseUse('draft-already-submitted', { number: submitted });
    if (!files.some(({ id }) => id === command.file)) return ok(undefined);
    // oxlint-disable-next-line no-await-in-loop -- as above
    if (await deleteUpload(app.pool, found.value, command.file)) {
      // Only now: a submission that read the draft before this found its version gone.
      await app.files.delete(fileKey(command.file));
      return ok(undefined);
    }
  }
  return refuseUse('draft-changed-meanwhile');
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
