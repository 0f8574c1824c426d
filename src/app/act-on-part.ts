import { decide } from '#core/cases/act.ts';
import type { OfficerCommand } from '#core/cases/acts.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { act, type Acted, type PartAddress } from './act.ts';
import type { App } from './app.ts';
import type { Outcome } from './refusal.ts';

export type ActOnPart = PartAddress & { readonly command: OfficerCommand };

/** Every act of an office. A race on another part is tried again by itself; on the same part it is `changed-meanwhile`. */
export async function actOnPart(app: App, viewer: Viewer, command: ActOnPart): Promise<Outcome<Acted>> {
  return act(app, viewer, { ...command, action: 'act-on-part' }, (state, { part }, context) =>
    decide(state, part, command.command, context),
  );
}
