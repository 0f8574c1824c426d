import { ok, type Result } from '#base/result.ts';
import type { LedgerHappening } from '../events.ts';
import type { Ledger } from '../ledger.ts';
import { whyTyped } from './why.ts';
import { refuseConsultation, type ConsultationRefusal } from '../refusal.ts';

/** Takes an act of collation back, as long as nothing later touched the same things. The act stays in the journal. */
export function undoAct(
  ledger: Ledger,
  seq: number,
  why: string,
): Result<readonly LedgerHappening[], ConsultationRefusal> {
  const entry = ledger.journal[seq - 1];
  if (entry?.before === undefined) return refuseConsultation('act-not-undoable');
  if (entry.undoneBy !== undefined) return refuseConsultation('act-undone-before');
  const by = actBuiltUpon(ledger, seq);
  if (by !== undefined) return refuseConsultation('act-built-upon', { by });
  const reason = whyTyped(why);
  return reason.ok ? ok([{ type: 'act-undone', undoes: seq, why: reason.value }]) : reason;
}

/** The last later act that touched the same and still stands: it must be undone first. */
export function actBuiltUpon(ledger: Ledger, seq: number): number | undefined {
  const touched = new Set(ledger.journal[seq - 1]?.touched ?? []);
  const later = ledger.journal
    .slice(seq)
    .findLast(
      ({ event, undoneBy, touched: ids }) =>
        undoneBy === undefined && event.type !== 'act-undone' && ids.some((id) => touched.has(id)),
    );
  return later?.event.seq;
}
