// The public part of a packet is given to everybody, as it is. What is corrected later is another packet, with its reason.
import { plainText } from '#base/plain-text.ts';
import { ok, refuse } from '#base/result.ts';
import { refuseConsultation } from '#core/consultation/refusal.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { App } from './app.ts';
import { changeConsultation } from './change-consultation.ts';
import type { Outcome } from './refusal.ts';

export type PublishFeedback = {
  readonly consultation: string;
  readonly packet: number;
  /** May be empty the first time. */
  readonly reason: string;
};

const LONGEST_REASON = 1000;

/** Only the head of the office may; never an older one over a newer. */
export async function publishFeedback(
  app: App,
  viewer: Viewer,
  { consultation, packet: number, reason: typed }: PublishFeedback,
): Promise<Outcome<void>> {
  const address = { consultation, action: 'publish-consultation' } as const;
  const changed = await changeConsultation(app, viewer, address, ({ ledger, actor }) => {
    if (actor.kind !== 'planner' || !actor.head) return refuseConsultation('only-the-head');
    const packet = ledger.packets.find((each) => each.number === number);
    if (packet === undefined) return refuseConsultation('packet-not-found');
    if (packet.published !== undefined) return refuseConsultation('packet-published-before');
    const last = ledger.packets.findLast(({ published }) => published !== undefined);
    if (last !== undefined && last.number > number)
      return refuseConsultation('packet-older', { number: last.number });
    const reason = plainText(typed).trim();
    if (reason.length > LONGEST_REASON) return refuseConsultation('text-too-long', { limit: LONGEST_REASON });
    if (last !== undefined && reason === '') return refuseConsultation('packet-reason-needed');
    return ok([
      { type: 'feedback-published' as const, packet: number, ...(reason === '' ? {} : { reason }) },
    ]);
  });
  return changed.ok ? ok(undefined) : refuse(changed.error);
}
