import { assert } from '#base/assert.ts';
import { nthDemand, type DemandId, type PointId, type SubmissionNumber } from '../ids.ts';
import type { Demand, Ledger, Point, Submission } from '../ledger.ts';

/** A ledger while events are folded into it: nobody else holds it yet, so its maps and lists may be changed in place. */
export type LedgerDraft = {
  -readonly [Field in keyof Ledger]: Ledger[Field] extends ReadonlyMap<infer Key, infer Value>
    ? Map<Key, Value>
    : Ledger[Field] extends readonly (infer Item)[]
      ? Item[]
      : Ledger[Field];
};

/** A copy that may be changed; what is in the maps and lists is shared and never changed. */
export function draftOf(ledger: Ledger): LedgerDraft {
  return {
    ...ledger,
    submissions: new Map(ledger.submissions),
    points: new Map(ledger.points),
    demands: new Map(ledger.demands),
    meetings: [...ledger.meetings],
    imports: [...ledger.imports],
    versions: [...ledger.versions],
    clauseChanges: [...ledger.clauseChanges],
    notices: [...ledger.notices],
    milestones: [...ledger.milestones],
    packets: [...ledger.packets],
    told: [...ledger.told],
    commitments: new Map(ledger.commitments),
    statements: [...ledger.statements],
    journal: [...ledger.journal],
  };
}

/** Throws when there is none: an event was written that its own decision would have refused. */
export function submissionIn(draft: LedgerDraft, number: SubmissionNumber): Submission {
  const found = draft.submissions.get(number);
  assert(found, `submission ${number} of the journal exists`);
  return found;
}

/** As above. */
export function pointIn(draft: LedgerDraft, id: PointId): Point {
  const found = draft.points.get(id);
  assert(found, `point ${id} of the journal exists`);
  return found;
}

/** As above. */
export function demandIn(draft: LedgerDraft, id: DemandId): Demand {
  const found = draft.demands.get(id);
  assert(found, `demand ${id} of the journal exists`);
  return found;
}

/** The next free number, given out. */
export function nextDemandId(draft: LedgerDraft): DemandId {
  draft.demandsNumbered += 1;
  return nthDemand(draft.demandsNumbered);
}

/** A demand of these points that nobody has worked on. */
export function freshDemand(id: DemandId, points: readonly PointId[]): Demand {
  return {
    id,
    points,
    title: undefined,
    kind: 'proposal',
    topic: undefined,
    clauses: [],
    sorted: false,
    dispatch: undefined,
    views: [],
    disagreement: undefined,
    reminders: [],
    disposition: undefined,
    earlier: [],
    answeredFlags: [],
  };
}
