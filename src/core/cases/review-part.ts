import { ok } from '#base/result.ts';
import { noteOf, partAt, type Decided } from './act-context.ts';
import type { PartNumber } from './events.ts';
import { refuseAct } from './refusal.ts';
import { openSuspension } from './stages.ts';
import type { CaseState } from './state.ts';

/** 审查: what the reviewing officer found. */
export function reviewPart(
  state: CaseState,
  part: PartNumber,
  command: { readonly opinion: string },
): Decided {
  const found = partAt(state, part, 'review');
  if (!found.ok) return found;
  const open = openSuspension(found.value);
  if (open) return refuseAct('clock-suspended', { step: open.step });
  const opinion = noteOf(command.opinion, 'opinion-needed');
  return opinion.ok ? ok([{ kind: 'part-reviewed', part, opinion: opinion.value }]) : opinion;
}
