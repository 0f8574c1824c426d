import { unreachable } from '#base/assert.ts';
import type { LedgerEvent } from '../events.ts';
import type { Demand } from '../ledger.ts';
import { demandIn, type LedgerDraft } from './ledger-draft.ts';

export const HANDLING_EVENTS = [
  'demand-dispatched',
  'demand-handed-back',
  'view-given',
  'disagreement-noted',
  'department-reminded',
  'demand-disposed',
  'flag-answered',
] as const;
type HandlingEvent = Extract<LedgerEvent, { readonly type: (typeof HANDLING_EVENTS)[number] }>;

/** Dispatch, views, decision: everything that happens to one demand. Yields the ids that were touched. */
export function foldHandling(draft: LedgerDraft, event: HandlingEvent): readonly string[] {
  const was = demandIn(draft, event.demand);
  draft.demands.set(was.id, { ...was, ...changeOf(was, event) });
  return [was.id];
}

function changeOf(was: Demand, event: HandlingEvent): Partial<Demand> {
  const { at, by } = event;
  switch (event.type) {
    case 'demand-dispatched': {
      const { mode, leads, supports, note, seq } = event;
      const due = event.due === undefined ? undefined : Temporal.PlainDate.from(event.due);
      return { dispatch: { mode, leads, supports, due, note, at, seq, handedBack: [] } };
    }
    case 'demand-handed-back': {
      const { department, reason } = event;
      return {
        dispatch: was.dispatch && {
          ...was.dispatch,
          handedBack: [...was.dispatch.handedBack, { department, reason, at }],
        },
      };
    }
    case 'view-given': {
      const { department, stance, text, problem } = event;
      const others = was.views.filter((view) => view.department !== department);
      return { views: [...others, { department, stance, text, problem, by, at }] };
    }
    case 'disagreement-noted':
      return { disagreement: { reason: event.reason, at } };
    case 'department-reminded': {
      const { department, daysLeft } = event;
      return { reminders: [...was.reminders, { department, daysLeft, at }] };
    }
    case 'demand-disposed': {
      const { outcome, problem, reason, links, seq } = event;
      return {
        disposition: { outcome, problem, reason, links, by, at, seq },
        earlier: was.disposition === undefined ? was.earlier : [...was.earlier, was.disposition],
      };
    }
    case 'flag-answered': {
      const { flag, reason } = event;
      return {
        answeredFlags: [
          ...was.answeredFlags.filter((answered) => answered.flag !== flag),
          { flag, reason, by },
        ],
      };
    }
    default:
      return unreachable(event);
  }
}
