import { ok } from '#base/result.ts';
import type { MaterialId } from '#core/catalogue/model.ts';
import type { Draft, DraftId, RawAnswers } from '#core/cases/draft.ts';
import type { Answers, Plan, Settled } from '#core/compiler/plan.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { App } from './app.ts';
import { needsPlace, problemsOf } from './check-draft.ts';
import { openThing, ownDraft, todayOf } from './draft-access.ts';
import { papersOf, type PaperView } from './papers.ts';
import { changesSince, type PlanChanges } from './plan-changes.ts';
import type { Problem } from './problem.ts';
import { readDraft, type DraftReading } from './read-draft.ts';
import type { Outcome } from './refusal.ts';

/** Everything a page needs to show a draft: guide, form, papers, check. */
export type DraftView = {
  readonly draft: Draft;
  /** The plan in force for the counties that the answers name. */
  readonly plan: Plan;
  readonly settled: Settled;
  /** What each input shows: as typed, else prefilled. */
  readonly shown: RawAnswers;
  /** Elements whose shown value was prefilled and not touched. */
  readonly prefilled: readonly string[];
  /** What could be parsed; a wrong answer is left out here and named in `problems`. */
  readonly answers: Answers;
  readonly papers: readonly PaperView[];
  readonly deliveryNeedsPlace: boolean;
  /** All that stands in the way of submitting, in the order of the form. Empty: ready. */
  readonly problems: readonly Problem[];
  /** The plan the draft was last shown from has been replaced: what changed. */
  readonly changes: PlanChanges | undefined;
  readonly paperOf: (material: MaterialId) => PaperView | undefined;
  /** What the view was made from: filing it in the same request need not read again. */
  readonly reading: DraftReading;
};

/** The draft with its plan, for its owner. Also the check before submitting: `problems`. */
export async function openDraft(
  app: App,
  viewer: Viewer,
  command: { readonly draft: DraftId },
): Promise<Outcome<DraftView>> {
  const draft = await ownDraft(app, viewer, command.draft);
  if (!draft.ok) return draft;
  return openReading(app, viewer, draft.value);
}

/** The same for a draft already let through the door. A draft that became a case opens too, for the way to its receipt. */
export async function openReading(app: App, viewer: Viewer, draft: Draft): Promise<Outcome<DraftView>> {
  if (draft.submitted === undefined) {
    const thing = openThing(app, draft.thing, todayOf(app));
    if (!thing.ok) return thing;
  }
  const read = await readDraft(app, viewer, draft);
  if (!read.ok) return read;
  const reading = read.value;
  const papers = papersOf(reading);
  const { plan, settled, shown, prefilled, answers } = reading;
  return ok({
    draft,
    plan,
    settled,
    shown,
    prefilled,
    answers,
    papers,
    deliveryNeedsPlace: needsPlace(settled),
    problems: problemsOf(app, reading, papers),
    changes: await changesSince(app, draft, plan),
    paperOf: (material: MaterialId) => papers.find((paper) => paper.material.material.id === material),
    reading,
  });
}
