import { assert, unreachable } from '#base/assert.ts';
import { ok } from '#base/result.ts';
import { subjectOfCase } from '#core/cases/acts-allowed.ts';
import { divisionOfCaseNumber, parseCaseNumber } from '#core/cases/case-number.ts';
import type { DraftId } from '#core/cases/draft.ts';
import type { FileRef } from '#core/cases/events.ts';
import { evolve } from '#core/cases/evolve.ts';
import type { CaseState } from '#core/cases/state.ts';
import { may } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { eventsOf } from '#store/cases.ts';
import { letterOf } from '#store/mandates.ts';
import type { App } from './app.ts';
import { ownDraft } from './draft-access.ts';
import { revocableMandate } from './mandates.ts';
import { refuseUse, type Outcome } from './refusal.ts';
import { fileKey, sha256 } from './uploads.ts';

/**
 * A file of a draft (its owner), of a case (applicant, receiving centre; an officer only papers his part asked for), or the
 * signed letter of a mandate (who gave it, the centre that recorded it).
 */
export type DownloadFile =
  | { readonly from: 'draft'; readonly draft: DraftId; readonly file: string }
  | { readonly from: 'case'; readonly number: string; readonly file: string }
  | { readonly from: 'mandate'; readonly mandate: string };

/** The bytes with their sniffed type; the hash is checked on the way. */
export async function downloadFile(
  app: App,
  viewer: Viewer,
  command: DownloadFile,
): Promise<Outcome<{ readonly file: FileRef; readonly bytes: Uint8Array }>> {
  const file = await fileOf(app, viewer, command);
  if (file === undefined) return refuseUse('not-found');
  const bytes = await app.files.get(fileKey(file.id));
  assert(sha256(bytes) === file.sha256, `file ${file.id} is not what was handed in`);
  return ok({ file, bytes });
}

async function fileOf(app: App, viewer: Viewer, command: DownloadFile): Promise<FileRef | undefined> {
  switch (command.from) {
    case 'draft':
      return fileOfDraft(app, viewer, command);
    case 'case':
      return fileOfCase(app, viewer, command);
    case 'mandate': {
      const found = await revocableMandate(app, viewer, command.mandate);
      return found.ok ? letterOf(app.pool, found.value) : undefined;
    }
    default:
      return unreachable(command);
  }
}

async function fileOfDraft(
  app: App,
  viewer: Viewer,
  { draft, file }: Extract<DownloadFile, { from: 'draft' }>,
): Promise<FileRef | undefined> {
  const found = await ownDraft(app, viewer, draft);
  return found.ok ? found.value.files.find(({ id }) => id === file) : undefined;
}

async function fileOfCase(
  app: App,
  viewer: Viewer,
  { number, file }: Extract<DownloadFile, { from: 'case' }>,
): Promise<FileRef | undefined> {
  const parsed = parseCaseNumber(number);
  if (!parsed.ok) return undefined;
  const events = await eventsOf(app.pool, {
    division: divisionOfCaseNumber(parsed.value),
    number: parsed.value,
  });
  const state = events && evolve(events);
  return state && readableFiles(state, viewer).find(({ id }) => id === file);
}

/** The files of a case that the door lets this viewer read. */
function readableFiles(state: CaseState, viewer: Viewer): readonly FileRef[] {
  const all = may(viewer, 'see-case', subjectOfCase(state));
  const own = new Set(state.parts.filter((part) => may(viewer, 'see-part', part)).map(({ item }) => item));
  return state.materials
    .filter(({ items }) => all || items.some((item) => own.has(item)))
    .flatMap(({ files }) => files);
}
