// What an event about one part changes.
import { dayOf } from '#core/calendar/city-day.ts';
import { unreachable } from '#base/assert.ts';
import type { CaseEvent, PartEvent } from './events.ts';
import { afterArrival, afterReceiving, afterSending, papersThere } from './receipts.ts';
import { hasFailed, partOf } from './stages.ts';
import type { CaseState, Milestone, PartState, Stage } from './state.ts';

/** The part after one more event of its own; version and time are the caller's. */
export function changedPart(part: PartState, event: PartEvent & CaseEvent, state: CaseState): PartState {
  switch (event.kind) {
    case 'part-received':
      return reached(afterReceiving(part, event), event, 'received', 'received');
    case 'part-accepted':
      return withDue(
        { ...reached(withAnswer(part, event), event, 'accepted', 'accepted'), acceptedOn: dayOf(event.at) },
        event.due,
      );
    case 'part-deemed-accepted':
      return withDue(deemedAccepted(part, event), event.due);
    case 'supplement-asked': {
      const { materials, note, again } = event;
      const asked = { materials, note, ...(again === undefined ? {} : { again }) };
      return { ...withAnswer(part, event), stage: 'supplement-asked', asked, rounds: part.rounds + 1 };
    }
    case 'supplement-handed-in':
      return part.stage === 'supplement-asked'
        ? withReceipt({ ...withArrived(part, event), stage: 'received' }, event, arrivalDay(event))
        : withArrived(part, event);
    case 'part-extended': {
      const { by, approvedBy, reason, due } = event;
      const live = event.origin === 'live';
      return withDue({ ...part, extension: { by, approvedBy, reason, live } }, due);
    }
    case 'clock-suspended': {
      const { step, longest, reason, at, origin } = event;
      const live = origin === 'live';
      const suspension = { step, from: at, ...(longest ? { longest } : {}), reason, live };
      return { ...part, suspensions: [...part.suspensions, suspension] };
    }
    case 'clock-resumed': {
      const suspensions = part.suspensions.map((each) =>
        each.to === undefined ? { ...each, to: event.at, live: each.live && event.origin === 'live' } : each,
      );
      return withDue({ ...part, suspensions }, event.due);
    }
    case 'part-reviewed':
      return { ...part, stage: 'reviewed' };
    case 'part-granted':
      return reached(part, event, 'granted', 'decided');
    case 'part-deemed-granted': {
      const granted = reached(part, event, 'granted', 'decided');
      return { ...granted, deemed: { ...part.deemed, granted: true } };
    }
    case 'part-rejected':
      return {
        ...ended(part, event, 'rejected', event.reason),
        ...(event.ground ? { ground: event.ground } : {}),
        stamps: stamped(part, event, 'decided', 'ended'),
      };
    case 'part-refused':
      return {
        ...ended(part, event, 'refused', event.reason),
        ...(event.ground ? { ground: event.ground } : {}),
      };
    case 'part-lapsed':
      return ended(part, event, 'lapsed', event.reason);
    case 'part-withdrawn':
      return ended(part, event, 'withdrawn', event.reason);
    case 'part-revoked':
      return ended(part, event, 'revoked', event.reason);
    case 'sibling-failed':
      return mayStillStart(part, state) ? part : ended(part, event, 'blocked', event.reason);
    case 'result-issued':
      return { ...reached(part, event, 'issued', 'issued'), issued: event.results };
    case 'result-delivered': {
      const { how, to, proof, seen } = event;
      const delivered = {
        how,
        to,
        ...(proof === undefined ? {} : { proof }),
        ...(seen === undefined ? {} : { seen }),
      };
      return { ...reached(part, event, 'delivered', 'delivered'), delivered };
    }
    case 'sibling-result-arrived':
      return { ...part, arrived: [...part.arrived, { from: event.from, results: event.results }] };
    case 'part-ready':
      return { ...reached(part, event, 'at-office', 'ready'), ...papersThere(event) };
    default:
      return changedAside(part, event);
  }
}

type Aside = Extract<
  PartEvent & CaseEvent,
  {
    kind:
      | 'owed-notice-issued'
      | 'owed-time-extended'
      | 'commitment-checked'
      | 'fee-charged'
      | 'fee-paid'
      | 'paper-sent'
      | 'paper-arrived'
      | 'hand-over-disputed'
      | 'dispute-settled';
  }
>;

