import { ok, type Result } from '#base/result.ts';
import type { LedgerHappening } from '../events.ts';
import type { DemandId, PointId } from '../ids.ts';
import type { Ledger } from '../ledger.ts';
import { whyTyped } from './why.ts';
import { refuseConsultation, type ConsultationRefusal } from '../refusal.ts';
import { isHandled, isNamed } from './worked-on.ts';

export type Merging = {
  /** Keeps its title, topic and clauses, and everything done with it. */
  readonly into: DemandId;
  readonly from: readonly DemandId[];
  readonly why: string;
  readonly similarity?: number | undefined;
};

/** Several demands ask for the same: their points are put together. A person confirms it and says why. */
export function mergeDemands(
  ledger: Ledger,
  { into, from, why, similarity }: Merging,
): Result<readonly LedgerHappening[], ConsultationRefusal> {
  const others = [...new Set(from)].filter((id) => id !== into);
  if (others.length === 0) return refuseConsultation('merge-too-few');
  if (!ledger.demands.has(into)) return refuseConsultation('demand-not-found');
  for (const id of others) {
    const demand = ledger.demands.get(id);
    if (!demand) return refuseConsultation('demand-not-found');
    if (isHandled(demand) || isNamed(ledger, id))
      return refuseConsultation('merge-worked-on', { demand: id });
  }
  const reason = whyTyped(why);
  if (!reason.ok) return reason;
  return ok([{ type: 'demands-merged', into, from: others, why: reason.value, similarity }]);
}

/** Takes points out of a demand: they asked for something else after all. */
export function divideDemand(
  ledger: Ledger,
  {
    demand: id,
    points,
    why,
  }: { readonly demand: DemandId; readonly points: readonly PointId[]; readonly why: string },
): Result<readonly LedgerHappening[], ConsultationRefusal> {
  const demand = ledger.demands.get(id);
  if (!demand) return refuseConsultation('demand-not-found');
  if (demand.disposition !== undefined) return refuseConsultation('merge-worked-on', { demand: id });
  const taken = [...new Set(points)].filter((point) => demand.points.includes(point));
  if (taken.length === 0 || taken.length === demand.points.length)
    return refuseConsultation('divide-all-or-none');
  const reason = whyTyped(why);
  return reason.ok ? ok([{ type: 'demand-divided', demand: id, points: taken, why: reason.value }]) : reason;
}
