// The form: start, steps, files, saved.
import type { Hono } from 'hono';
import { discardDraft } from '#app/discard-draft.ts';
import { downloadFile, type DownloadFile } from '#app/download-file.ts';
import { openDraft } from '#app/open-draft.ts';
import { saveDraft } from '#app/save-draft.ts';
import { startDraft } from '#app/start-draft.ts';
import type { VisitEnv } from '#app/visit.ts';
import { inLanguage } from '#base/localised.ts';
import { receiveCheck, showCheck } from './draft-check-step.tsx';
import { receiveDelivery, showDelivery } from './draft-delivery-step.tsx';
import { receiveGroup, showGroup } from './draft-group-step.tsx';
import { isDraftId, openStep, type Opened } from './draft-opened.ts';
import { receivePapers, showPapers } from './draft-papers-step.tsx';
import { guideAnswers } from './guide-route.tsx';
import { planOf, thingOf } from './public-routes.tsx';
import {
  answerNotFound,
  answerPage,
  answerRefusal,
  citizensOnly,
  contextOf,
  filersOnly,
  filingHome,
  todayIn,
  type WebDeps,
  type WebRequest,
} from './route-tools.ts';
import { SavedPage } from './saved-page.tsx';

export function draftRoutes(routes: Hono<VisitEnv>, deps: WebDeps): void {
  routes.use('/drafts/*', filersOnly(deps));
  routes.post('/things/:thing/drafts', citizensOnly(deps), (c) => beginDraft(c, deps));
  routes.get('/drafts/:draft', (c) => openFirst(c, deps));
  routes.post('/drafts/:draft/discard', (c) => discard(c, deps));
  routes.get('/drafts/:draft/saved', (c) => showSaved(c, deps));
  routes.get('/drafts/:draft/form/:group', (c) => showGroup(c, deps));
  routes.post('/drafts/:draft/form/:group', (c) => receiveGroup(c, deps));
  routes.get('/drafts/:draft/papers', (c) => showPapers(c, deps));
  routes.post('/drafts/:draft/papers', (c) => receivePapers(c, deps));
  routes.get('/drafts/:draft/delivery', (c) => showDelivery(c, deps));
  routes.post('/drafts/:draft/delivery', (c) => receiveDelivery(c, deps));
  routes.get('/drafts/:draft/check', (c) => showCheck(c, deps));
  routes.post('/drafts/:draft/check', (c) => receiveCheck(c, deps));
  routes.get('/drafts/:draft/files/:file', (c) => {
    const draft = c.req.param('draft');
    if (!isDraftId(draft)) return answerNotFound(c, deps);
    return answerFile(c, deps, { from: 'draft', draft, file: c.req.param('file') });
  });
}

/** A stored file, shown by the browser as what it was found to be and nothing else. */
export async function answerFile(c: WebRequest, deps: WebDeps, wanted: DownloadFile): Promise<Response> {
  const found = await downloadFile(deps.app, c.get('visit').viewer, wanted);
  if (!found.ok) return answerNotFound(c, deps);
  const { file, bytes } = found.value;
  return c.body(Uint8Array.from(bytes), 200, {
    'Content-Type': file.mediaType,
    'Content-Disposition': `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-store',
  });
}

async function beginDraft(c: WebRequest, deps: WebDeps): Promise<Response> {
  const { app } = deps;
  const { viewer } = c.get('visit');
  const thing = thingOf(app, c.req.param('thing') ?? '');
  if (thing === undefined) return answerNotFound(c, deps);
  const started = await startDraft(app, viewer, { thing: thing.id });
  if (!started.ok) {
    const tooMany = started.error.code === 'too-many-drafts';
    return answerRefusal(c, deps, started.error, tooMany ? '/my-cases' : `/things/${thing.id}`);
  }
  const { draft } = started.value;
  const plan = planOf(app, thing);
  const typed = new Map(
    [...c.get('form').fields].flatMap(([name, [first]]) =>
      first === undefined ? [] : [[name, first] as const],
    ),
  );
  const answers = plan === undefined ? {} : guideAnswers(deps, plan, typed, todayIn(app));
  if (Object.keys(answers).length > 0) {
    const saved = await saveDraft(app, viewer, { draft, answers });
    if (!saved.ok) return answerRefusal(c, deps, saved.error, `/things/${thing.id}`);
    // From here on the plan may change: what the guide was answered from is what later pages compare with.
    const opened = await openDraft(app, viewer, { draft });
    if (opened.ok) await saveDraft(app, viewer, { draft, planVersion: opened.value.plan.version });
  }
  return c.redirect(`/drafts/${draft}?begun`, 303);
}

async function discard(c: WebRequest, deps: WebDeps): Promise<Response> {
  const draft = c.req.param('draft') ?? '';
  if (!isDraftId(draft)) return answerNotFound(c, deps);
  const done = await discardDraft(deps.app, c.get('visit').viewer, { draft });
  // Pressed twice: it is gone, which is what was wanted.
  if (!done.ok && done.error.code !== 'not-found') return answerRefusal(c, deps, done.error, filingHome(c));
  return c.redirect(filingHome(c), 303);
}

/** Goes to the first step that still wants something; a new form opens at the first that the guide has not answered. */
async function openFirst(c: WebRequest, deps: WebDeps): Promise<Response> {
  const opened = await openStep(c, deps);
  if (opened instanceof Response) return opened;
  const { steps, problems } = opened;
  const untouched = opened.view.draft.planVersion === undefined || c.req.query('begun') !== undefined;
  const wanting = steps.find(({ id }) => problems.some(({ step }) => step === id));
  const fresh = steps.find(({ id }) => !answeredByGuide(opened, id));
  const target = untouched ? fresh : (wanting ?? steps.at(-1));
  return c.redirect(target?.href ?? filingHome(c), 303);
}

/** Every question of the step was answered before the form began, and well. */
function answeredByGuide({ view, problems }: Opened, step: string): boolean {
  const group = view.settled.form.find(({ group: { id } }) => `form/${id}` === step);
  if (group === undefined || problems.some((each) => each.step === step)) return false;
  return group.fields.every(
    ({ element, fill }) => fill === 'derive' || view.draft.answers[element.id] !== undefined,
  );
}

async function showSaved(c: WebRequest, deps: WebDeps): Promise<Response> {
  const opened = await openStep(c, deps);
  if (opened instanceof Response) return opened;
  // What a clerk left half done is listed on the counter's first page.
  if (c.get('visit').viewer.role === 'clerk') return c.redirect(filingHome(c), 303);
  const ctx = contextOf(c, deps);
  const { view } = opened;
  const page = (
    <SavedPage
      ctx={ctx}
      thingName={inLanguage(view.plan.name, ctx.language)}
      continueHref={`/drafts/${view.draft.id}`}
    />
  );
  return answerPage(c, page);
}
