import { refuse, type Result } from '#base/result.ts';
import type { RefusalParams } from '#core/cases/refusal.ts';

/** Why an act on a return may not happen. Codes never change their meaning; sentences are made at the edge. */
export const RETURN_REFUSAL_CODES = [
  /** The stage does not allow the act. `stage`, `act`. */
  'return-not-allowed-now',
  /** Another duty of the unit does this. `duty`: `filler` or `head`. */
  'return-not-your-duty',
  /** Who filled in and signed may not sign as head too (实施条例 第十七条 names two persons). */
  'return-same-person',
  /** Who filled in or signed a return does not approve it as the office: four eyes, a rule of ours. */
  'return-own-review',
  /** `findings`: so many of level block. */
  'return-has-blocks',
  /** `findings`: so many to be explained that are not. */
  'return-unexplained',
  /** Figures or explanations are not those that were shown, or not those that the filler signed. */
  'return-content-changed',
  /** Somebody acted since the page was made. `who`, `when` (RFC 9557 instant). */
  'return-changed-meanwhile',
  /** `from` (ISO date). */
  'return-not-open-yet',
  /** `since` (ISO date: the last day), `office`. */
  'return-closed',
  /** A collection of published figures is not filled in. */
  'return-not-filled-in',
  /** Another office approves next. `office`. */
  'return-not-your-turn',
  /** Approved with questions that nobody closed. `questions`. */
  'return-questions-open',
  'return-question-unknown',
  'return-question-closed',
  /** The return has no such finding now, or one that needs no explanation. */
  'return-finding-unknown',
  /** The round asks for no such cell. `cell`. */
  'return-cell-unknown',
  /** Nothing beside the return that could be taken over. */
  'return-nothing-to-take-over',
] as const;
export type ReturnRefusalCode = (typeof RETURN_REFUSAL_CODES)[number];

export type ReturnRefusal = {
  readonly code: ReturnRefusalCode | 'reason-needed' | 'text-too-long';
  readonly params: RefusalParams;
};

/** The refused outcome of an act on a return. */
export function refuseReturn(
  code: ReturnRefusal['code'],
  params: RefusalParams = {},
): Result<never, ReturnRefusal> {
  return refuse({ code, params });
}
