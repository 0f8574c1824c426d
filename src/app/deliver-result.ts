import { deliverResult as deliver } from '#core/cases/deliver-result.ts';
import type { DeliverCommand } from '#core/cases/acts.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { act, type Acted, type PartAddress } from './act.ts';
import type { App } from './app.ts';
import type { Outcome } from './refusal.ts';

/** `to`: who took it; `proof`: what was looked at, e.g. the identity document. */
export type DeliverResult = PartAddress & DeliverCommand;

/** The clerk of the chosen centre hands the result out. */
export async function deliverResult(
  app: App,
  viewer: Viewer,
  command: DeliverResult,
): Promise<Outcome<Acted>> {
  return act(app, viewer, { ...command, action: 'deliver-result' }, (state, { part }) =>
    deliver(state, part, command),
  );
}
