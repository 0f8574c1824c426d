import { ok, type Result } from '#base/result.ts';
import type { LedgerHappening, PointText } from '../events.ts';
import type { PointId } from '../ids.ts';
import type { Ledger } from '../ledger.ts';
import { refuseConsultation, type ConsultationRefusal } from '../refusal.ts';
import { isHandled } from './worked-on.ts';

/**
 * One point becomes several (一件多条): the first stays in its demand, each other one is a demand of its own. `texts`: as typed;
 * where one stands word for word in the submission it is kept as a quotation with its place.
 */
export function splitPoint(
  ledger: Ledger,
  id: PointId,
  texts: readonly string[],
): Result<readonly LedgerHappening[], ConsultationRefusal> {
  const point = ledger.points.get(id);
  const submission = point && ledger.submissions.get(point.submission);
  const demand = point && ledger.demands.get(point.demand);
  if (!point || !submission || !demand) return refuseConsultation('point-not-found');
  if (isHandled(demand)) return refuseConsultation('merge-worked-on', { demand: demand.id });
  const parts = texts.map((text) => text.trim()).filter((text) => text !== '');
  if (parts.length < 2) return refuseConsultation('split-too-few');
  const said = submission.confirmed?.text ?? submission.text;
  return ok([{ type: 'point-split', point: id, into: quoted(said, parts) }]);
}

/** Each text with its place in what was said, looked for behind the one before; without a place when it was put in other words. */
function quoted(said: string, parts: readonly string[]): readonly PointText[] {
  let from = 0;
  return parts.map((text) => {
    const ahead = said.indexOf(text, from);
    const place = ahead >= 0 ? ahead : said.indexOf(text);
    if (place < 0) return { text };
    from = place + text.length;
    return { text, quote: { from: place, to: from } };
  });
}
