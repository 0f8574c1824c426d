// What a stage means, asked of a part.
import { assert } from '#base/assert.ts';
import type { PartNumber } from './events.ts';
import { ENDED, type CaseState, type PartState, type Stage } from './state.ts';

const FAILED: readonly Stage[] = ['refused', 'rejected', 'blocked', 'lapsed', 'withdrawn', 'revoked'];

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
  return FAILED.includes(stage);
}

/** The result is there. */
export function hasResult({ stage }: Pick<PartState, 'stage'>): boolean {
  return stage === 'issued' || stage === 'delivered';
}

/** The special step that stops the clock now, where one does. */
export function openSuspension({
  suspensions,
}: Pick<PartState, 'suspensions'>): PartState['suspensions'][number] | undefined {
  return suspensions.find(({ to }) => to === undefined);
}
