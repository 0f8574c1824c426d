// A packet in one act: composed from the ledger, checked that every sum closes, kept by its hash, and named in the journal.
import { ok, refuse } from '#base/result.ts';
import { checkPacket } from '#core/consultation/packet/check-packet.ts';
import { composePacket, packetSeq, sealedPacket } from '#core/consultation/packet/compose-packet.ts';
import { packetGaps } from '#core/consultation/packet/packet-gaps.ts';
import { isConsultationId } from '#core/consultation/ids.ts';
import type { Ledger } from '#core/consultation/ledger.ts';
import { refuseConsultation } from '#core/consultation/refusal.ts';
import type { LedgerKey } from '#core/consultation/stored-event.ts';
import { may } from '#core/identity/permission.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { contributorsOf, keepPacket } from '#store/consultation-packets.ts';
import type { App } from './app.ts';
import { changeConsultation } from './change-consultation.ts';
import { refuseUse, type Outcome } from './refusal.ts';

/**
 * Refused while a demand stands in the way, when a sum does not close, and when nothing has happened since the last one. The
 * same ledger makes the same packet, byte for byte.
 */
export async function makePacket(
  app: App,
  viewer: Viewer,
  id: string,
): Promise<Outcome<{ readonly number: number; readonly hash: string }>> {
  const consultation = isConsultationId(id) ? app.consultations.consultations.get(id) : undefined;
  if (!consultation || !may(viewer, 'decide-disposition', { storedUnder: consultation.division }))
    return refuseUse('not-found');
  const key: LedgerKey = { division: consultation.division, consultation: consultation.id };
  const ledger = await app.ledgers.latest(key);
  const gaps = packetGaps(ledger, consultation);
  if (gaps.length > 0) return refuseConsultation('packet-not-ready', { count: gaps.length });
  const content = composePacket(ledger, consultation, await namesByNumber(app, key, ledger));
  const [fault] = checkPacket(content, ledger);
  if (fault !== undefined) return refuseConsultation('packet-does-not-close', fault);
  const { text, hash } = sealedPacket(content);
  const before = ledger.packets.find(({ sha256 }) => sha256 === hash);
  if (before !== undefined) return refuseConsultation('packet-unchanged', { number: before.number });
  const open = sealedPacket(content.public);
  const { atSeq } = content.head;
  await keepPacket(app.pool, {
    ...key,
    hash,
    content: text,
    publicHash: open.hash,
    publicContent: open.text,
    atSeq,
    at: app.now(),
  });
  const address = { consultation: id, action: 'decide-disposition' } as const;
  const changed = await changeConsultation(app, viewer, address, ({ ledger: now }) => {
    if (packetSeq(now) !== atSeq) return refuseConsultation('consultation-moved-on');
    const again = now.packets.find(({ sha256 }) => sha256 === hash);
    if (again !== undefined) return refuseConsultation('packet-unchanged', { number: again.number });
    return ok([{ type: 'packet-made' as const, packet: now.packets.length + 1, sha256: hash, atSeq }]);
  });
  if (!changed.ok) return refuse(changed.error);
  const made = changed.value.ledger.packets.find(({ sha256 }) => sha256 === hash);
  return ok({ number: made?.number ?? 0, hash });
}

async function namesByNumber(app: App, key: LedgerKey, ledger: Ledger): Promise<ReadonlyMap<number, string>> {
  const people = await contributorsOf(app.pool, key);
  return new Map(
    [...ledger.submissions.values()].flatMap(({ number, contributor }) => {
      const name = people.get(contributor.id)?.name;
      return name === undefined ? [] : [[number, name] as const];
    }),
  );
}
