import { subjectOfCase } from '#core/cases/acts-allowed.ts';
import type { CaseState } from '#core/cases/state.ts';
import { withdrawCase as allOf, withdrawPart as one } from '#core/cases/withdraw-part.ts';
import { may } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { act, actOnCase, type Acted, type PartAddress } from './act.ts';
import type { App } from './app.ts';
import type { Outcome } from './refusal.ts';

export type WithdrawPart = PartAddress & {
  /** May be empty: nobody has to say why. */
  readonly reason: string;
};

/** 撤回 of one part, before its decision. */
export async function withdrawPart(app: App, viewer: Viewer, command: WithdrawPart): Promise<Outcome<Acted>> {
  return act(app, viewer, { ...command, action: 'withdraw-part' }, (state, { part }) =>
    one(state, part, command),
  );
}

export type WithdrawCase = {
  readonly number: string;
  readonly version: number;
  readonly reason: string;
};

/** 撤回 of everything in the case that is not decided yet, in one write. */
export async function withdrawCase(
  app: App,
  viewer: Viewer,
  command: WithdrawCase,
): Promise<Outcome<CaseState>> {
  const maySee = (state: CaseState): boolean => may(viewer, 'withdraw-part', subjectOfCase(state));
  return actOnCase(app, viewer, { number: command.number, version: command.version, maySee }, (state) =>
    allOf(state, command),
  );
}