/** What changes something beside the stage. */
function changedAside(part: PartState, event: Aside): PartState {
  switch (event.kind) {
    case 'owed-notice-issued': {
      const owed = event.materials.map(({ material, date, provisional }) => ({
        material,
        date,
        provisional,
      }));
      return { ...part, owed };
    }
    case 'owed-time-extended': {
      const owed = part.owed.map((each) =>
        event.materials.includes(each.material) ? { ...each, date: event.until } : each,
      );
      return { ...part, owed };
    }
    case 'commitment-checked': {
      const { materials, outcome, at } = event;
      return { ...part, checks: [...part.checks, { materials, outcome, at }] };
    }
    case 'fee-charged':
      return { ...part, fee: { fen: event.fen, basis: event.basis } };
    case 'fee-paid': {
      const { reference, at } = event;
      return part.fee ? { ...part, fee: { ...part.fee, paid: { reference, at } } } : part;
    }
    case 'paper-sent': {
      const { leg, to, from, toName, contents, parcel, at } = event;
      const sent = { leg, to, from, toName, contents, ...(parcel ? { parcel } : {}), sentAt: at };
      return afterSending({ ...part, legs: [...part.legs, sent] }, event);
    }
    case 'paper-arrived': {
      const { leg, complete, note, at } = event;
      const legs = part.legs.map((each) =>
        each.leg === leg ? { ...each, arrivedAt: at, complete, note } : each,
      );
      return afterArrival({ ...part, legs }, event);
    }
    case 'hand-over-disputed': {
      const { dispute, leg, reason, at } = event;
      const raised = { dispute, ...(leg === undefined ? {} : { leg }), reason, raisedAt: at };
      return { ...part, disputes: [...part.disputes, raised] };
    }
    case 'dispute-settled': {
      const settled = { at: event.at, responsible: event.responsible, finding: event.finding };
      const disputes = part.disputes.map((each) =>
        each.dispute === event.dispute ? { ...each, settled } : each,
      );
      return { ...part, disputes };
    }
    default:
      return unreachable(event);
  }
}

function reached(part: PartState, event: CaseEvent, stage: Stage, milestone: Milestone): PartState {
  return { ...part, stage, stamps: stamped(part, event, milestone) };
}

function ended(part: PartState, event: CaseEvent, stage: Stage, reason: string): PartState {
  return { ...part, stage, reason, stamps: stamped(part, event, 'ended') };
}

function stamped(
  part: PartState,
  { at, origin }: CaseEvent,
  ...milestones: readonly Milestone[]
): PartState['stamps'] {
  return {
    ...part.stamps,
    ...Object.fromEntries(milestones.map((milestone) => [milestone, { at, origin }])),
  };
}

/** Accepted as of the day on which the papers were there, complete as far as the office had asked. */
function deemedAccepted(part: PartState, event: CaseEvent): PartState {
  const last = part.receipts.at(-1);
  const accepted = reached(withAnswer(part, event), event, 'accepted', 'accepted');
  const deemed = { ...part.deemed, accepted: true as const };
  if (last === undefined) return { ...accepted, deemed, acceptedOn: dayOf(event.at) };
  const there = { at: last.at, origin: last.origin };
  const stamps = { received: there, ...accepted.stamps, accepted: there };
  return { ...accepted, deemed, acceptedOn: last.on, stamps };
}

function withReceipt(part: PartState, { at, origin }: CaseEvent, on: string): PartState {
  return { ...part, receipts: [...part.receipts, { at, origin, on }] };
}

/** The office answered the last receipt. */
function withAnswer(part: PartState, { at, origin }: CaseEvent): PartState {
  const receipts = part.receipts.map((each) =>
    each.answered ? each : { ...each, answered: { at, origin } },
  );
  return { ...part, receipts };
}

function arrivalDay({
  arrived,
  at,
}: Extract<PartEvent & CaseEvent, { kind: 'supplement-handed-in' }>): string {
  return arrived?.on ?? dayOf(at);
}

function withDue(part: PartState, due: PartState['due']): PartState {
  return due === undefined ? part : { ...part, due };
}

/** Owed papers among what came have arrived, on the day they did. */
function withArrived(
  part: PartState,
  event: Extract<PartEvent & CaseEvent, { kind: 'supplement-handed-in' }>,
): PartState {
  const arrivedOn = arrivalDay(event);
  const owed = part.owed.map((each) =>
    event.materials.some(({ material }) => material === each.material) ? { ...each, arrivedOn } : each,
  );
  return { ...part, owed };
}

/** Of every group it waits for, at least one part has or may still bring its result. */
function mayStillStart(part: PartState, state: CaseState): boolean {
  return part.waitsFor.every((anyOf) => anyOf.some((number) => !hasFailed(partOf(state, number))));
}
