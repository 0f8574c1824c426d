import { disputeHandOver as dispute } from '#core/cases/dispute-hand-over.ts';
import { settleDispute as settle, type Responsible } from '#core/cases/settle-dispute.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { act, type Acted, type PartAddress } from './act.ts';
import type { App } from './app.ts';
import type { Outcome } from './refusal.ts';

/** A centre or an office says that a hand-over was not as the ledger has it. The bureau hears of it. */
export async function disputeHandOver(
  app: App,
  viewer: Viewer,
  command: PartAddress & { readonly leg?: number; readonly reason: string },
): Promise<Outcome<Acted>> {
  return act(app, viewer, { ...command, action: 'dispute-hand-over' }, (state, { part }) =>
    dispute(state, part, command),
  );
}

/** The bureau says who was responsible and what it found. */
export async function settleDispute(
  app: App,
  viewer: Viewer,
  command: PartAddress & {
    readonly dispute: number;
    readonly responsible: Responsible;
    readonly finding: string;
  },
): Promise<Outcome<Acted>> {
  return act(app, viewer, { ...command, action: 'settle-dispute' }, (state, { part }) =>
    settle(state, part, command),
  );
}
