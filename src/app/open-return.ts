import { openReturn as decideOpen } from '#core/costs/open-return.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { App } from './app.ts';
import { changeReturn, type ReturnAddress, type ReturnChanged } from './change-return.ts';
import { todayOf } from './draft-access.ts';
import { keepRoundOnce } from './kept-rounds.ts';
import type { Outcome } from './refusal.ts';

/** Begins a return, empty; opened before: `return-not-allowed-now`. */
export async function openReturn(
  app: App,
  viewer: Viewer,
  address: ReturnAddress,
): Promise<Outcome<ReturnChanged>> {
  const round = app.surveys.rounds.get(address.round);
  if (round) await keepRoundOnce(app, round);
  return changeReturn(app, viewer, { ...address, action: 'fill-return' }, (now) =>
    decideOpen(now.state, now.actor, {
      round: now.round,
      today: todayOf(app),
      beside: [
        ...(now.beside.prior.length > 0 ? (['prior'] as const) : []),
        ...(now.beside.accounts ? (['accounts'] as const) : []),
      ],
    }),
  );
}
