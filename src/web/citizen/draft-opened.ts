// An opened draft on its way through a step: what pages of all steps share.
import { openDraft, type DraftView } from '#app/open-draft.ts';
import type { Refusal } from '#app/refusal.ts';
import { saveDraft, type SaveDraft } from '#app/save-draft.ts';
import type { DraftId } from '#core/cases/draft.ts';
import { inLanguage } from '#base/localised.ts';
import { fieldOf } from '../form/read-form.ts';
import type { PageContext } from '../frame/page-context.ts';
import type { SummaryLine } from '../form/error-summary.tsx';
import type { StepProps } from './draft-pages.tsx';
import { atCounter } from '../counter/at-counter.ts';
import { placedProblems, stepsOf, type PlacedProblem, type Step } from './draft-steps.ts';
import {
  answerNotFound,
  answerRefusal,
  contextOf,
  filedAddress,
  filingHome,
  type WebDeps,
  type WebRequest,
} from './route-tools.ts';

export type Opened = {
  readonly c: WebRequest;
  readonly deps: WebDeps;
  readonly ctx: PageContext;
  readonly view: DraftView;
  readonly steps: readonly Step[];
  readonly problems: readonly PlacedProblem[];
};

/** The draft of the address, or the answer to give instead. A submitted one leads to its receipt. */
export async function openStep(c: WebRequest, deps: WebDeps): Promise<Opened | Response> {
  const id = c.req.param('draft') ?? '';
  if (!isDraftId(id)) return answerNotFound(c, deps);
  return openById(c, deps, id);
}

/** The same draft again, after something of it was saved. */
export async function reopen({ c, deps, view }: Opened): Promise<Opened | Response> {
  return openById(c, deps, view.draft.id);
}

/** Saves; `undefined` when done, else the refusal, or the receipt where the draft is a case already. */
export async function save(
  opened: Opened,
  parts: Omit<SaveDraft, 'draft' | 'planVersion'>,
): Promise<Refusal | undefined> {
  const { c, deps, view, ctx } = opened;
  // The version is taken as seen only when the page was made from the plan in force.
  const seen = fieldOf(c.get('form'), 'plan') === view.plan.version ? { planVersion: view.plan.version } : {};
  const saved = await saveDraft(deps.app, ctx.viewer, { draft: view.draft.id, ...parts, ...seen });
  return saved.ok ? undefined : saved.error;
}

/** Refusals that no field can show. Where the other window, or the other click, has submitted: its receipt. */
export function answerSaveRefusal(opened: Opened, refusal: Refusal): Response {
  const { c, deps, view } = opened;
  const { number } = refusal.params;
  if (refusal.code === 'draft-already-submitted' && typeof number === 'string')
    return c.redirect(filedAddress(c, number, { again: true, helped: isHelped(view) }), 303);
  return answerRefusal(c, deps, refusal, `/drafts/${view.draft.id}`);
}

/** What every step's page is given. */
export function stepProps(
  opened: Opened,
  step: string,
  lines: readonly SummaryLine[],
): Omit<StepProps, 'action'> {
  const { ctx, view, steps } = opened;
  return {
    ctx,
    thingName: [inLanguage(view.plan.name, ctx.language), applicantName(view, ctx)]
      .filter(Boolean)
      .join(' · '),
    steps,
    at: Math.max(
      0,
      steps.findIndex(({ id }) => id === step),
    ),
    lines,
    changes: view.changes,
    planVersion: view.plan.version,
  };
}

/** Leads to the step beside this one, to the page that says it is saved, or to the same step at a place. */
export function goOn(
  opened: Opened,
  step: string,
  to: 'next' | 'back' | 'save' | { readonly anchor: string },
): Response {
  const { c, view, steps } = opened;
  const at = steps.findIndex(({ id }) => id === step);
  if (to === 'save') return c.redirect(`/drafts/${view.draft.id}/saved`, 303);
  if (typeof to === 'object') return c.redirect(`${steps[Math.max(0, at)]?.href ?? '/'}#${to.anchor}`, 303);
  // A step that fell away by the answers just given (at = -1) leads to the first.
  const target = steps[to === 'next' ? at + 1 : Math.max(0, at - 1)] ?? steps[0];
  return c.redirect(target?.href ?? filingHome(c), 303);
}

export function isDraftId(text: string): text is DraftId {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

/** The draft is filled in for somebody else, on a mandate. */
export function isHelped({ draft }: Pick<DraftView, 'draft'>): boolean {
  return draft.mandate !== undefined;
}

/** Whom it is for, where that is not whoever is signed in: to a helper as 替某人办, to a clerk the name. */
function applicantName({ draft, reading }: DraftView, { t }: PageContext): string {
  const principal = reading.mandate?.principal.name;
  return principal === undefined ? (draft.applicant?.name ?? '') : t.mandates.helped.of(principal);
}

/** The same form, spoken to a helper: what is filled in already is the mandate's. */
function onMandate(ctx: PageContext, view: DraftView): PageContext {
  if (!isHelped(view)) return ctx;
  return { ...ctx, t: { ...ctx.t, form: { ...ctx.t.form, ...ctx.t.mandates.draftForm } } };
}

async function openById(c: WebRequest, deps: WebDeps, id: DraftId): Promise<Opened | Response> {
  const ctx = atCounter(contextOf(c, deps));
  const found = await openDraft(deps.app, ctx.viewer, { draft: id });
  if (!found.ok) return answerRefusal(c, deps, found.error, filingHome(c));
  const view = found.value;
  // A draft is filled in where it was begun: online by its citizen, at a counter by its clerk.
  if (view.draft.channel !== (ctx.viewer.role === 'clerk' ? 'counter' : 'online'))
    return answerNotFound(c, deps);
  if (view.draft.submitted !== undefined)
    return c.redirect(filedAddress(c, view.draft.submitted, { again: true, helped: isHelped(view) }), 303);
  const spoken = onMandate(ctx, view);
  return {
    c,
    deps,
    ctx: spoken,
    view,
    steps: stepsOf(view, spoken),
    problems: placedProblems(view, spoken, deps.app),
  };
}
