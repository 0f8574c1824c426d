// What became of one submission, for whoever sent it: point by point, from reception to the sentence that changed.
import type { Consultation, TextOutcome } from '../consultation.ts';
import { demandState, type DemandState } from '../counts.ts';
import type { DemandId, DepartmentId, PointId, SubmissionNumber } from '../ids.ts';
import type { Commitment, Demand, Disposition, Ledger, Submission } from '../ledger.ts';
import type { ChangeLink, PlanClause } from '../plan/plan.ts';
import { demandVoices } from '../coverage/voices.ts';
import { publicVersions } from './public-phase.ts';

/** A changed sentence with the clause it stands in, as the version that has it reads. */
export type ChangedSentence = {
  readonly link: ChangeLink;
  readonly clause: PlanClause | undefined;
};

export type PointProgress = {
  readonly point: PointId;
  /** The sender's own words; of a copy none are given here, his whole text stands above. */
  readonly text: string | undefined;
  readonly stage: DemandState;
  readonly topic: string | undefined;
  /** Names of those who study it: leads, then supports. */
  readonly leads: readonly string[];
  readonly supports: readonly string[];
  /** Other submissions that ask for the same. */
  readonly others: number;
  readonly decision:
    | {
        readonly outcome: TextOutcome;
        /** Name of the problem's grade as the place calls it. */
        readonly problem: string | undefined;
        readonly reason: string;
        readonly at: Temporal.Instant;
        /** Only what stands in a version, or in feedback, that anybody may read: other drafts stay inside. */
        readonly sentences: readonly ChangedSentence[];
        /** There are more, in a draft that is not public yet. */
        readonly moreInside: boolean;
      }
    | undefined;
  readonly commitments: readonly (Commitment & { readonly ownerName: string })[];
};

export type OpinionProgress = {
  readonly submission: Submission;
  /** Folded: the points are those of the one it was folded into. */
  readonly copy: boolean;
  readonly points: readonly PointProgress[];
};

/** The way of that submission so far; undefined: there is none of that number. */
export function opinionProgress(
  consultation: Consultation,
  ledger: Ledger,
  number: SubmissionNumber,
): OpinionProgress | undefined {
  const submission = ledger.submissions.get(number);
  if (submission === undefined) return undefined;
  const copy = submission.copyOf !== undefined;
  const followed = copy ? ledger.submissions.get(submission.copyOf) : submission;
  const voices = demandVoices(ledger);
  const points = (followed?.points ?? []).flatMap((id): PointProgress[] => {
    const point = ledger.points.get(id);
    const demand = point && ledger.demands.get(point.demand);
    if (point === undefined || demand === undefined) return [];
    return [
      {
        point: id,
        text: copy ? undefined : point.text,
        ...progressOf(consultation, ledger, demand),
        others: Math.max(0, (voices.get(demand.id)?.submissions.length ?? 1) - 1),
      },
    ];
  });
  return { submission, copy, points };
}

function progressOf(
  consultation: Consultation,
  ledger: Ledger,
  demand: Demand,
): Omit<PointProgress, 'point' | 'text' | 'others'> {
  const nameOf = (id: DepartmentId): string =>
    consultation.departments.find((department) => department.id === id)?.name ?? id;
  const { dispatch, disposition } = demand;
  return {
    stage: demandState(demand),
    topic: consultation.topics.find(({ id }) => id === demand.topic)?.name,
    leads: (dispatch?.leads ?? []).map(nameOf),
    supports: (dispatch?.supports ?? []).map(nameOf),
    decision: disposition && {
      outcome: disposition.outcome,
      problem: consultation.problemGrades.find(({ code }) => code === disposition.problem)?.name,
      reason: disposition.reason,
      at: disposition.at,
      ...changedSentences(ledger, disposition),
    },
    commitments: commitmentsOf(ledger, demand.id).map((each) => ({ ...each, ownerName: nameOf(each.owner) })),
  };
}

function changedSentences(
  ledger: Ledger,
  { links, seq }: Disposition,
): { readonly sentences: readonly ChangedSentence[]; readonly moreInside: boolean } {
  const open = new Set(publicVersions(ledger).map(({ nth }) => nth));
  const isTold = ledger.packets.some(({ published, atSeq }) => published !== undefined && atSeq >= seq);
  const shown = links.filter(({ to }) => isTold || open.has(to));
  return {
    sentences: shown.map((link) => ({ link, clause: clauseAt(ledger, link) })),
    moreInside: shown.length < links.length,
  };
}

function clauseAt(ledger: Ledger, { clause, from, to }: ChangeLink): PlanClause | undefined {
  const inVersion = (nth: number): PlanClause | undefined =>
    ledger.versions.find((version) => version.nth === nth)?.clauses.find(({ id }) => id === clause);
  return inVersion(to) ?? inVersion(from);
}

function commitmentsOf(ledger: Ledger, demand: DemandId): Commitment[] {
  return [...ledger.commitments.values()].filter(({ demands }) => demands.includes(demand));
}
