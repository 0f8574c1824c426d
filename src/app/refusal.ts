import { refuse, type Result } from '#base/result.ts';
import { ACT_REFUSAL_CODES, type RefusalParams } from '#core/cases/refusal.ts';

/** Why a use case did nothing. `not-found` is also the answer for what the viewer may not see. */
export const USE_CASE_REFUSAL_CODES = [
  ...ACT_REFUSAL_CODES,
  'not-found',
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
  /** The paper is not one of this matter. `material`. */
  'material-unknown',
  'file-empty',
  /** `limit` and `size` in bytes, `name`. */
  'file-too-large',
  /** What was sniffed is not on the list. `name`, `found`. */
  'file-type-not-allowed',
  /** The name or the declared type says something else than the content. `name`, `found`. */
  'file-type-mismatch',
  /** `limit`. */
  'too-many-files',
] as const;
export type RefusalCode = (typeof USE_CASE_REFUSAL_CODES)[number];
export type Refusal = { readonly code: RefusalCode; readonly params: RefusalParams };
export type Outcome<Value> = Result<Value, Refusal>;

/** The refused outcome of a use case. */
export function refuseUse(code: RefusalCode, params: RefusalParams = {}): Result<never, Refusal> {
  return refuse({ code, params });
}
