import type { ThingId } from '#core/catalogue/model.ts';
import type { DraftId, RawPerson } from '#core/cases/draft.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { App } from './app.ts';
import type { Outcome } from './refusal.ts';

export type StartDraft = {
  readonly thing: ThingId;
  /** Counter: the person in front of the clerk. */
  readonly applicant?: RawPerson & { readonly identityChecked: boolean };
};

/** Begins a draft of a thing that is offered and open today; citizen (online) or clerk (counter). */
export async function startDraft(
  _app: App,
  _viewer: Viewer,
  _command: StartDraft,
): Promise<Outcome<{ readonly draft: DraftId }>> {
  throw new Error('being written');
}
