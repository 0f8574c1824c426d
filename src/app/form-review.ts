// 形式审查 of a draft at the counter: which papers the clerk has in hand, and whether each was looked at.
import { plainText } from '#base/plain-text.ts';
import { ok } from '#base/result.ts';
import type { HandedIn } from '#core/cases/events.ts';
import { papersToReview, type FormReview } from '#core/cases/form-review.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { App } from './app.ts';
import type { DraftView } from './open-draft.ts';
import { handedInOf } from './papers.ts';
import { refuseUse, type Outcome } from './refusal.ts';

/** What the clerk ticked (ids of papers) and wrote. */
export type ReviewSaid = { readonly seen: readonly string[]; readonly remarks: string };

/** Longest remark, in characters. Ours. */
const LONGEST_REMARK = 2000;

/** The papers of a draft that whoever takes it in has in hand. */
export function papersInHand(
  app: App,
  { papers }: Pick<DraftView, 'papers'>,
): readonly Pick<HandedIn, 'material' | 'name'>[] {
  const handedIn = papers.map((paper) => handedInOf(app, paper));
  const ids = papersToReview(handedIn);
  return handedIn.filter(({ material }) => ids.includes(material));
}

/**
 * The review as it is kept; refused with the first paper that was not looked at, all of them where nothing was said. Nobody
 * but a clerk reviews. None is on record where nothing was said and there is nothing in hand.
 */
export function formReviewOf(
  app: App,
  viewer: Viewer,
  { view, said }: { readonly view: DraftView; readonly said: ReviewSaid | undefined },
): Outcome<FormReview | undefined> {
  if (viewer.role !== 'clerk') return ok(undefined);
  const papers = papersInHand(app, view);
  const missing = papers.find(({ material }) => !(said?.seen ?? []).includes(material));
  if (missing) return refuseUse('form-review-incomplete', { material: missing.material });
  if (said === undefined) return ok(undefined);
  const remarks = plainText(said.remarks).trim();
  if (remarks.length > LONGEST_REMARK) return refuseUse('text-too-long', { limit: LONGEST_REMARK });
  return ok({
    by: viewer.person,
    name: viewer.name,
    centre: viewer.centre,
    at: app.now().toString(),
    papers: papers.map(({ material }) => material),
    remarks,
  });
}
