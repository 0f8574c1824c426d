import { ok } from '#base/result.ts';
import { plainText } from '#base/plain-text.ts';
import { noteOf, partAt, type Decided } from './act-context.ts';
import type { PaperLeg } from './paper-leg.ts';
import type { PartNumber } from './events.ts';
import { refuseAct } from './refusal.ts';
import type { CaseState } from './state.ts';

/** Longest name of a carrier or number of a parcel, in characters. Ours. */
const LONGEST_PARCEL = 60;

/** A paper goes to another place: what it is, who sends, who shall take it; carrier and number, or a messenger. */
export function sendPaper(
  state: CaseState,
  part: PartNumber,
  { leg }: { readonly leg: Omit<PaperLeg, 'leg'> },
): Decided {
  const found = partAt(state, part, 'send-paper');
  if (!found.ok) return found;
  const contents = noteOf(leg.contents);
  if (!contents.ok) return contents;
  if (contents.value === '') return refuseAct('contents-needed');
  const { parcel: typed, ...rest } = leg;
  const parcel = typed && {
    carrier: plainText(typed.carrier).trim(),
    number: plainText(typed.number).trim(),
  };
  if (parcel && (parcel.carrier === '' || parcel.number === '')) return refuseAct('parcel-incomplete');
  if (parcel && Math.max(parcel.carrier.length, parcel.number.length) > LONGEST_PARCEL)
    return refuseAct('text-too-long', { limit: LONGEST_PARCEL });
  return ok([
    {
      kind: 'paper-sent',
      part,
      ...rest,
      leg: found.value.legs.length + 1,
      contents: contents.value,
      ...(parcel ? { parcel } : {}),
    },
  ]);
}
