import { assert, unreachable } from '#base/assert.ts';
import type { LedgerEvent, PointText } from '../events.ts';
import { nthPoint, type DemandId, type PointId, type SubmissionNumber } from '../ids.ts';
import type { BeforeImage } from '../ledger.ts';
import { recordIn, restore, type Recorder } from './before-image.ts';
import {
  demandIn,
  freshDemand,
  nextDemandId,
  pointIn,
  submissionIn,
  type LedgerDraft,
} from './ledger-draft.ts';

/** Acts that can be undone, and the undoing. */
export const COLLATION_EVENTS = [
  'copies-folded',
  'copy-unfolded',
  'point-split',
  'demands-merged',
  'demand-divided',
  'demand-titled',
  'demand-kind-set',
  'demand-sorted',
  'act-undone',
] as const;
export type CollationEvent = Extract<LedgerEvent, { readonly type: (typeof COLLATION_EVENTS)[number] }>;

/** Splitting, merging, sorting. Nothing that somebody sent is ever removed: points are cut anew, demands put together anew. */
export function foldCollation(
  draft: LedgerDraft,
  event: CollationEvent,
): { readonly touched: readonly string[]; readonly before: BeforeImage | undefined } {
  if (event.type === 'act-undone') return undo(draft, event);
  const recorder = recordIn(draft);
  apply(draft, recorder, event);
  return { touched: recorder.touched(), before: recorder.before() };
}

function apply(
  draft: LedgerDraft,
  recorder: Recorder,
  event: Exclude<CollationEvent, { readonly type: 'act-undone' }>,
): void {
  switch (event.type) {
    case 'copies-folded':
      for (const { copy, of } of event.copies) fold(draft, recorder, { copy, of });
      return;
    case 'copy-unfolded':
      recorder.setSubmission({ ...submissionIn(draft, event.copy), copyOf: undefined });
      addPoint(draft, recorder, event.copy, wholeText(draft, event.copy), undefined);
      return;
    case 'point-split':
      split(draft, recorder, event.point, event.into);
      return;
    case 'demands-merged':
      merge(draft, recorder, event.into, event.from);
      return;
    case 'demand-divided':
      divide(draft, recorder, event.demand, event.points);
      return;
    case 'demand-titled':
      recorder.setDemand({ ...demandIn(draft, event.demand), title: event.title });
      return;
    case 'demand-kind-set':
      recorder.setDemand({ ...demandIn(draft, event.demand), kind: event.kind });
      return;
    case 'demand-sorted':
      recorder.setDemand({
        ...demandIn(draft, event.demand),
        topic: event.topic,
        clauses: event.clauses,
        sorted: true,
      });
      return;
    default:
      unreachable(event);
  }
}

function wholeText(draft: LedgerDraft, number: SubmissionNumber): PointText {
  const { text } = submissionIn(draft, number);
  return { text, quote: { from: 0, to: text.length } };
}

/** The copy keeps its text and its person; its one point and that point's demand go. Its own copies go along. */
function fold(
  draft: LedgerDraft,
  recorder: Recorder,
  { copy, of }: { readonly copy: SubmissionNumber; readonly of: SubmissionNumber },
): void {
  const was = submissionIn(draft, copy);
  for (const id of was.points) {
    recorder.removeDemand(pointIn(draft, id).demand);
    recorder.removePoint(id);
  }
  recorder.setSubmission({ ...was, copyOf: of, points: [] });
  for (const other of draft.submissions.values())
    if (other.copyOf === copy) recorder.setSubmission({ ...other, copyOf: of });
}

/** A new point; in `demand`, or in a demand of its own. */
function addPoint(
  draft: LedgerDraft,
  recorder: Recorder,
  number: SubmissionNumber,
  { text, quote }: PointText,
  demand: DemandId | undefined,
): PointId {
  const submission = submissionIn(draft, number);
  const nth = submission.pointsNumbered + 1;
  const id = nthPoint(number, nth);
  recorder.setSubmission({ ...submission, points: [...submission.points, id], pointsNumbered: nth });
  const home = demand ?? nextDemandId(draft);
  recorder.setPoint({ id, submission: number, text, quote, demand: home });
  if (demand === undefined) recorder.setDemand(freshDemand(home, [id]));
  else {
    const was = demandIn(draft, demand);
    recorder.setDemand({ ...was, points: [...was.points, id] });
  }
  return id;
}

/** The first part stays in the demand; each other part is a demand of its own until it is merged. */
function split(draft: LedgerDraft, recorder: Recorder, id: PointId, into: readonly PointText[]): void {
  const { submission, demand } = pointIn(draft, id);
  into.forEach((part, index) =>
    addPoint(draft, recorder, submission, part, index === 0 ? demand : undefined),
  );
  const home = demandIn(draft, demand);
  recorder.setDemand({ ...home, points: home.points.filter((point) => point !== id) });
  const owner = submissionIn(draft, submission);
  recorder.setSubmission({ ...owner, points: owner.points.filter((point) => point !== id) });
  recorder.removePoint(id);
}

function merge(draft: LedgerDraft, recorder: Recorder, into: DemandId, from: readonly DemandId[]): void {
  const moved = from.flatMap((id) => demandIn(draft, id).points);
  for (const id of from) recorder.removeDemand(id);
  for (const id of moved) recorder.setPoint({ ...pointIn(draft, id), demand: into });
  const was = demandIn(draft, into);
  recorder.setDemand({ ...was, points: [...was.points, ...moved] });
}

function divide(draft: LedgerDraft, recorder: Recorder, demand: DemandId, points: readonly PointId[]): void {
  const made = nextDemandId(draft);
  const was = demandIn(draft, demand);
  recorder.setDemand({ ...was, points: was.points.filter((id) => !points.includes(id)) });
  recorder.setDemand(freshDemand(made, points));
  for (const id of points) recorder.setPoint({ ...pointIn(draft, id), demand: made });
}

function undo(
  draft: LedgerDraft,
  event: Extract<LedgerEvent, { readonly type: 'act-undone' }>,
): { readonly touched: readonly string[]; readonly before: undefined } {
  const index = event.undoes - 1;
  const entry = draft.journal[index];
  assert(entry?.before, `event ${event.undoes} can be undone`);
  restore(draft, entry.before);
  draft.journal[index] = { ...entry, undoneBy: event.seq };
  return { touched: entry.touched, before: undefined };
}
