import { ok, type Result } from '#base/result.ts';
import type { Consultation } from '../consultation.ts';
import type { DemandKind, LedgerHappening } from '../events.ts';
import type { ClauseId, DemandId, TopicId } from '../ids.ts';
import type { Ledger } from '../ledger.ts';
import { whyTyped } from './why.ts';
import { refuseConsultation, type ConsultationRefusal } from '../refusal.ts';

export type Sorting = {
  readonly demand: DemandId;
  readonly topic: TopicId | undefined;
  readonly clauses: readonly ClauseId[];
};

type Decided = Result<readonly LedgerHappening[], ConsultationRefusal>;

/** A person says which topic a demand is of and which clauses it speaks to. What is said already is not said again. */
export function sortDemand(
  consultation: Consultation,
  ledger: Ledger,
  { demand: id, topic, clauses }: Sorting,
): Decided {
  const demand = ledger.demands.get(id);
  if (!demand) return refuseConsultation('demand-not-found');
  if (topic !== undefined && !consultation.topics.some((known) => known.id === topic))
    return refuseConsultation('topic-unknown');
  const known = new Set(ledger.versions.flatMap((version) => version.clauses.map((clause) => clause.id)));
  if (clauses.some((clause) => !known.has(clause))) return refuseConsultation('clause-not-found');
  const isSame =
    demand.sorted && demand.topic === topic && demand.clauses.join() === [...new Set(clauses)].join();
  return ok(isSame ? [] : [{ type: 'demand-sorted', demand: id, topic, clauses: [...new Set(clauses)] }]);
}

/** A short name for a demand, for lists and letters. */
export function titleDemand(ledger: Ledger, id: DemandId, title: string): Decided {
  const demand = ledger.demands.get(id);
  if (!demand) return refuseConsultation('demand-not-found');
  const typed = whyTyped(title);
  if (!typed.ok) return typed;
  const words = typed.value;
  return ok(demand.title === words ? [] : [{ type: 'demand-titled', demand: id, title: words }]);
}

/** Whether it proposes, only supports, complains or asks. A demand that is adopted cannot become mere support. */
export function setDemandKind(ledger: Ledger, id: DemandId, kind: DemandKind): Decided {
  const demand = ledger.demands.get(id);
  if (!demand) return refuseConsultation('demand-not-found');
  const isAdopted = ['adopted', 'partly'].includes(demand.disposition?.outcome ?? '');
  if (kind === 'support' && isAdopted) return refuseConsultation('support-is-not-adopted');
  return ok(demand.kind === kind ? [] : [{ type: 'demand-kind-set', demand: id, kind }]);
}
