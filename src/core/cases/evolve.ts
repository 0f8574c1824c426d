// Folds what happened into where a case stands. Pure and small, so that the browser can do it too.
import { assert, unreachable } from '#base/assert.ts';
import { CITY_ZONE } from '#core/calendar/work-calendar.ts';
import type { CaseEvent, HandedIn, PartEvent, PartNumber } from './events.ts';
import { ENDED, type CaseState, type PartState } from './state.ts';

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
  const before = partOf(state, event.part);
  const after = { ...changed(before, event, state), version: event.seq, since: event.at };
  const parts = state.parts.map((part) => (part === before ? after : part));
  return {
    ...state,
    version: event.seq,
    materials:
      event.kind === 'supplement-handed-in' ? merged(state.materials, event.materials) : state.materials,
    parts,
    status: parts.every(hasEnded) ? 'finished' : 'open',
  };
}

/** The part with this number; throws where there is none. */
export function partOf(state: CaseState, number: PartNumber): PartState {
  const part = state.parts.find((each) => each.part === number);
  assert(part, `part ${number}`);
  return part;
}

export function hasEnded({ stage }: Pick<PartState, 'stage'>): boolean {
  return ENDED.includes(stage);
}

/** Ended without a result: nothing will come from it any more. */
export function hasFailed({ stage }: Pick<PartState, 'stage'>): boolean {
  return stage === 'refused' || stage === 'rejected' || stage === 'blocked';
}

/** The result is there. */
export function hasResult({ stage }: Pick<PartState, 'stage'>): boolean {
  return stage === 'issued' || stage === 'delivered';
}

function filed(event: Extract<CaseEvent, { kind: 'case-filed' }>): CaseState {
  const { kind: _kind, seq, at, origin: _origin, actor: _actor, parts, ...rest } = event;
  return {
    ...rest,
    version: seq,
    filedAt: at,
    parts: parts.map((part) => ({
      ...part,
      stage: part.waitsFor.length > 0 ? 'waiting' : 'at-office',
      version: seq,
      issued: [],
      arrived: [],
      since: at,
    })),
    status: parts.length > 0 ? 'open' : 'finished',
  };
}

function changed(part: PartState, event: PartEvent & CaseEvent, state: CaseState): PartState {
  switch (event.kind) {
    case 'part-received':
      return { ...part, stage: 'received', receivedOn: dayOf(event.at) };
    case 'part-accepted': {
      const accepted = { ...part, stage: 'accepted' as const, acceptedOn: dayOf(event.at) };
      return event.due ? { ...accepted, due: event.due } : accepted;
    }
    case 'supplement-asked':
      return { ...part, stage: 'supplement-asked', asked: { materials: event.materials, note: event.note } };
    case 'supplement-handed-in':
      return part.stage === 'supplement-asked' ? { ...part, stage: 'received' } : part;
    case 'part-refused':
      return { ...part, stage: 'refused', reason: event.reason };
    case 'part-reviewed':
      return { ...part, stage: 'reviewed' };
    case 'part-granted':
      return { ...part, stage: 'granted' };
    case 'part-rejected':
      return { ...part, stage: 'rejected', reason: event.reason };
    case 'result-issued':
      return { ...part, stage: 'issued', issued: event.results };
    case 'sibling-result-arrived':
      return { ...part, arrived: [...part.arrived, { from: event.from, results: event.results }] };
    case 'part-ready':
      return { ...part, stage: 'at-office' };
    case 'sibling-failed':
      return mayStillStart(part, state) ? part : { ...part, stage: 'blocked', reason: event.reason };
    case 'result-delivered':
      return { ...part, stage: 'delivered' };
    default:
      return unreachable(event);
  }
}

/** Of every group it waits for, at least one part has or may still bring its result. */
function mayStillStart(part: PartState, state: CaseState): boolean {
  return part.waitsFor.every((anyOf) => anyOf.some((number) => !hasFailed(partOf(state, number))));
}

/** A paper handed in later replaces what stood for it; files add up. */
function merged(before: readonly HandedIn[], later: readonly HandedIn[]): readonly HandedIn[] {
  const byMaterial = new Map(before.map((paper) => [paper.material, paper]));
  for (const paper of later) {
    const old = byMaterial.get(paper.material);
    byMaterial.set(
      paper.material,
      old
        ? { ...old, ...paper, files: [...old.files, ...paper.files], items: union(old.items, paper.items) }
        : paper,
    );
  }
  return [...byMaterial.values()];
}

function union<Member>(a: readonly Member[], b: readonly Member[]): readonly Member[] {
  return [...new Set([...a, ...b])];
}

/** The day of an instant in the city. */
function dayOf(at: string): string {
  return Temporal.Instant.from(at).toZonedDateTimeISO(CITY_ZONE).toPlainDate().toString();
}
