import { ok, type Result } from '#base/result.ts';
import type { LedgerHappening } from '../events.ts';
import type { SubmissionNumber } from '../ids.ts';
import type { Ledger } from '../ledger.ts';
import { whyTyped } from './why.ts';
import { refuseConsultation, type ConsultationRefusal } from '../refusal.ts';
import { isWorkedOn } from './worked-on.ts';

export type CopyPair = { readonly copy: SubmissionNumber; readonly of: SubmissionNumber };

/** How copies were found: equal once normalised, or near at a threshold that somebody saw the effect of. */
export type CopyBasis =
  | { readonly basis: 'same-text' }
  | { readonly basis: 'near-copy'; readonly threshold: number };

/** Folds copies onto their originals. All or nothing: one pair that cannot be folded refuses the whole act and names it. */
export function foldCopies(
  ledger: Ledger,
  pairs: readonly CopyPair[],
  how: CopyBasis,
): Result<readonly LedgerHappening[], ConsultationRefusal> {
  const copies = new Set(pairs.map(({ copy }) => copy));
  for (const { copy, of } of pairs) {
    const [was, original] = [ledger.submissions.get(copy), ledger.submissions.get(of)];
    if (!was || !original) return refuseConsultation('submission-not-found');
    if (copy === of || original.copyOf !== undefined || was.copyOf !== undefined || copies.has(of))
      return refuseConsultation('copy-of-copy', { number: copy });
    if (isWorkedOn(ledger, was)) return refuseConsultation('copy-worked-on', { number: copy });
  }
  return ok(pairs.length === 0 ? [] : [{ type: 'copies-folded', copies: pairs, ...how }]);
}

/** Makes a folded submission speak for itself again. */
export function unfoldCopy(
  ledger: Ledger,
  copy: SubmissionNumber,
  reason: string,
): Result<readonly LedgerHappening[], ConsultationRefusal> {
  if (ledger.submissions.get(copy)?.copyOf === undefined) return refuseConsultation('submission-not-found');
  const why = whyTyped(reason);
  return why.ok ? ok([{ type: 'copy-unfolded', copy, reason: why.value }]) : why;
}
