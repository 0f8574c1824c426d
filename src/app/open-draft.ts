import type { StoredCertificate } from '#core/certificates/certificate.ts';
import type { MaterialId } from '#core/catalogue/model.ts';
import type { Draft, DraftId, DraftPaper, PaperChoice, RawAnswers } from '#core/cases/draft.ts';
import type { FileRef } from '#core/cases/events.ts';
import type { Answers, Plan, PlanMaterial, PlanVersion, Settled } from '#core/compiler/plan.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { App } from './app.ts';
import type { Problem } from './problem.ts';
import type { Outcome } from './refusal.ts';

/** One paper of the settled plan with what the draft says about it. */
export type PaperView = {
  readonly material: PlanMaterial;
  /** What the person may choose here; empty where nothing is to be done (from a sibling, as an answer). */
  readonly choices: readonly PaperChoice[];
  readonly chosen?: DraftPaper;
  readonly files: readonly FileRef[];
  /** Valid certificates of the applicant that are this paper. */
  readonly certificates: readonly StoredCertificate[];
};

/** What changed in the plan since the form was last shown. */
export type PlanChange = {
  readonly kind:
    | 'field-added'
    | 'field-removed'
    | 'paper-added'
    | 'paper-removed'
    | 'item-added'
    | 'item-removed'
    | 'other';
  readonly id: string;
  readonly name: string;
};

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
  readonly changes: { readonly from: PlanVersion; readonly list: readonly PlanChange[] } | undefined;
  readonly materialsOf: (material: MaterialId) => PaperView | undefined;
};

/** The draft with its plan, for its owner. Also the check before submitting: `problems`. */
export async function openDraft(
  _app: App,
  _viewer: Viewer,
  _command: { readonly draft: DraftId },
): Promise<Outcome<DraftView>> {
  throw new Error('being written');
}
