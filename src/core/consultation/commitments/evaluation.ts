// Of what we said we would do, what was done (监督法 第二十三条: mid-term report of the plan).
import type { CommitmentOutcome } from '../events.ts';
import { COMMITMENT_OUTCOMES } from '../events.ts';
import { demandVoices } from '../coverage/voices.ts';
import type { CommitmentId, SubmissionNumber } from '../ids.ts';
import type { Commitment, Ledger } from '../ledger.ts';

export const EVALUATION_PHASES = ['mid-term', 'final'] as const;
export type EvaluationPhase = (typeof EVALUATION_PHASES)[number];

export const COMMITMENT_STATES = ['open', 'overdue', 'done', 'dropped'] as const;
export type CommitmentState = (typeof COMMITMENT_STATES)[number];

/** Done or dropped by the last judgement, whatever its phase; else open, or overdue when its day has passed. */
export function commitmentState({ judgements, due }: Commitment, today: Temporal.PlainDate): CommitmentState {
  const last = judgements.at(-1)?.outcome;
  if (last === 'done' || last === 'dropped') return last;
  return Temporal.PlainDate.compare(today, due) > 0 ? 'overdue' : 'open';
}

export type Evaluation = {
  readonly phase: EvaluationPhase;
  /** The evaluation was begun on this day; absent: not yet. */
  readonly on: Temporal.PlainDate | undefined;
  readonly commitments: number;
  /** The last judgement of this phase for each commitment, counted; with `unjudged` it is all of them. */
  readonly byOutcome: Readonly<Record<CommitmentOutcome, number>>;
  readonly unjudged: readonly CommitmentId[];
  /** Whose commitment was judged in this phase and who has not been told since. */
  readonly toTell: readonly SubmissionNumber[];
};

/** Where an evaluation stands. What was done or dropped before is judged again like everything else: it is asked of every promise. */
export function evaluationOf(ledger: Ledger, phase: EvaluationPhase): Evaluation {
  const all = [...ledger.commitments.values()];
  const judged = all.flatMap((commitment) => {
    const judgement = commitment.judgements.findLast((each) => each.phase === phase);
    return judgement === undefined ? [] : [{ commitment, judgement }];
  });
  const count = (outcome: CommitmentOutcome): number =>
    judged.filter(({ judgement }) => judgement.outcome === outcome).length;
  const told = ledger.told.filter(({ about }) => about === phase);
  const toTell = judged.flatMap(({ commitment, judgement }) =>
    submissionsBehind(ledger, commitment).filter(
      (number) =>
        !told.some(
          ({ submissions, at }) =>
            submissions.includes(number) && Temporal.Instant.compare(at, judgement.day) >= 0,
        ),
    ),
  );
  const milestone = phase === 'mid-term' ? 'mid-term-evaluation' : 'final-evaluation';
  return {
    phase,
    on: ledger.milestones.findLast((each) => each.milestone === milestone)?.on,
    commitments: all.length,
    byOutcome: {
      done: count('done'),
      'on-course': count('on-course'),
      behind: count('behind'),
      dropped: count('dropped'),
    },
    unjudged: all
      .filter(({ judgements }) => !judgements.some((each) => each.phase === phase))
      .map(({ id }) => id),
    toTell: [...new Set(toTell)].toSorted((a, b) => a - b),
  };
}

/** Whether judged by outcome and not judged make all commitments. */
export function evaluationCloses({ byOutcome, unjudged, commitments }: Evaluation): boolean {
  const judged = COMMITMENT_OUTCOMES.reduce((sum, outcome) => sum + byOutcome[outcome], 0);
  return judged + unjudged.length === commitments;
}

/** Everybody who asked for it, copies among them. */
export function submissionsBehind(ledger: Ledger, { demands }: Commitment): readonly SubmissionNumber[] {
  const voices = demandVoices(ledger);
  return [...new Set(demands.flatMap((id) => voices.get(id)?.submissions ?? []))];
}
