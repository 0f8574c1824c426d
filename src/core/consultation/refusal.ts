import { refuse, type Result } from '#base/result.ts';
import type { RefusalParams } from '#core/cases/refusal.ts';

/** Why an act on a consultation did nothing. Each has its sentence in `texts/<language>/consultation-refusals.ts`. */
export const CONSULTATION_REFUSAL_CODES = [
  /** Somebody wrote in between and it no longer fits: read it again. */
  'consultation-moved-on',
  'submission-empty',
  /** Files with the same content came before. `name`, `number` of that submission. */
  'file-received-before',
  /** The whole file was imported before. `name`, `date`. */
  'file-imported-before',
  /** Received, held or confirmed in the future. */
  'date-to-come',
  'meeting-not-found',
  /** Title, day and place, all three. */
  'meeting-incomplete',
  /** Somebody else speaks in that place already. `order`. */
  'speech-order-taken',
  'speech-not-a-speech',
  'speech-confirmed-before',
  'point-not-found',
  'demand-not-found',
  'submission-not-found',
  'clause-not-found',
  /** A split needs at least two texts, none of them empty. */
  'split-too-few',
  /** The words quoted do not stand in the submission. */
  'quote-not-in-text',
  /** A copy cannot be folded onto itself or onto another copy. */
  'copy-of-copy',
  /** Work has been done on it (split, merged, dispatched …): undo that first. `number`. */
  'copy-worked-on',
  'merge-too-few',
  /** It was dispatched or decided: take that back first. `demand`. */
  'merge-worked-on',
  /** At least one point must stay, and one must go. */
  'divide-all-or-none',
  'why-missing',
  /** Only acts of collation are undone. */
  'act-not-undoable',
  'act-undone-before',
  /** `by`: seq of the later act that touched the same. */
  'act-built-upon',
  'topic-unknown',
  'department-unknown',
  /** A department stands once, as lead or as support. */
  'department-twice',
  'dispatch-needs-lead',
  /** The day set for a department lies before today. */
  'due-in-the-past',
  /** Nothing to note: all views of the demand point the same way. */
  'views-agree',
  'not-dispatched-to-department',
  /** `limit` days have passed: ask the desk. */
  'hand-back-too-late',
  'outcome-unknown',
  'problem-grade-unknown',
  /** 采纳 and 部分采纳 need a link to an actual change of the plan. */
  'adopted-without-change',
  /** The change linked to is not there. `clause`. */
  'link-not-a-change',
  /** Support only: it asks for nothing, so nothing is adopted. */
  'support-is-not-adopted',
  'plan-version-sealed',
  'plan-version-not-found',
  /** Another version is still open for editing. `nth`. */
  'plan-version-open',
  /** Nobody has said yet which clause of the last version these places are. `count`. */
  'plan-places-undecided',
  /** Two places say they are the same clause of the last version. `count`. */
  'plan-clause-claimed-twice',
  /** Somebody else changed the clause since it was read. `by`. */
  'clause-changed-meanwhile',
  'clause-text-empty',
  'commitment-not-found',
  'commitment-text-missing',
  'date-unreadable',
  'statement-empty',
  /** `statement`: number of the same one. */
  'statement-offered-before',
  /** Much like another: the desk says whether it is another thought. `statement`, `text`. */
  'statement-much-like',
  'statement-not-found',
  'voting-not-offered',
  'only-the-head',
  'notice-needs-reason',
  'notice-not-open',
  'milestone-unknown',
  /** Everybody whose points are decided was told. */
  'nobody-to-tell',
  /** Demands stand in the way: `count`. */
  'packet-not-ready',
  /** A sum does not close: `of`, `said`, `counted`. */
  'packet-does-not-close',
  /** Nothing has happened since packet `number` was made. */
  'packet-unchanged',
  'packet-not-found',
  'packet-published-before',
  /** A newer one is public already: `number`. */
  'packet-older',
  /** Why what was published before is said otherwise now. */
  'packet-reason-needed',
] as const;
export type ConsultationRefusalCode = (typeof CONSULTATION_REFUSAL_CODES)[number];

export type ConsultationRefusal = {
  readonly code: ConsultationRefusalCode | 'reason-needed' | 'text-too-long';
  readonly params: RefusalParams;
};

/** The refused outcome of an act on a consultation. */
export function refuseConsultation(
  code: ConsultationRefusal['code'],
  params: RefusalParams = {},
): Result<never, ConsultationRefusal> {
  return refuse({ code, params });
}
