import { refuse, type Result } from '#base/result.ts';

/** Why an act may not happen. Codes never change their meaning; sentences are made at the edge. */
export const ACT_REFUSAL_CODES = [
  /** The stage does not allow the act. `stage`, `act`. */
  'not-allowed-now',
  /** Somebody else acted on this part since the page was made. `who`, `when` (RFC 9557 instant), `what` (event kind). */
  'changed-meanwhile',
  /** The part belongs to another agency or county, or the case to another centre. */
  'not-your-part',
  /** The part waits for a sibling's result. `for`: part numbers with commas between. */
  'waiting-for-sibling',
  /** A paper that was asked for is still missing. `material`. */
  'material-missing',
  /** A paper that may be owed until the decision (容缺) has not come. `material`. */
  'material-owed',
  /** Asking for a supplement names neither a paper nor anything else. */
  'supplement-needs-something',
  /** A second asking names a paper that the first did not (行政许可法 32: once, everything). `material`. */
  'supplement-was-asked-once',
  /** A paper was handed in or asked for that this part does not need. `material`. */
  'material-not-of-this-part',
  /** Refusing or rejecting without a reason. */
  'reason-needed',
  /** Refusing or rejecting without the condition of the guide, or the clause of law, that it rests on. */
  'ground-needed',
  /** A review or a grant without an opinion. */
  'opinion-needed',
  /** A text is longer than allowed. `limit`, `field`. */
  'text-too-long',
  /** A result of the part is issued without its number. `result`: position from 1. */
  'result-number-needed',
  /** The result is handed out at another place. `place` */
  'delivered-elsewhere',
  /** Handing out without saying to whom. */
  'receiver-needed',
  /** The consent was answered before, or the paper came otherwise. `status`. */
  'consent-already-answered',
  /** No part of the case needs the consent any more. */
  'consent-not-needed',
  /** A second round of asking without one of the reasons for it. */
  'again-needed',
  /** The fee of the part is not paid yet. `fen`. */
  'fee-unpaid',
  /** Something else was paid than the fee of the part. `fen`, `paid`. */
  'fee-differs',
  /** There is no fee to pay. */
  'no-fee-due',
  /** Sent by post without the parcel's carrier and number. */
  'parcel-needed',
  /** The result is not to be sent by post. */
  'not-by-post',
  /** The correction changes nothing. */
  'nothing-corrected',
  /** The correction would change what is done, by whom, or with which papers: withdraw and file again. `what`. */
  'correction-changes-case',
  /** The answer is not to be corrected any more, or not in this way. `element`. */
  'answer-not-correctable',
  /** Nothing owed is past its day. */
  'not-overdue',
  /** No paper was ticked. */
  'paper-not-chosen',
  /** A day that cannot be read. */
  'date-not-read',
  /** The paper is not owed, or has come. `material`. */
  'material-not-owed',
  /** The new day must come after the one told, and not lie in the past. `date`. */
  'owed-date-not-later',
  /** The owed paper arrived after its day. `material`, `date`. */
  'owed-too-late',
  /** A paper is said to have arrived on a day still to come. `today`. */
  'arrival-in-future',
  /** A paper is said to have arrived before the case was filed. `filed`. */
  'arrival-before-filing',
  /** No commitment stands for this paper here. `material`. */
  'material-not-committed',
  /** A check without what was looked at. */
  'check-note-needed',
  /** Revoked for a false commitment that no check has found false. */
  'commitment-not-found-false',
  /** A special step stops the clock: first it must be over. `step`. */
  'clock-suspended',
  /** No special step stops the clock. */
  'clock-not-suspended',
  /** The item's own list of special steps does not name it, or the law's. `step`. */
  'step-not-of-this-item',
  /** How long the special step needs must be told in writing (行政许可法 45). */
  'duration-needed',
  /** Longer than the item allows for this step. `limit`, `unit`. */
  'step-too-long',
  /** A special step ends without its outcome. */
  'outcome-needed',
  /** An extension without the one who approved it. */
  'approver-needed',
  /** Extended before. `by`: working days. */
  'extended-already',
  /** No running clock that an extension could move. */
  'nothing-to-extend',
  /** The time had run out before it was extended. */
  'time-has-run-out',
  /** Not a whole number of working days from 1 to `limit`. */
  'extension-too-long',
  /** The clock has not run out: nothing may be taken for granted. */
  'clock-still-runs',
  /** It is said to have happened in the future. */
  'happened-in-future',
  /** It is said to have happened before the last thing that happened to the part. `last`: RFC 9557 instant. */
  'happened-before-last',
  /** When it happened cannot be read. */
  'happened-not-read',
  /** There is no such part. */
  'no-such-part',
  /** A paper is sent without saying what it is. */
  'contents-needed',
  /** A parcel has both a carrier and a number. */
  'parcel-incomplete',
  /** There is no such paper leg. */
  'no-such-leg',
  /** Somebody has signed for it. */
  'leg-taken-already',
  /** It was sent to another place. `place`. */
  'leg-for-another-place',
  /** Something is missing or damaged, and nobody says what. */
  'shortfall-needed',
  /** The same hand-over is disputed already and not settled. */
  'dispute-open',
  /** There is no such dispute, or it has been settled. */
  'no-such-dispute',
  /** A dispute is settled without saying what was found. */
  'finding-needed',
] as const;
export type ActRefusalCode = (typeof ACT_REFUSAL_CODES)[number];

export type RefusalParams = Readonly<Record<string, string | number>>;
export type ActRefusal = { readonly code: ActRefusalCode; readonly params: RefusalParams };

/** The refused outcome of an act. */
export function refuseAct(code: ActRefusalCode, params: RefusalParams = {}): Result<never, ActRefusal> {
  return refuse({ code, params });
}
