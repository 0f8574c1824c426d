// Who stands behind a demand. A copy has no points of its own and is a voice all the same.
import type { ContributorId, DemandId, PointId, SubmissionNumber } from '../ids.ts';
import type { Ledger, Submission } from '../ledger.ts';

export type Voices = {
  /** Submissions that say it, copies among them; in the order of reception. */
  readonly submissions: readonly SubmissionNumber[];
  readonly copies: number;
  readonly people: ReadonlySet<ContributorId>;
};

/** The voices of every demand that lives, in the order of demands. Nothing is ever put in order by their number. */
export function demandVoices(ledger: Ledger): ReadonlyMap<DemandId, Voices> {
  const copies = copiesOf(ledger);
  return new Map(
    [...ledger.demands.values()].map(
      (demand) => [demand.id, voicesOf(demand.points, ledger, copies)] as const,
    ),
  );
}

/** The copies of each submission that has any. */
export function copiesOf(ledger: Ledger): ReadonlyMap<SubmissionNumber, readonly Submission[]> {
  const copies = new Map<SubmissionNumber, Submission[]>();
  for (const submission of ledger.submissions.values()) {
    if (submission.copyOf === undefined) continue;
    const known = copies.get(submission.copyOf);
    if (known === undefined) copies.set(submission.copyOf, [submission]);
    else known.push(submission);
  }
  return copies;
}

function voicesOf(
  points: readonly PointId[],
  ledger: Ledger,
  copies: ReadonlyMap<SubmissionNumber, readonly Submission[]>,
): Voices {
  const originals = new Set(
    points.flatMap((id) => {
      const point = ledger.points.get(id);
      return point === undefined ? [] : [point.submission];
    }),
  );
  const folded = [...originals].flatMap((number) => copies.get(number) ?? []);
  const numbers = [...originals, ...folded.map(({ number }) => number)].toSorted((a, b) => a - b);
  return {
    submissions: numbers,
    copies: folded.length,
    people: new Set(
      numbers.flatMap((number) => {
        const submission = ledger.submissions.get(number);
        return submission === undefined ? [] : [submission.contributor.id];
      }),
    ),
  };
}
