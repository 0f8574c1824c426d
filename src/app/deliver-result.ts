import { deliverResult as deliver } from '#core/cases/deliver-result.ts';
import type { DeliveryProof } from '#core/cases/delivery-proof.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { act, type Acted, type PartAddress } from './act.ts';
import type { App } from './app.ts';
import type { Outcome } from './refusal.ts';

export type DeliverResult = PartAddress & DeliveryProof;

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
