import { refuse, type Result } from '#base/result.ts';
import { MANDATE_REFUSAL_CODES } from '#core/identity/mandate.ts';
import { WARNING_REFUSAL_CODES } from '#core/supervision/warning.ts';
import { FOLLOW_UP_REFUSAL_CODES } from '#core/ratings/follow-up.ts';
import { RATING_REFUSAL_CODES } from '#core/ratings/rating.ts';
import { RETURN_REFUSAL_CODES } from '#core/costs/return-refusal.ts';
import { CONSULTATION_REFUSAL_CODES } from '#core/consultation/refusal.ts';
import { ACT_REFUSAL_CODES, type RefusalParams } from '#core/cases/refusal.ts';

/** Why a use case did nothing. `not-found` is also the answer for what the viewer may not see. */
export const USE_CASE_REFUSAL_CODES = [
  ...ACT_REFUSAL_CODES,
  ...RATING_REFUSAL_CODES,
  ...FOLLOW_UP_REFUSAL_CODES,
  ...WARNING_REFUSAL_CODES,
  'not-found',
  /** A case is rated once. */
  'rated-before',
  /** Only an ended case is rated. */
  'case-not-finished',
  ...MANDATE_REFUSAL_CODES,
  ...RETURN_REFUSAL_CODES,
  ...CONSULTATION_REFUSAL_CODES,
  /** Fields of the mandate are wrong: see `problems` beside it. */
  'mandate-has-problems',
  /** The phone typed is not the one the principal is known with; also where he is not known. */
  'mandate-phone-differs',
  /** `limit` codes within an hour. */
  'mandate-codes-too-many',
  /** `left` tries. */
  'mandate-code-wrong',
  /** Too old or tried too often. */
  'mandate-code-used-up',
  /** Whoever should agree has no valid certificate of that kind. */
  'certificate-not-held',
  /** The viewer's role may not do this at all. */
  'not-permitted',
  /** The catalogue has no such thing, or it is only described. `thing`. */
  'thing-not-offered',
  /** `from` (ISO date): open from that day on. */
  'thing-not-open-yet',
  /** `since` (ISO date). */
  'thing-closed',
  /** The bureau's catalogue does not compile: nothing can be filed. `findings`: how many. */
  'plan-has-findings',
  /** A paper at the counter was not confirmed as complete, legible and as the original. `material`. */
  'form-review-incomplete',
  /** The draft has problems: see `checkDraft`. `problems`: how many. */
  'draft-has-problems',
  /** The plan changed while filling in: show the form again with `changes`, then submit again. */
  'plan-changed-meanwhile',
  /** The draft has become a case; `number` says which. */
  'draft-already-submitted',
  /** Somebody (another window) saved the draft since. */
  'draft-changed-meanwhile',
  /** So many are begun and not submitted: finish or delete one. `limit`. */
  'too-many-drafts',
  /** Begun at another centre than the clerk serves now: what is filed there must be taken in there. */
  'draft-of-another-centre',
  /** `limit` in characters, over all answers. */
  'draft-too-large',
  /** A promise or a commitment is not signed. `kind`. */
  'promise-not-signed',
  /** Signed with another name than the person's. `kind`, `name`. */
  'promise-signed-otherwise',
  /** Another text was shown than the draft makes now: read it again. `kind`. */
  'promise-text-changed',
  /** The record was changed meanwhile, appealed against, decided or repaired. */
  'credit-not-now',
  /** The paper is not one of this matter. `material`. */
  'material-unknown',
  /** The case is still open or was granted: nothing to file again. */
  'nothing-to-refile',
  'refile-by-applicant',
  /** No payment provider is connected here. */
  'payments-not-offered',
  /** Signature or order of a payment notice is not ours. */
  'payment-not-genuine',
  'file-empty',
  /** `limit` and `size` in bytes, `name`. */
  'file-too-large',
  /** What was sniffed is not on the list. `name`, `found`. */
  'file-type-not-allowed',
  /** The name or the declared type says something else than the content. `name`, `found`. */
  'file-type-mismatch',
  /** `limit`. */
  'too-many-files',
  /** Somebody else has that time now. */
  'slot-taken',
  /** The time has come: no booking, cancelling or moving any more. */
  'slot-begun',
  /** The place does not give that time: other hours, closed, or too far ahead. */
  'slot-not-offered',
  /** `limit`: open appointments for one matter on one day. */
  'too-many-appointments',
  /** `limit`: so many one person may have ahead, at all places. */
  'too-many-open-appointments',
  /** Cancelled, or already at the counter. */
  'appointment-closed',
  'not-todays-appointment',
  /** `minutes`: so many more. */
  'no-show-too-early',
  'nobody-waiting',
  /** Hours do not hold together: see `checkPlan`. `problems`: how many. */
  'hours-have-problems',
  /** Rows that name units are asked for something the round was not collected for. `clauses`. */
  'outside-purpose',
  /** The returns in the table are not those that were shown. */
  'totals-changed-meanwhile',
  /** `findings`: so many of S19 (something would count twice, or is not of the register). */
  'totals-have-findings',
  /** No return in it that the office approved. */
  'totals-empty',
  /** `missing`: so many units of the register are not in it, and nothing says why it is approved all the same. */
  'totals-note-needed',
  /** Of the same returns in the same versions already. */
  'totals-approved-before',
  /** Nothing is published that the office has not approved, or that changed since. */
  'totals-not-approved',
  'report-not-public',
  /** `units`: so many of the register stand in it by name. */
  'report-names-units',
  /** Laid beside what was published before, so few `units` are told apart (统计法实施条例 第二十九条). */
  'report-tells-units-apart',
  /** Word for word, or by somebody else at this moment. */
  'report-published-before',
  /** Published figures change only with a reason (统计法实施条例 第二十六条). */
  'revision-reason-needed',
] as const;
export type RefusalCode = (typeof USE_CASE_REFUSAL_CODES)[number];
export type Refusal = { readonly code: RefusalCode; readonly params: RefusalParams };
export type Outcome<Value> = Result<Value, Refusal>;

/** The refused outcome of a use case. */
export function refuseUse(code: RefusalCode, params: RefusalParams = {}): Result<never, Refusal> {
  return refuse({ code, params });
}
