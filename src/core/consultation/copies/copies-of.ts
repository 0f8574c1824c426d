// What of a ledger is a copy, or nearly one: found once for each state of it, and each text read once.
import type { SubmissionNumber } from '../ids.ts';
import type { Ledger, Submission } from '../ledger.ts';
import { findNearCopies, readText, type NearCopies } from './near-copies.ts';
import { sameText, type NamedText, type ReadText, type SameText } from './same-text.ts';

/** Similarities whose effect is shown. Below a half even this list is noise (facts §3.1). */
export const THRESHOLDS = [0.5, 0.6, 0.7, 0.8, 0.9] as const;

export type CopiesFound = {
  readonly same: readonly SameText<SubmissionNumber>[];
  /** Among what no equal text stands before; at the {@link THRESHOLDS}. */
  readonly near: NearCopies<SubmissionNumber>;
};

const found = new WeakMap<Ledger, CopiesFound>();
const readings = new WeakMap<Submission, { readonly text: string; readonly read: ReadText }>();

/** Of submissions that are no copies yet, in the order of reception, as their speakers confirmed them. */
export function copiesOf(ledger: Ledger): CopiesFound {
  const known = found.get(ledger);
  if (known !== undefined) return known;
  const texts = [...ledger.submissions.values()].flatMap((submission): NamedText<SubmissionNumber>[] =>
    submission.copyOf === undefined ? [{ id: submission.number, ...readingOf(submission) }] : [],
  );
  const same = sameText(texts);
  const equal = new Set(same.flatMap(({ copies }) => copies));
  const near = findNearCopies(
    texts.filter(({ id }) => !equal.has(id)),
    THRESHOLDS,
  );
  const copies = { same, near };
  found.set(ledger, copies);
  return copies;
}

function readingOf(submission: Submission): { readonly text: string; readonly read: ReadText } {
  const known = readings.get(submission);
  if (known !== undefined) return known;
  const text = submission.confirmed?.text ?? submission.text;
  const reading = { text, read: readText(text) };
  readings.set(submission, reading);
  return reading;
}
