// What one part's end means for the parts that wait for it. Nobody has to carry anything.
import type { ConsentId, IssuedResult, PartEvent, PartNumber } from './events.ts';
import { hasFailed, hasResult, partOf } from './stages.ts';
import type { CaseState, PartState } from './state.ts';

/** The results reach every part that waits for them; a part that then waits for nothing more is ready. */
export function handOverResults(
  state: CaseState,
  from: PartNumber,
  results: readonly IssuedResult[],
): readonly PartEvent[] {
  return waitersOf(state, from).flatMap((waiter) => {
    const arrived: PartEvent = { kind: 'sibling-result-arrived', part: waiter.part, from, results };
    const ready =
      waiter.waitsFor.every((anyOf) =>
        anyOf.some((number) => number === from || hasResult(partOf(state, number))),
      ) && consentsSettled(state, waiter);
    return ready ? [arrived, { kind: 'part-ready', part: waiter.part }] : [arrived];
  });
}

/**
 * The failure is told to every part that waits for it. One that cannot start any more is blocked by that, and is
 * itself a failure to those who wait for it, and so on.
 */
export function tellSiblingsOfFailure(
  state: CaseState,
  from: PartNumber,
  reason: string,
): readonly PartEvent[] {
  const failed = new Set(state.parts.filter(hasFailed).map(({ part }) => part));
  const events: PartEvent[] = [];
  const queue = [from];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    failed.add(next);
    for (const waiter of waitersOf(state, next)) {
      if (failed.has(waiter.part)) continue;
      events.push({ kind: 'sibling-failed', part: waiter.part, from: next, reason });
      if (waiter.waitsFor.some((anyOf) => anyOf.every((number) => failed.has(number)))) {
        failed.add(waiter.part);
        queue.push(waiter.part);
      }
    }
  }
  return events;
}

/** The parts that wait for nothing more once this consent is answered, however it was. */
export function readyAfterConsent(state: CaseState, consent: ConsentId): readonly PartEvent[] {
  return partsWaitingFor(state, consent)
    .filter(
      (part) =>
        part.waitsFor.every((anyOf) => anyOf.some((number) => hasResult(partOf(state, number)))) &&
        consentsSettled(state, part, consent),
    )
    .map(({ part }) => ({ kind: 'part-ready', part }));
}

/** The parts that cannot begin before this consent is answered. */
export function partsWaitingFor(state: CaseState, consent: ConsentId): readonly PartState[] {
  return state.parts.filter(
    ({ stage, waitsForConsents = [] }) => stage === 'waiting' && waitsForConsents.includes(consent),
  );
}

/** Every consent the part waits for is answered; `answering` is being answered now. */
function consentsSettled(
  { consents }: CaseState,
  { waitsForConsents = [] }: PartState,
  answering?: ConsentId,
): boolean {
  return consents.every(
    ({ id, status }) => status !== 'waiting' || id === answering || !waitsForConsents.includes(id),
  );
}

function waitersOf(state: CaseState, from: PartNumber): readonly PartState[] {
  return state.parts.filter(
    ({ stage, waitsFor }) => stage === 'waiting' && waitsFor.some((anyOf) => anyOf.includes(from)),
  );
}
