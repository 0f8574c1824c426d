import type { Draft, DraftId, DraftPaper, RawAnswers, RawPerson } from '#core/cases/draft.ts';
import type { Delivery } from '#core/cases/events.ts';
import type { PlanVersion } from '#core/compiler/plan.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { App } from './app.ts';
import type { Outcome } from './refusal.ts';

export type SaveDraft = {
  readonly draft: DraftId;
  /** Merged into what is there; an empty string is an answer taken back and is kept as such. */
  readonly answers?: RawAnswers;
  /** Replaces the choice for each paper named; the others stay. */
  readonly papers?: readonly DraftPaper[];
  readonly delivery?: Delivery;
  readonly applicant?: RawPerson & { readonly identityChecked: boolean };
  /** `null`: nobody files for somebody else any more. */
  readonly filedBy?: (RawPerson & { readonly mandate: string }) | null;
  /** The plan version the form was shown from. */
  readonly planVersion?: PlanVersion;
};

/** Keeps what was typed, valid or not. Refuses only what is not the viewer's, already submitted or absurdly large. */
export async function saveDraft(_app: App, _viewer: Viewer, _command: SaveDraft): Promise<Outcome<Draft>> {
  throw new Error('being written');
}
