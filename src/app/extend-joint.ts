import { subjectOfCase } from '#core/cases/acts-allowed.ts';
import { extendJoint as decideExtension } from '#core/cases/extend-joint.ts';
import type { CaseState } from '#core/cases/state.ts';
import { may } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { actOnCase, type CaseAddress } from './act.ts';
import type { App } from './app.ts';
import type { Outcome } from './refusal.ts';

export type ExtendJoint = Required<CaseAddress> & {
  readonly workingDays: number;
  readonly approvedBy: string;
  readonly reason: string;
};

/** The bureau records that the government approved more time for a bundle handled jointly; a case that is not has nothing here. */
export async function extendJoint(
  app: App,
  viewer: Viewer,
  { number, version, ...command }: ExtendJoint,
): Promise<Outcome<CaseState>> {
  const maySee = (state: CaseState): boolean =>
    state.ceiling !== undefined && may(viewer, 'extend-joint', subjectOfCase(state));
  return actOnCase(app, viewer, { number, version, maySee }, (state, context) =>
    decideExtension(state, command, context),
  );
}
