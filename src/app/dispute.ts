import { disputeHandOver as dispute } from '#core/cases/dispute-hand-over.ts';
import type { CaseNumber, PartNumber } from '#core/cases/events.ts';
import { settleDispute as settle, type Responsible } from '#core/cases/settle-dispute.ts';
import { subjectOfPart } from '#core/cases/acts-allowed.ts';
import { ok } from '#base/result.ts';
import { may } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { act, actOnCase, type Acted, type PartAddress } from './act.ts';
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

export type SettleDispute = {
  /** Case number as the address writes it. */
  readonly number: string;
  readonly part: PartNumber;
  readonly dispute: number;
  readonly responsible: Responsible;
  readonly finding: string;
};

/** The bureau says who was responsible and what it found; whatever else happened to the part meanwhile. */
export async function settleDispute(
  app: App,
  viewer: Viewer,
  command: SettleDispute,
): Promise<Outcome<{ readonly number: CaseNumber }>> {
  const done = await actOnCase(
    app,
    viewer,
    {
      number: command.number,
      // A case that nobody disputed is none of the bureau's business.
      maySee: (state) =>
        state.parts.some(
          (part) =>
            part.part === command.part &&
            part.disputes.length > 0 &&
            may(viewer, 'settle-dispute', subjectOfPart(state, part)),
        ),
    },
    (state) => settle(state, command.part, command),
  );
  return done.ok ? ok({ number: done.value.number }) : done;
}
