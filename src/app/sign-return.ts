import {
  signReturn as decideSign,
  submitReturn as decideSubmit,
  withdrawSignature as decideWithdraw,
} from '#core/costs/sign-return.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { App } from './app.ts';
import { changeReturn, type ReturnAddress, type ReturnChanged } from './change-return.ts';
import { todayOf } from './draft-access.ts';
import { keepRoundOnce } from './kept-rounds.ts';
import type { Outcome } from './refusal.ts';

/** `content`: of the page that is signed (`returnFor(…).content`); what changed since is not signed. */
export type SignReturn = ReturnAddress & { readonly content: string };

/** The filler signs (填表人). */
export async function signReturn(
  app: App,
  viewer: Viewer,
  { content: shown, ...address }: SignReturn,
): Promise<Outcome<ReturnChanged>> {
  const loaded = app.surveys.rounds.get(address.round);
  if (loaded) await keepRoundOnce(app, loaded);
  return changeReturn(
    app,
    viewer,
    { ...address, action: 'sign-return' },
    ({ state, actor, standing, round }) => decideSign(state, { actor, shown, standing: standing() }, round),
  );
}

/** The filler, or the head, takes the signature back: the return is filled in again. */
export async function withdrawSignature(
  app: App,
  viewer: Viewer,
  address: ReturnAddress,
): Promise<Outcome<ReturnChanged>> {
  return changeReturn(app, viewer, { ...address, action: 'sign-return' }, ({ state, actor }) =>
    decideWithdraw(state, actor),
  );
}

/** The head signs and sends (单位负责人); two persons, over the same content. */
export async function submitReturn(
  app: App,
  viewer: Viewer,
  { content: shown, ...address }: SignReturn,
): Promise<Outcome<ReturnChanged>> {
  return changeReturn(app, viewer, { ...address, action: 'sign-return' }, (now) =>
    decideSubmit(
      now.state,
      { actor: now.actor, shown, standing: now.standing() },
      { today: todayOf(app), round: now.place.round, office: now.place.chain[0]?.name ?? '' },
    ),
  );
}
