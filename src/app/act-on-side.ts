import { decideSide } from '#core/cases/act.ts';
import type { SideCommand } from '#core/cases/acts.ts';
import { actionOf } from '#core/cases/acts-allowed.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { act, type Acted, type PartAddress } from './act.ts';
import type { App } from './app.ts';
import type { Outcome } from './refusal.ts';

export type ActOnSide = PartAddress & { readonly command: SideCommand };

/** Every act of an office that has a page of its own beside the part. */
export async function actOnSide(app: App, viewer: Viewer, command: ActOnSide): Promise<Outcome<Acted>> {
  const action = actionOf(command.command.act) ?? 'act-on-part';
  return act(app, viewer, { ...command, action }, (state, { part }, context) =>
    decideSide(state, part, command.command, context),
  );
}
