import { ok, type Result } from '#base/result.ts';
import { actorName } from '#core/costs/evolve-return.ts';
import { refuseReturn, type ReturnRefusal } from '#core/costs/return-refusal.ts';
import {
  approveReturn as decideApprove,
  sendReturnBack as decideSendBack,
  unlockReturn as decideUnlock,
} from '#core/costs/review-return.ts';
import type { ReturnEvent } from '#core/costs/return-state.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { App } from './app.ts';
import { changeReturn, type ReturnAddress, type ReturnChanged, type ReturnRead } from './change-return.ts';
import type { Outcome } from './refusal.ts';

/** `seq`: `state.seq` of the page that is acted from; who acted since is named. */
export type ReviewReturn = ReturnAddress & { readonly seq: number };

/** Back to the unit with a reason; the next version opens as a copy. `cells`: the codes it is about, or none. */
export async function sendReturnBack(
  app: App,
  viewer: Viewer,
  {
    reason,
    cells,
    seq,
    ...address
  }: ReviewReturn & { readonly reason: string; readonly cells: readonly string[] },
): Promise<Outcome<ReturnChanged>> {
  return review(app, viewer, { ...address, seq }, ({ state, actor, place: { chain }, round }) =>
    decideSendBack(state, { actor, chain }, { reason, cells, round }),
  );
}

/** By the viewer's office, when it is its turn; the last approval locks. */
export async function approveReturn(
  app: App,
  viewer: Viewer,
  address: ReviewReturn,
): Promise<Outcome<ReturnChanged>> {
  return review(app, viewer, address, ({ state, actor, place: { chain } }) =>
    decideApprove(state, { actor, chain }),
  );
}

/** The office that approved last takes it back, with a reason. */
export async function unlockReturn(
  app: App,
  viewer: Viewer,
  { reason, seq, ...address }: ReviewReturn & { readonly reason: string },
): Promise<Outcome<ReturnChanged>> {
  return review(app, viewer, { ...address, seq }, ({ state, actor, place: { chain } }) =>
    decideUnlock(state, actor, { reason, chain }),
  );
}

async function review(
  app: App,
  viewer: Viewer,
  { seq, ...address }: ReviewReturn,
  decideOn: Parameters<typeof changeReturn>[3],
): Promise<Outcome<ReturnChanged>> {
  return changeReturn(app, viewer, { ...address, action: 'review-return' }, (now) => {
    const same = unchangedSince(now, seq);
    return same.ok ? decideOn(now) : same;
  });
}

/** A question or a reminder in between changes nothing of what an office decides on. */
const BESIDE: ReadonlySet<ReturnEvent['type']> = new Set([
  'question-asked',
  'question-answered',
  'question-closed',
  'reminder-sent',
]);

function unchangedSince({ events }: ReturnRead, seq: number): Result<undefined, ReturnRefusal> {
  // No page of ours has a number from the future: who sends one saw nothing.
  const seen = seq > events.length ? 0 : Math.max(0, seq);
  const since = events.slice(seen).filter(({ type }) => !BESIDE.has(type));
  const last = since.findLast(({ by }) => by.kind !== 'platform') ?? since.at(-1);
  if (last === undefined) return ok(undefined);
  return refuseReturn('return-changed-meanwhile', { who: actorName(last.by), when: last.at.toString() });
}
