import { ok } from '#base/result.ts';
import { noteOf, partAt, type Decided } from './act-context.ts';
import type { DeliverCommand } from './acts.ts';
import type { PartNumber } from './events.ts';
import { refuseAct } from './refusal.ts';
import type { CaseState } from './state.ts';

/** Sent by post to the address the applicant gave; the parcel's carrier and number prove it. */
export function postResult(
  state: CaseState,
  part: PartNumber,
  parcel: { readonly carrier: string; readonly number: string },
): Decided {
  const { delivery } = state;
  if (delivery.how !== 'post') return refuseAct('not-by-post');
  const [carrier, number] = [noteOf(parcel.carrier), noteOf(parcel.number)];
  if (!carrier.ok) return carrier;
  if (!number.ok) return number;
  if (carrier.value === '' || number.value === '') return refuseAct('parcel-needed');
  const found = partAt(state, part, 'deliver');
  if (!found.ok) return found;
  const proof = `${carrier.value} ${number.value}`;
  return ok([{ kind: 'result-delivered', part, how: delivery, to: delivery.receiver, proof }]);
}

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
