// Whether everybody who said something was told what became of it (信访工作条例 第二十九条: 予以回复).
import { ok, type Result } from '#base/result.ts';
import type { LedgerHappening } from '../events.ts';
import type { SubmissionNumber } from '../ids.ts';
import type { Ledger, Submission } from '../ledger.ts';
import { refuseConsultation, type ConsultationRefusal } from '../refusal.ts';

export const ANSWERED_HOW = ['letter', 'page', 'phone'] as const;

/** Submissions of which every point was decided and whose sender has not been told since; copies among them. In the order of reception. */
export function unanswered(ledger: Ledger): readonly SubmissionNumber[] {
  const told = lastTold(ledger);
  return [...ledger.submissions.values()].flatMap((submission) => {
    const decided = decidedAt(ledger, submission);
    const since = told.get(submission.number);
    if (decided === undefined) return [];
    return since !== undefined && Temporal.Instant.compare(since, decided) >= 0 ? [] : [submission.number];
  });
}

/** Writes down that all of them were told, and how. */
export function recordAnswers(
  ledger: Ledger,
  how: string,
): Result<readonly LedgerHappening[], ConsultationRefusal> {
  const known = ANSWERED_HOW.find((each) => each === how);
  const submissions = unanswered(ledger);
  if (known === undefined || submissions.length === 0) return refuseConsultation('nobody-to-tell');
  return ok([{ type: 'contributors-told', submissions, about: 'disposition', how: known }]);
}

/** When the last of its points was decided; absent while one is open. A copy is decided with its original. */
function decidedAt(ledger: Ledger, submission: Submission): Temporal.Instant | undefined {
  const heard = submission.copyOf === undefined ? submission : ledger.submissions.get(submission.copyOf);
  const days = (heard?.points ?? []).map((id) => {
    const demand = ledger.points.get(id)?.demand;
    return demand === undefined ? undefined : ledger.demands.get(demand)?.disposition?.at;
  });
  const decided = days.filter((day) => day !== undefined);
  if (decided.length === 0 || decided.length < days.length) return undefined;
  return decided.reduce((last, day) => (Temporal.Instant.compare(day, last) > 0 ? day : last));
}

function lastTold({ told }: Ledger): ReadonlyMap<SubmissionNumber, Temporal.Instant> {
  const last = new Map<SubmissionNumber, Temporal.Instant>();
  for (const { submissions, about, at } of told)
    if (about === 'disposition') for (const number of submissions) last.set(number, at);
  return last;
}
