import { ok } from '#base/result.ts';
import { partAt, type Decided } from './act-context.ts';
import type { PartNumber } from './events.ts';
import { refuseAct } from './refusal.ts';
import type { CaseState } from './state.ts';

/** What the provider says was paid, in whole fen. `reference`: the provider's number of this payment. */
export type Paid = { readonly fen: number; readonly reference: string; readonly way: string };

/** The fee is paid, all of it. The same payment told twice changes nothing. */
export function payFee(state: CaseState, part: PartNumber, paid: Paid): Decided {
  const fee = state.parts.find((each) => each.part === part)?.fee;
  if (fee?.paid !== undefined && fee.paid.reference === paid.reference) return ok([]);
  const found = partAt(state, part, 'pay');
  if (!found.ok) return found;
  if (fee === undefined || fee.paid !== undefined) return refuseAct('no-fee-due');
  if (paid.fen !== fee.fen) return refuseAct('fee-differs', { fen: fee.fen, paid: paid.fen });
  return ok([{ kind: 'fee-paid', part, ...paid }]);
}
