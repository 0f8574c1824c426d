import { ok } from '#base/result.ts';
import { noteOf, partAt, type Decided } from './act-context.ts';
import type { DeliverCommand } from './acts.ts';
import type { PartNumber } from './events.ts';
import { refuseAct } from './refusal.ts';
import type { CaseState } from './state.ts';

/** 送达: handed to the person who came for it, at the place the applicant chose. */
export function deliverResult(state: CaseState, part: PartNumber, command: DeliverCommand): Decided {
  const found = partAt(state, part, 'deliver');
  if (!found.ok) return found;
  const to = noteOf(command.to);
  if (!to.ok) return to;
  if (to.value === '') return refuseAct('receiver-needed');
  const proof = noteOf(command.proof ?? '');
  if (!proof.ok) return proof;
  const delivered = { kind: 'result-delivered', part, how: state.delivery, to: to.value } as const;
  return ok([proof.value === '' ? delivered : { ...delivered, proof: proof.value }]);
}
