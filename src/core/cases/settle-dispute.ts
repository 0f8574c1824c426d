import { ok } from '#base/result.ts';
import { noteOf, partAt, type Decided } from './act-context.ts';
import type { PartNumber } from './events.ts';
import { refuseAct } from './refusal.ts';
import type { CaseState } from './state.ts';

/** Whom the bureau may find responsible. */
export const RESPONSIBLE = ['centre', 'office', 'carrier', 'nobody'] as const;
export type Responsible = (typeof RESPONSIBLE)[number];

/** The bureau says who was responsible, and what it found. Both sides read it. */
export function settleDispute(
  state: CaseState,
  part: PartNumber,
  command: { readonly dispute: number; readonly responsible: Responsible; readonly finding: string },
): Decided {
  const found = partAt(state, part, 'settle-dispute');
  if (!found.ok) return found;
  const { dispute, responsible } = command;
  const raised = found.value.disputes.find((each) => each.dispute === dispute);
  if (raised === undefined || raised.settled !== undefined) return refuseAct('no-such-dispute');
  const finding = noteOf(command.finding);
  if (!finding.ok) return finding;
  if (finding.value === '') return refuseAct('finding-needed');
  return ok([{ kind: 'dispute-settled', part, dispute, responsible, finding: finding.value }]);
}
