// A consent that did not come online: signed on paper at the centre, or made needless by the paper itself.
import { assert } from '#base/assert.ts';
import { ok } from '#base/result.ts';
import { subjectOfCase } from '#core/cases/acts-allowed.ts';
import type { FileRef, HandedIn } from '#core/cases/events.ts';
import { giveConsent, replaceConsent } from '#core/cases/give-consent.ts';
import type { CaseState } from '#core/cases/state.ts';
import { may } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { actOnCase } from './act.ts';
import { certificateFor, consentBehind } from './answer-consent.ts';
import type { App } from './app.ts';
import { refuseUse, type Outcome } from './refusal.ts';
import { fileKey, MOST_FILES, storeFile, type IncomingFile } from './uploads.ts';

export type RecordConsent = {
  readonly number: string;
  readonly consent: string;
  /** The signed consent; the clerk has compared signature and identity document. */
  readonly letter: IncomingFile;
};

/** The clerk of the centre that took the case in records a signed consent; the certificate is then looked up. */
export async function recordConsent(
  app: App,
  viewer: Viewer,
  command: RecordConsent,
): Promise<Outcome<CaseState>> {
  const maySee = (state: CaseState): boolean => may(viewer, 'record-consent', subjectOfCase(state));
  const found = await consentBehind(app, { ...command, maySee });
  if (!found.ok) return found;
  assert(viewer.role === 'clerk', 'clerks record consents');
  const county = app.divisions.countyOf(viewer.centre);
  assert(county, 'a centre lies in a county');
  const letter = await storeFile(app, command.letter);
  if (!letter.ok) return letter;
  const paper = await certificateFor(app, found.value, {
    division: county.code,
    at: app.now().toString(),
    clerk: viewer.person,
    clerkName: viewer.name,
    centre: viewer.centre,
  });
  const done = paper.ok
    ? await actOnCase(app, viewer, { number: command.number, maySee }, (state) =>
        giveConsent(state, {
          consent: found.value.consent.id,
          how: 'on-paper',
          paper: { ...paper.value, files: [letter.value] },
        }),
      )
    : paper;
  if (!done.ok) await app.files.delete(fileKey(letter.value.id));
  return done;
}

export type ReplaceConsent = {
  readonly number: string;
  readonly consent: string;
  readonly files: readonly IncomingFile[];
  /** Counter: the clerk saw the original. */
  readonly shownAtCounter?: boolean;
};

/** The applicant (or the clerk for him) hands in the paper itself: nobody is asked any more. */
export async function replaceConsentByPaper(
  app: App,
  viewer: Viewer,
  command: ReplaceConsent,
): Promise<Outcome<CaseState>> {
  const maySee = (state: CaseState): boolean => may(viewer, 'see-case', subjectOfCase(state));
  const found = await consentBehind(app, { ...command, maySee });
  if (!found.ok) return found;
  if (command.files.length > MOST_FILES.ofPaper)
    return refuseUse('too-many-files', { limit: MOST_FILES.ofPaper });
  const stored = await storeEach(app, command.files);
  if (!stored.ok) return stored;
  const { consent } = found.value;
  const shown = command.shownAtCounter === true && viewer.role === 'clerk';
  const done = await actOnCase(app, viewer, { number: command.number, maySee }, (state) => {
    const known = state.materials.find(({ material }) => material === consent.material);
    const paper: HandedIn = {
      material: consent.material,
      name: consent.materialName,
      way: shown ? 'shown-at-counter' : 'uploaded',
      files: stored.value,
      items: known?.items ?? [],
    };
    return replaceConsent(state, consent.id, paper);
  });
  if (!done.ok) await forget(app, stored.value);
  return done;
}

async function storeEach(app: App, files: readonly IncomingFile[]): Promise<Outcome<readonly FileRef[]>> {
  const stored: FileRef[] = [];
  for (const file of files) {
    // oxlint-disable-next-line no-await-in-loop -- one that is refused ends it
    const one = await storeFile(app, file);
    if (!one.ok) {
      // oxlint-disable-next-line no-await-in-loop -- once
      await forget(app, stored);
      return one;
    }
    stored.push(one.value);
  }
  return ok(stored);
}

async function forget(app: App, files: readonly FileRef[]): Promise<void> {
  for (const { id } of files) await app.files.delete(fileKey(id));
}
