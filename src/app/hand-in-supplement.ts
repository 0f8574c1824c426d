import { ok } from '#base/result.ts';
import { handInSupplement as handIn } from '#core/cases/hand-in-supplement.ts';
import type { FileRef, HandedIn } from '#core/cases/events.ts';
import type { CaseState, PartState } from '#core/cases/state.ts';
import type { MaterialId } from '#core/catalogue/model.ts';
import { may } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { act, type Acted, type PartAddress } from './act.ts';
import type { App } from './app.ts';
import { helperMay } from './mandates.ts';
import { refuseUse, type Outcome } from './refusal.ts';
import { fileKey, MOST_FILES, storeFile, type IncomingFile } from './uploads.ts';

export type SupplementPaper = {
  readonly material: MaterialId;
  readonly files: readonly IncomingFile[];
  /** Counter: the clerk saw the original. */
  readonly shownAtCounter?: boolean;
};
export type HandInSupplement = PartAddress & {
  readonly papers: readonly SupplementPaper[];
  readonly note: string;
  /** Staff: the paper itself came, how and on what day (ISO). A citizen's counts from now. */
  readonly arrived?: { readonly by: 'counter' | 'post'; readonly on: string };
};

/** The applicant, his helper on a mandate that covers it, or the clerk of the receiving centre hands in what was asked for, or an owed paper. */
export async function handInSupplement(
  app: App,
  viewer: Viewer,
  command: HandInSupplement,
): Promise<Outcome<Acted>> {
  // Files are stored before the act names them, so somebody without any say must be turned away before.
  const allowed = viewer.role === 'citizen' || viewer.role === 'clerk';
  if (!allowed) return refuseUse('not-found');
  const stored = await storeAll(app, command.papers);
  if (!stored.ok) return stored;
  const papers = stored.value;
  const { note, arrived } = command;
  const by = viewer.role === 'clerk' && arrived !== undefined ? { arrived } : {};
  const outcome = await act(
    app,
    viewer,
    { ...command, action: 'hand-in-supplement' },
    (state, part, context) => {
      const helps = helperMay(app, viewer, state, 'hand-in');
      if (!helps.ok) return helps;
      const materials = papers.map((paper) => handedIn(paper, { state, part, viewer }));
      return handIn(state, part.part, { note, materials, ...by }, context);
    },
  );
  if (!outcome.ok)
    await forget(
      app,
      papers.flatMap(({ files }) => files),
    );
  return outcome;
}

type StoredPaper = Omit<SupplementPaper, 'files'> & { readonly files: readonly FileRef[] };

async function storeAll(
  app: App,
  papers: readonly SupplementPaper[],
): Promise<Outcome<readonly StoredPaper[]>> {
  const count = papers.reduce((sum, { files }) => sum + files.length, 0);
  if (count > MOST_FILES.ofDraft) return refuseUse('too-many-files', { limit: MOST_FILES.ofDraft });
  const stored: StoredPaper[] = [];
  for (const paper of papers) {
    if (paper.files.length > MOST_FILES.ofPaper)
      return refuseUse('too-many-files', { limit: MOST_FILES.ofPaper });
    const files: FileRef[] = [];
    stored.push({ ...paper, files });
    for (const file of paper.files) {
      const one = await storeFile(app, file);
      if (!one.ok) {
        await forget(
          app,
          stored.flatMap((each) => each.files),
        );
        return one;
      }
      files.push(one.value);
    }
  }
  return ok(stored);
}

async function forget(app: App, files: readonly FileRef[]): Promise<void> {
  for (const { id } of files) await app.files.delete(fileKey(id));
}

type Seen = { readonly state: CaseState; readonly part: PartState; readonly viewer: Viewer };

function handedIn(paper: StoredPaper, { state, part, viewer }: Seen): HandedIn {
  const known = state.materials.find(({ material }) => material === paper.material);
  const atCounter =
    paper.shownAtCounter === true && may(viewer, 'list-taken-here', { receivingPlace: state.receivingPlace });
  // Naming a paper brings nothing, whatever way it came before.
  const way = atCounter ? 'shown-at-counter' : paper.files.length > 0 ? 'uploaded' : 'not-needed';
  const name = known?.name ?? { zh: paper.material };
  return { material: paper.material, name, way, files: paper.files, items: known?.items ?? [part.item] };
}
