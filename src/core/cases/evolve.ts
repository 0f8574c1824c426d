// Folds what happened into where a case stands. Pure and small, so that the browser can do it too.
import { assert } from '#base/assert.ts';
import { applyCaseWide, mergedPapers } from './evolve-case.ts';
import { changedPart } from './evolve-part.ts';
import type { CaseEvent } from './events.ts';
import { papersThere } from './receipts.ts';
import { hasEnded, partOf } from './stages.ts';
import type { CaseState } from './state.ts';

/** The state after all events, in order of `seq`. `undefined` where nothing happened. */
export function evolve(events: readonly CaseEvent[]): CaseState | undefined {
  return events.reduce<CaseState | undefined>(applyEvent, undefined);
}

/** The state after one more event. Throws on a gap: events come from our own store. */
export function applyEvent(state: CaseState | undefined, event: CaseEvent): CaseState {
  if (event.kind === 'case-filed') {
    assert(state === undefined && event.seq === 1, 'a case is filed once, first');
    return filed(event);
  }
  assert(state !== undefined && event.seq === state.version + 1, 'events follow each other without gaps');
  if (!('part' in event)) return applyCaseWide(state, event);
  const before = partOf(state, event.part);
  const after = { ...changedPart(before, event, state), version: event.seq, since: event.at };
  const parts = state.parts.map((part) => (part === before ? after : part));
  return {
    ...state,
    version: event.seq,
    materials:
      event.kind === 'supplement-handed-in'
        ? mergedPapers(state.materials, event.materials)
        : state.materials,
    parts,
    status: parts.every(hasEnded) ? 'finished' : 'open',
  };
}

function filed(event: Extract<CaseEvent, { kind: 'case-filed' }>): CaseState {
  const {
    kind: _kind,
    seq,
    at,
    origin,
    recordedAt: _recordedAt,
    actor: _actor,
    parts,
    consents,
    ...rest
  } = event;
  return {
    ...rest,
    version: seq,
    filedAt: at,
    consents: (consents ?? []).map((consent) => ({ ...consent, status: 'waiting' })),
    promises: event.promises ?? [],
    notices: 0,
    parts: parts.map((part) => {
      const waits = part.waitsFor.length > 0 || (part.waitsForConsents ?? []).length > 0;
      return {
        ...part,
        stage: waits ? 'waiting' : 'at-office',
        version: seq,
        issued: [],
        arrived: [],
        since: at,
        stamps: { filed: { at, origin }, ...(waits ? {} : { ready: { at, origin } }) },
        deemed: {},
        suspensions: [],
        receipts: [],
        ...(waits ? {} : papersThere({ at, origin })),
        rounds: 0,
        owed: [],
        checks: [],
        legs: [],
        disputes: [],
      };
    }),
    status: parts.length > 0 ? 'open' : 'finished',
  };
}
