import { ok } from '#base/result.ts';
import { noteOf, partAt, type Decided } from './act-context.ts';
import type { PartNumber } from './events.ts';
import { refuseAct } from './refusal.ts';
import type { CaseState } from './state.ts';

/** One side says that a hand-over was not as the ledger has it: about one leg, or about the whole part. One at a time. */
export function disputeHandOver(
  state: CaseState,
  part: PartNumber,
  command: { readonly leg?: number; readonly reason: string },
): Decided {
  const found = partAt(state, part, 'dispute');
  if (!found.ok) return found;
  const { legs, disputes } = found.value;
  const { leg } = command;
  if (leg !== undefined && !legs.some((each) => each.leg === leg)) return refuseAct('no-such-leg');
  if (disputes.some((each) => each.settled === undefined && each.leg === leg))
    return refuseAct('dispute-open');
  const reason = noteOf(command.reason, 'reason-needed');
  if (!reason.ok) return reason;
  return ok([
    {
      kind: 'hand-over-disputed',
      part,
      dispute: disputes.length + 1,
      ...(leg === undefined ? {} : { leg }),
      reason: reason.value,
    },
  ]);
}
