// What was said, as far as everybody may read it: with consent, read by a person of the office first, never an unconfirmed speech.
import type { ClauseId, ContributorId, DemandId, PointId, SubmissionNumber } from '../ids.ts';
import type { Ledger, Point, Submission } from '../ledger.ts';
import { copiesOf } from '../coverage/voices.ts';
import { mayPublishText, quotableWords } from '../intake/attribution.ts';

export type PublicText = {
  readonly point: PointId;
  readonly submission: SubmissionNumber;
  readonly demand: DemandId;
  /** Not yet masked: the name to be taken out is not in the ledger. */
  readonly text: string;
  readonly contributor: ContributorId;
  readonly receivedOn: Temporal.PlainDate;
  /** Others whose same words were folded into this one. */
  readonly copies: number;
};

/** Texts that speak to the clause, in the order of reception. Absent clause: all of them. */
export function publicTexts(ledger: Ledger, clause?: ClauseId): PublicText[] {
  const copies = copiesOf(ledger);
  return [...ledger.submissions.values()]
    .filter((submission) => mayPublishText(submission) && submission.copyOf === undefined)
    .flatMap((submission) =>
      submission.points.flatMap((id) => {
        const point = ledger.points.get(id);
        if (point === undefined || !isRead(ledger, point)) return [];
        if (clause !== undefined && !speaksTo(ledger, { point, submission, clause })) return [];
        const { number, contributor, receivedOn } = submission;
        return [
          {
            point: id,
            submission: number,
            demand: point.demand,
            text: quotableWords(submission, point),
            contributor: contributor.id,
            receivedOn,
            copies: copies.get(number)?.length ?? 0,
          },
        ];
      }),
    );
}

/** A person of the office has sorted it: nothing is published that nobody read. */
function isRead(ledger: Ledger, point: Point): boolean {
  return ledger.demands.get(point.demand)?.sorted === true;
}

function speaksTo(
  ledger: Ledger,
  { point, submission, clause }: { point: Point; submission: Submission; clause: ClauseId },
): boolean {
  if (submission.clause === clause) return true;
  return ledger.demands.get(point.demand)?.clauses.includes(clause) === true;
}
