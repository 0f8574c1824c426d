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
  /** There is no such part. */
  'no-such-part',
] as const;
export type ActRefusalCode = (typeof ACT_REFUSAL_CODES)[number];

export type RefusalParams = Readonly<Record<string, string | number>>;
export type ActRefusal = { readonly code: ActRefusalCode; readonly params: RefusalParams };

/** The refused outcome of an act. */
export function refuseAct(code: ActRefusalCode, params: RefusalParams = {}): Result<never, ActRefusal> {
  return refuse({ code, params });
}
