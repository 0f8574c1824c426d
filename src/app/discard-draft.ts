// Drafts that go: because their owner says so, or because nobody touched them.
import { ok } from '#base/result.ts';
import type { DraftId } from '#core/cases/draft.ts';
import type { DivisionCode } from '#core/divisions/division.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import {
  deleteDraft,
  deleteUnnamedUploads,
  deleteUntouchedDrafts,
  filesToDelete,
  forgetFiles,
} from '#store/draft-sweep.ts';
import type { App } from './app.ts';
import { ownDraft } from './draft-access.ts';
import { refuseUse, type Outcome } from './refusal.ts';
import { fileKey } from './uploads.ts';

/** Another window may save meanwhile; each loses a few races at most. */
const TRIES = 16;

/** Deletes a draft of one's own with its files. Refused once it is a case: that is not a draft's to take back. */
export async function discardDraft(
  app: App,
  viewer: Viewer,
  command: { readonly draft: DraftId },
): Promise<Outcome<undefined>> {
  for (let round = 0; round < TRIES; round += 1) {
    // oxlint-disable-next-line no-await-in-loop -- a race lost is tried again
    const found = await ownDraft(app, viewer, command.draft);
    if (!found.ok) return found;
    const { submitted, division } = found.value;
    if (submitted !== undefined) return refuseUse('draft-already-submitted', { number: submitted });
    // oxlint-disable-next-line no-await-in-loop -- as above
    const files = await deleteDraft(app.pool, found.value, app.now().toString());
    if (files === undefined) continue;
    // oxlint-disable-next-line no-await-in-loop -- the last round
    await deleteBytes(app, division, files);
    return ok(undefined);
  }
  return refuseUse('draft-changed-meanwhile');
}

export type Swept = { readonly drafts: number; readonly uploads: number; readonly files: number };

/** A file in use a moment ago may be about to be named: so old it is before it counts as left over. Ours. */
const LEFT_OVER_HOURS = 24;

/**
 * Deletes the drafts of one county untouched for so many days, filed or not, files that no draft and no case names, and
 * the bytes of both. What a case names stays. Again or by two processes at once does no harm.
 */
export async function sweepDraftsOf(
  app: Pick<App, 'pool' | 'now' | 'files'>,
  division: DivisionCode,
  untouchedDays: number,
): Promise<Swept> {
  const now = app.now();
  const at = { division, now: now.toString() };
  const draftsBefore = now.subtract({ hours: untouchedDays * 24 }).toString();
  const uploadsBefore = now.subtract({ hours: LEFT_OVER_HOURS }).toString();
  const drafts = await untilDone(() => deleteUntouchedDrafts(app.pool, { ...at, before: draftsBefore }));
  const uploads = await untilDone(() => deleteUnnamedUploads(app.pool, { ...at, before: uploadsBefore }));
  let files = 0;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- some at a time
    const ids = await filesToDelete(app.pool, division);
    if (ids.length === 0) return { drafts, uploads, files };
    // oxlint-disable-next-line no-await-in-loop -- some at a time
    await deleteBytes(app, division, ids);
    files += ids.length;
  }
}

async function untilDone(
  work: () => Promise<{ readonly deleted: number; readonly more: boolean }>,
): Promise<number> {
  let sum = 0;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- some at a time, so that nobody waits long for a row
    const { deleted, more } = await work();
    sum += deleted;
    if (!more) return sum;
  }
}

async function deleteBytes(
  { pool, files }: Pick<App, 'pool' | 'files'>,
  division: DivisionCode,
  ids: readonly string[],
): Promise<void> {
  // oxlint-disable-next-line no-await-in-loop -- a store is not to be stormed
  for (const id of ids) await files.delete(fileKey(id));
  await forgetFiles(pool, division, ids);
}
