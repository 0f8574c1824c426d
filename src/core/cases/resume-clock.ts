import { ok } from '#base/result.ts';
import { noteOf, partAt, type ActContext, type Decided } from './act-context.ts';
import type { PartNumber } from './events.ts';
import { withPromisedDue } from './promised-due.ts';
import { refuseAct } from './refusal.ts';
import { openSuspension } from './stages.ts';
import type { CaseState } from './state.ts';

/** The special step is over, with its outcome: the clock runs on, and the new date is told. */
export function resumeClock(
  state: CaseState,
  part: PartNumber,
  command: { readonly outcome: string },
  context: ActContext,
): Decided {
  const found = partAt(state, part, 'resume');
  if (!found.ok) return found;
  const open = openSuspension(found.value);
  if (!open) return refuseAct('clock-not-suspended');
  const outcome = noteOf(command.outcome, 'outcome-needed');
  if (!outcome.ok) return outcome;
  const resumed = { kind: 'clock-resumed', part, step: open.step, outcome: outcome.value } as const;
  return ok([withPromisedDue(state, resumed, context)]);
}
