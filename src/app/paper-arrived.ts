import { handInSupplement } from '#core/cases/hand-in-supplement.ts';
import { papersOwed } from '#core/cases/owed.ts';
import type { MaterialId } from '#core/catalogue/model.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { act, type Acted, type PartAddress } from './act.ts';
import type { App } from './app.ts';
import type { Outcome } from './refusal.ts';

export type PaperArrived = PartAddress & {
  readonly materials: readonly MaterialId[];
  readonly by: 'counter' | 'post';
  /** ISO date. */
  readonly on: string;
};

/** The deciding office records that owed papers have reached it, by post or brought by somebody. */
export async function paperArrived(app: App, viewer: Viewer, command: PaperArrived): Promise<Outcome<Acted>> {
  const { materials, by, on } = command;
  return act(app, viewer, { ...command, action: 'act-on-part' }, (state, part, context) => {
    const came = papersOwed(state, part)
      .filter(({ material }) => materials.includes(material))
      .map((paper) => ({ ...paper, way: 'shown-at-counter' as const }));
    return handInSupplement(state, part.part, { materials: came, note: '', arrived: { by, on } }, context);
  });
}
