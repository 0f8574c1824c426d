import type { DraftId } from '#core/cases/draft.ts';
import type { CaseNumber } from '#core/cases/events.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { App } from './app.ts';
import type { DraftView } from './open-draft.ts';
import type { Refusal } from './refusal.ts';

export type Submitted =
  | {
      readonly ok: true;
      readonly value: {
        readonly number: CaseNumber;
        /** The draft had been submitted before: same number. */ readonly again: boolean;
      };
    }
  /** `view` comes with `draft-has-problems`, to show the form again. */
  | { readonly ok: false; readonly error: Refusal; readonly view?: DraftView };

/** Files the draft as a case. The draft's id is the idempotency key: again gives the same number, never a second case. */
export async function submitDraft(
  _app: App,
  _viewer: Viewer,
  _command: { readonly draft: DraftId },
): Promise<Submitted> {
  throw new Error('being written');
}
