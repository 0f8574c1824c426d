import { plainText } from '#base/plain-text.ts';
import { ok } from '#base/result.ts';
import type { Draft, DraftId, DraftPaper, RawAnswers, RawPerson } from '#core/cases/draft.ts';
import type { Delivery } from '#core/cases/events.ts';
import type { PlanVersion } from '#core/compiler/plan.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { updateDraft } from '#store/drafts.ts';
import type { App } from './app.ts';
import { ownDraft, plainPerson } from './draft-access.ts';
import { mandateCovers } from './mandates.ts';
import { keepKnownPlan } from './kept-plans.ts';
import { refuseUse, type Outcome } from './refusal.ts';

export type SaveDraft = {
  readonly draft: DraftId;
  /** Merged into what is there; an empty string is an answer taken back and is kept as such. */
  readonly answers?: RawAnswers;
  /** Replaces the choice for each paper named; the others stay. */
  readonly papers?: readonly DraftPaper[];
  readonly delivery?: Delivery;
  readonly applicant?: RawPerson & { readonly identityChecked: boolean };
  /** The plan version the form was shown from. */
  readonly planVersion?: PlanVersion;
};

/** Largest content of one draft, in characters of its JSON. Ours: many times any real form, small for a database. */
export const LARGEST_DRAFT = 400_000;

/** Two windows on one draft merge: each saves the fields it shows. A row of files that comes meanwhile wins many races. */
const TRIES = 16;

/** Keeps what was typed, valid or not. Refuses only what is not the viewer's, already submitted or absurdly large. */
export async function saveDraft(app: App, viewer: Viewer, command: SaveDraft): Promise<Outcome<Draft>> {
  if (command.planVersion !== undefined) await keepKnownPlan(app, command.planVersion);
  for (let round = 0; round < TRIES; round += 1) {
    const found = await ownDraft(app, viewer, command.draft);
    if (!found.ok) return found;
    const before = found.value;
    if (before.submitted !== undefined)
      return refuseUse('draft-already-submitted', { number: before.submitted });
    const after = merged(before, command, app.now().toString());
    if (JSON.stringify({ ...after, files: [] }).length > LARGEST_DRAFT) {
      return refuseUse('draft-too-large', { limit: LARGEST_DRAFT });
    }
    if (await updateDraft(app.pool, after, before.version)) {
      // Kept either way: nothing typed is lost when the mandate is taken back in between.
      const covered = after.mandate === undefined ? ok(true) : await mandateCovers(app, after, 'fill-in');
      return covered.ok ? ok(after) : covered;
    }
  }
  return refuseUse('draft-changed-meanwhile');
}

function merged(before: Draft, command: SaveDraft, updatedAt: string): Draft {
  const replaced = new Set(command.papers?.map(({ material }) => material));
  return {
    ...before,
    answers: plainAnswers({ ...before.answers, ...command.answers }),
    papers: [
      ...before.papers.filter(({ material }) => !replaced.has(material)),
      ...(command.papers ?? []).map(plainPaper),
    ],
    ...(command.delivery ? { delivery: command.delivery } : {}),
    // Who stands at the counter is the clerk's to say; online it is whoever signed in.
    ...(command.applicant && before.channel === 'counter' && !before.mandate
      ? { applicant: plainPerson(command.applicant) }
      : {}),
    ...(command.planVersion === undefined ? {} : { planVersion: command.planVersion }),
    version: before.version + 1,
    updatedAt,
  };
}

function plainAnswers(answers: RawAnswers): RawAnswers {
  return Object.fromEntries(
    Object.entries(answers).map(([element, text]) => [plainText(element), plainText(text)]),
  );
}

/** A certificate's id is ours; what a form sends for it is any text. */
function plainPaper({ material, choice, certificate }: DraftPaper): DraftPaper {
  return certificate === undefined
    ? { material, choice }
    : { material, choice, certificate: plainText(certificate) };
}
