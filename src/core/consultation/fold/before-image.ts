import type { DemandId, PointId, SubmissionNumber } from '../ids.ts';
import type { BeforeImage, Demand, Point, Submission } from '../ledger.ts';
import { demandIn, pointIn, submissionIn, type LedgerDraft } from './ledger-draft.ts';

/** Changes a draft and remembers, of everything it touches, what it was before. */
export type Recorder = {
  readonly setSubmission: (after: Submission) => void;
  readonly setPoint: (after: Point) => void;
  readonly setDemand: (after: Demand) => void;
  readonly removePoint: (id: PointId) => void;
  readonly removeDemand: (id: DemandId) => void;
  readonly touched: () => readonly string[];
  readonly before: () => BeforeImage;
};

/** A recorder of one act. */
export function recordIn(draft: LedgerDraft): Recorder {
  const submissions = new Map<SubmissionNumber, Submission>();
  const points = new Map<PointId, Point>();
  const demands = new Map<DemandId, Demand>();
  const madePoints = new Set<PointId>();
  const madeDemands = new Set<DemandId>();
  const keepPoint = (id: PointId): void => {
    if (madePoints.has(id) || points.has(id)) return;
    if (draft.points.has(id)) points.set(id, pointIn(draft, id));
    else madePoints.add(id);
  };
  const keepDemand = (id: DemandId): void => {
    if (madeDemands.has(id) || demands.has(id)) return;
    if (draft.demands.has(id)) demands.set(id, demandIn(draft, id));
    else madeDemands.add(id);
  };
  return {
    setSubmission: (after) => {
      if (!submissions.has(after.number)) submissions.set(after.number, submissionIn(draft, after.number));
      draft.submissions.set(after.number, after);
    },
    setPoint: (after) => {
      keepPoint(after.id);
      draft.points.set(after.id, after);
    },
    setDemand: (after) => {
      keepDemand(after.id);
      draft.demands.set(after.id, after);
    },
    removePoint: (id) => {
      keepPoint(id);
      draft.points.delete(id);
    },
    removeDemand: (id) => {
      keepDemand(id);
      draft.demands.delete(id);
    },
    touched: () => [
      ...[...submissions.keys()].map(String),
      ...points.keys(),
      ...madePoints,
      ...demands.keys(),
      ...madeDemands,
    ],
    before: () => ({
      submissions: [...submissions.values()],
      points: [...points.values()],
      demands: [...demands.values()],
      madePoints: [...madePoints],
      madeDemands: [...madeDemands],
    }),
  };
}

/** Puts everything back. Numbers that were given out stay given out, and what is no matter of collation (consent) stays as it is. */
export function restore(draft: LedgerDraft, before: BeforeImage): void {
  for (const id of before.madePoints) draft.points.delete(id);
  for (const id of before.madeDemands) draft.demands.delete(id);
  for (const was of before.submissions) {
    const now = submissionIn(draft, was.number);
    draft.submissions.set(was.number, { ...now, copyOf: was.copyOf, points: was.points });
  }
  for (const was of before.points) draft.points.set(was.id, was);
  for (const was of before.demands) draft.demands.set(was.id, was);
}
