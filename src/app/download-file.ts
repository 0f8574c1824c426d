import type { DraftId } from '#core/cases/draft.ts';
import type { FileRef } from '#core/cases/events.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { App } from './app.ts';
import type { Outcome } from './refusal.ts';

/** A file of a draft (its owner) or of a case (applicant, filer, receiving centre; an officer only papers his part asked for). */
export type DownloadFile =
  | { readonly from: 'draft'; readonly draft: DraftId; readonly file: string }
  | { readonly from: 'case'; readonly number: string; readonly file: string };

/** The bytes with their sniffed type; the hash is checked on the way. */
export async function downloadFile(
  _app: App,
  _viewer: Viewer,
  _command: DownloadFile,
): Promise<Outcome<{ readonly file: FileRef; readonly bytes: Uint8Array }>> {
  throw new Error('being written');
}
