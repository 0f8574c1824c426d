import type { ActContext } from './act-context.ts';
import { chargeFees } from './charge-fee.ts';
import type { LaterEvent } from './events.ts';
import { oneNotice } from './one-notice.ts';
import type { CaseState } from './state.ts';

/** What the platform does by itself once an act has changed the case, in the same write. Done twice it does nothing more. */
export function whatFollows(state: CaseState, context: ActContext): readonly LaterEvent[] {
  return [...chargeFees(state), ...oneNotice(state, context)];
}
