// What may be said of a submission to others, and in whose name.
import type { Point, Submission } from '../ledger.ts';

/** A speech that its speaker has not confirmed: it counts, but is attributed to nobody and published nowhere (国令713 第十七条 asks for the signature of hearings). */
export function isUnconfirmedSpeech({ speech, confirmed }: Submission): boolean {
  return speech !== undefined && confirmed === undefined;
}

/** The words may be published: the contributor was asked and said yes. */
export function mayPublishText(submission: Submission): boolean {
  return submission.consent.text === 'yes' && !isUnconfirmedSpeech(submission);
}

/** The name may stand beside the words. */
export function mayPublishName(submission: Submission): boolean {
  return mayPublishText(submission) && submission.consent.name === 'yes';
}

/** The words of one point as they may be quoted: of a speech that its speaker corrected, his own, never the first record. */
export function quotableWords({ text, confirmed }: Submission, point: Point): string {
  if (confirmed === undefined || confirmed.text === text) return point.text;
  return confirmed.text.includes(point.text) ? point.text : confirmed.text;
}
