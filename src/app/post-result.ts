import { postResult as post } from '#core/cases/deliver-result.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { act, type Acted, type PartAddress } from './act.ts';
import type { App } from './app.ts';
import type { Outcome } from './refusal.ts';

export type PostResult = PartAddress & {
  /** As on the parcel. */
  readonly carrier: string;
  readonly parcel: string;
};

/** The deciding office sends the result to the address the applicant gave. */
export async function postResult(app: App, viewer: Viewer, command: PostResult): Promise<Outcome<Acted>> {
  return act(app, viewer, { ...command, action: 'act-on-part' }, (state, { part }) =>
    post(state, part, { carrier: command.carrier, number: command.parcel }),
  );
}
