import type { DraftId } from '#core/cases/draft.ts';
import type { FileRef } from '#core/cases/events.ts';
import type { MaterialId } from '#core/catalogue/model.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { App } from './app.ts';
import type { Outcome } from './refusal.ts';

/** Bytes of the largest file taken. */
export const LARGEST_FILE = 10 * 1024 * 1024;
/** Files of one paper, and of one draft or supplement. */
export const MOST_FILES = { ofPaper: 10, ofDraft: 60 } as const;

/** What a form sent: the name is only shown, the declared type only compared. */
export type IncomingFile = {
  readonly name: string;
  readonly declaredType?: string;
  readonly bytes: Uint8Array;
};

/** Checks, hashes and stores one file for one paper of a draft. */
export async function attachUpload(
  _app: App,
  _viewer: Viewer,
  _command: { readonly draft: DraftId; readonly material: MaterialId; readonly file: IncomingFile },
): Promise<Outcome<FileRef>> {
  throw new Error('being written');
}

/** Takes a file out of a draft; asking twice is no error. */
export async function removeUpload(
  _app: App,
  _viewer: Viewer,
  _command: { readonly draft: DraftId; readonly file: string },
): Promise<Outcome<undefined>> {
  throw new Error('being written');
}
