import { ok } from '#base/result.ts';
import { noteOf, partAt, type Decided } from './act-context.ts';
import type { DeliveryProof } from './delivery-proof.ts';
import type { HandedIn, PartNumber } from './events.ts';
import { refuseAct } from './refusal.ts';
import type { CaseState, PartState } from './state.ts';

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

/** What this part's office decided on by a picture alone: the original can be looked at when the result is fetched. */
export function uploadedPapers({ materials }: CaseState, { item }: PartState): readonly HandedIn[] {
  return materials.filter(({ way, items }) => way === 'uploaded' && items.includes(item));
}

/** 送达: handed to the person who came for it, at the place the applicant chose; the uploaded papers seen are its own. */
export function deliverResult(state: CaseState, part: PartNumber, command: DeliveryProof): Decided {
  const found = partAt(state, part, 'deliver');
  if (!found.ok) return found;
  const to = noteOf(command.to);
  if (!to.ok) return to;
  if (to.value === '') return refuseAct('receiver-needed');
  const proof = noteOf(command.proof ?? '');
  if (!proof.ok) return proof;
  const uploaded = uploadedPapers(state, found.value).map(({ material }) => material);
  const seen = [...new Set(command.seen ?? [])];
  const other = seen.find((each) => !uploaded.includes(each));
  if (other !== undefined) return refuseAct('material-not-of-this-part', { material: other });
  return ok([
    {
      kind: 'result-delivered',
      part,
      how: state.delivery,
      to: to.value,
      ...(proof.value === '' ? {} : { proof: proof.value }),
      ...(seen.length === 0 ? {} : { seen }),
    },
  ]);
}
