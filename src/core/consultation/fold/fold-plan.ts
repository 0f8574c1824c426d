import { assert, unreachable } from '#base/assert.ts';
import type { LedgerEvent } from '../events.ts';
import type { ClauseChange } from '../ledger.ts';
import type { PlanClause, PlanVersion } from '../plan/plan.ts';
import type { LedgerDraft } from './ledger-draft.ts';

export const PLAN_EVENTS = [
  'plan-version-opened',
  'clause-changed',
  'clause-added',
  'clause-removed',
  'plan-version-sealed',
] as const;
type PlanEvent = Extract<LedgerEvent, { readonly type: (typeof PLAN_EVENTS)[number] }>;
type ClauseEvent = Extract<
  PlanEvent,
  { readonly type: 'clause-changed' | 'clause-added' | 'clause-removed' }
>;

/** Versions of the plan and the changes of their clauses. Yields the ids that were touched: clauses and the demands they answer. */
export function foldPlan(draft: LedgerDraft, event: PlanEvent): readonly string[] {
  switch (event.type) {
    case 'plan-version-opened': {
      const { nth, stage, title, clauses, source } = event;
      draft.versions.push({ nth, stage, title, clauses, source, sealed: false });
      return [];
    }
    case 'plan-version-sealed':
      changeVersion(draft, event.nth, (version) => ({ ...version, sealed: true }));
      return [];
    case 'clause-changed':
    case 'clause-added':
    case 'clause-removed': {
      changeVersion(draft, event.nth, (version) => ({
        ...version,
        clauses: clausesAfter(version.clauses, event),
      }));
      const change = clauseChange(event);
      draft.clauseChanges.push(change);
      return [change.clause, ...change.because];
    }
    default:
      return unreachable(event);
  }
}

function changeVersion(draft: LedgerDraft, nth: number, change: (version: PlanVersion) => PlanVersion): void {
  const index = draft.versions.findIndex((version) => version.nth === nth);
  const was = draft.versions[index];
  assert(was, `version ${nth} of the journal exists`);
  draft.versions[index] = change(was);
}

function clausesAfter(clauses: readonly PlanClause[], event: ClauseEvent): readonly PlanClause[] {
  switch (event.type) {
    case 'clause-changed':
      return clauses.map((clause) => {
        if (clause.id !== event.clause) return clause;
        const { text, no = clause.no, indicator = clause.indicator, project = clause.project } = event;
        return { ...clause, text, no, indicator, project };
      });
    case 'clause-removed':
      return clauses.filter(({ id }) => id !== event.clause);
    case 'clause-added': {
      const place = event.after === undefined ? 0 : clauses.findIndex(({ id }) => id === event.after) + 1;
      return [...clauses.slice(0, place), event.clause, ...clauses.slice(place)];
    }
    default:
      return unreachable(event);
  }
}

function clauseChange(event: ClauseEvent): ClauseChange {
  const { seq, at, by, nth, because, editorial } = event;
  const what =
    event.type === 'clause-changed' ? 'changed' : event.type === 'clause-added' ? 'added' : 'removed';
  const clause = event.type === 'clause-added' ? event.clause.id : event.clause;
  return { seq, at, by, nth, clause, what, because, editorial };
}
