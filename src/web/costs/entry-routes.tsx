import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { explainFinding } from '#app/explain-finding.ts';
import { openReturn } from '#app/open-return.ts';
import type { Outcome, Refusal } from '#app/refusal.ts';
import { saveCells, takeOverCells } from '#app/save-cells.ts';
import { signReturn, submitReturn, withdrawSignature } from '#app/sign-return.ts';
import type { ReceivedForm } from '#app/visit.ts';
import { sumTexts } from '#core/statistics/rules/sums.ts';
import type { Form } from '#core/statistics/survey/round.ts';
import { returnFor } from '#read/return-for.ts';
import type { SheetAnswer } from '#web/browser/return-sheet/sheet-data.ts';
import {
  answerNotFound,
  answerPage,
  answerRefusal,
  contextOf,
  type Status,
  type WebRequest,
} from '../citizen/route-tools.ts';
import { refusalSentence } from '../form/problem-words.ts';
import { fieldOf } from '../form/read-form.ts';
import type { PageContext } from '../frame/page-context.ts';
import { staffOnly, type StaffDeps, type StaffRoutes } from '../staff-deps.tsx';
import { EntryCheckPage } from './entry-check.tsx';
import { foundAt, scriptJson, sheetPage, sheetRound, textsByCode } from './entry-data.ts';
import { EntryFormPage, FormFindingList } from './entry-form.tsx';
import { EntryPrintPage, EntryReceiptPage } from './entry-print.tsx';
import { Counts, EntryReturnPage } from './entry-return.tsx';
import { EntrySignPage } from './entry-sign.tsx';
import {
  basicForms,
  codesOf,
  countFindings,
  entryView,
  findingsOf,
  mayFill,
  type EntryView,
} from './entry-view.ts';
import { formPath, returnPath } from './entry-words.ts';
import { returnAddressOf } from './round-of.ts';

const BASE = '/costs/:round/units/:unit';

/** Filling in, explaining and signing a return. */
export function registerEntryRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  const guard = staffOnly(deps, 'reporter', '/costs');
  // The collector's page of the same return is its review.
  routes.use(BASE, async (c, next) => {
    const { round, unit } = returnAddressOf(c);
    if (c.get('visit').viewer.role === 'collector')
      return c.redirect(returnPath(encodeURIComponent(round), encodeURIComponent(unit), 'review'), 303);
    return guard(c, next);
  });
  for (const page of [
    'forms/:form',
    'cells',
    'sheet.json',
    'check',
    'explanations',
    'sign',
    'receipt',
    'print',
  ])
    routes.use(`${BASE}/${page}`, guard);

  routes.get(BASE, (c) =>
    withView(c, deps, (ctx, view) => <EntryReturnPage ctx={ctx} view={view} {...doneIn(c, ctx)} />),
  );
  routes.post(BASE, (c) => openOrTake(c, deps));
  routes.get(`${BASE}/forms/:form`, (c) => showForm(c, deps, doneIn(c, contextOf(c, deps))));
  routes.post(`${BASE}/forms/:form`, (c) => saveForm(c, deps));
  routes.post(`${BASE}/cells`, (c) => saveSome(c, deps));
  routes.get(`${BASE}/sheet.json`, (c) => answerRules(c, deps));
  routes.get(`${BASE}/check`, (c) =>
    withView(c, deps, (ctx, view) => <EntryCheckPage ctx={ctx} view={view} {...doneIn(c, ctx)} />),
  );
  routes.post(`${BASE}/explanations`, (c) => explain(c, deps));
  routes.get(`${BASE}/sign`, (c) =>
    withView(c, deps, (ctx, view) => <EntrySignPage ctx={ctx} view={view} {...doneIn(c, ctx)} />),
  );
  routes.post(`${BASE}/sign`, (c) => sign(c, deps));
  routes.get(`${BASE}/receipt`, (c) =>
    withView(c, deps, (ctx, view) => <EntryReceiptPage ctx={ctx} view={view} {...doneIn(c, ctx)} />),
  );
  routes.get(`${BASE}/print`, (c) =>
    withView(c, deps, (ctx, view) => <EntryPrintPage ctx={ctx} view={view} />),
  );
}

const DONE = ['opened', 'taken', 'saved', 'signed', 'withdrawn', 'submitted'] as const;

/** The sentence for the act just done, by its name in the address. */
function doneIn(c: WebRequest, { t }: PageContext): { readonly done?: string } {
  const done = DONE.find((each) => each === c.req.query('done'));
  return done === undefined ? {} : { done: t.costsEntry.dones[done] };
}

async function readView(c: WebRequest, { app }: StaffDeps): Promise<EntryView | undefined> {
  const { viewer } = c.get('visit');
  const read = viewer.role === 'reporter' ? await returnFor(viewer, app, returnAddressOf(c)) : undefined;
  return read && viewer.role === 'reporter' ? entryView(read, viewer.duty) : undefined;
}

async function withView(
  c: WebRequest,
  deps: StaffDeps,
  page: (ctx: PageContext, view: EntryView) => VNode,
  status: Status = 200,
): Promise<Response> {
  const view = await readView(c, deps);
  if (view === undefined) return answerNotFound(c, deps);
  return answerPage(c, page(contextOf(c, deps), view), status);
}

async function openOrTake(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const { viewer } = c.get('visit');
  const address = returnAddressOf(c);
  const act = fieldOf(c.get('form'), 'act');
  const from = act === 'take-prior' ? 'prior' : act === 'take-accounts' ? 'accounts' : undefined;
  const outcome =
    from === undefined
      ? await openReturn(deps.app, viewer, address)
      : await takeOverCells(deps.app, viewer, { ...address, from });
  if (outcome.ok)
    return c.redirect(
      `${returnPath(address.round, address.unit)}?done=${from === undefined ? 'opened' : 'taken'}`,
      303,
    );
  return showRefused(c, deps, outcome.error, (ctx, view, problem) => (
    <EntryReturnPage ctx={ctx} view={view} problem={problem} />
  ));
}

/** The page the act was on, with the sentence; nothing that may not be seen. */
async function showRefused(
  c: WebRequest,
  deps: StaffDeps,
  error: Refusal,
  page: (ctx: PageContext, view: EntryView, problem: string) => VNode,
): Promise<Response> {
  if (error.code === 'not-found') return answerNotFound(c, deps);
  const problem = refusalSentence(error, contextOf(c, deps).t);
  return withView(c, deps, (ctx, view) => page(ctx, view, problem), 422);
}

function formOf(c: WebRequest, view: EntryView): Form | undefined {
  const code = c.req.param('form');
  return basicForms(view.round).find((form) => form.code === code);
}

async function showForm(
  c: WebRequest,
  deps: StaffDeps,
  more: {
    readonly done?: string;
    readonly attempt?: { readonly problem: string; readonly typed: ReadonlyMap<string, string> };
  },
): Promise<Response> {
  const view = await readView(c, deps);
  const form = view && formOf(c, view);
  if (!view || !form) return answerNotFound(c, deps);
  const ctx = contextOf(c, deps);
  return answerPage(
    c,
    <EntryFormPage
      ctx={ctx}
      view={view}
      form={form}
      sums={sumTexts(view.round, view.cells)}
      {...(mayFill(view) ? { island: scriptJson(sheetPage(ctx, view, form)) } : {})}
      {...more}
    />,
    more.attempt === undefined ? 200 : 422,
  );
}

/** Without script: all cells of the form at once, as they were typed. */
async function saveForm(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const { viewer } = c.get('visit');
  const address = returnAddressOf(c);
  const received = c.get('form');
  const round = deps.app.surveys.rounds.get(address.round);
  const form = round && basicForms(round).find(({ code }) => code === c.req.param('form'));
  if (!form) return answerNotFound(c, deps);
  const typed = new Map<string, string>();
  for (const code of codesOf(form)) {
    const text = fieldOf(received, code);
    if (text !== undefined) typed.set(code, text);
  }
  const cells = [...typed].map(([code, text]) => ({ code, text, origin: 'typed' as const }));
  const outcome = await saveCells(deps.app, viewer, { ...address, cells });
  if (outcome.ok) return c.redirect(`${formPath(address.round, address.unit, form.code)}?done=saved`, 303);
  if (outcome.error.code === 'not-found') return answerNotFound(c, deps);
  const problem = refusalSentence(outcome.error, contextOf(c, deps).t);
  return showForm(c, deps, { attempt: { problem, typed } });
}

/** From the spreadsheet: some cells, each with what stood there when it was written over. */
async function saveSome(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const { viewer } = c.get('visit');
  const ctx = contextOf(c, deps);
  const received = c.get('form');
  const outcome = await saveCells(deps.app, viewer, { ...returnAddressOf(c), cells: cellsOf(received) });
  if (!outcome.ok) {
    const answer: SheetAnswer = { saved: false, problem: refusalSentence(outcome.error, ctx.t) };
    return answerJson(c, answer, outcome.error.code === 'not-found' ? 404 : 200);
  }
  const view = await readView(c, deps);
  if (view === undefined) return answerJson(c, { saved: false, problem: '' }, 404);
  const form = basicForms(view.round).find(({ code }) => code === fieldOf(received, 'form'));
  const findings = form === undefined ? [] : findingsOf(form, view.evaluation.findings);
  return answerJson(c, {
    saved: true,
    texts: textsByCode(view),
    kept: outcome.value.kept,
    found: foundAt(view.evaluation),
    list: renderToString(<FormFindingList ctx={ctx} view={view} findings={findings} />),
    counts: renderToString(<Counts ctx={ctx} counts={countFindings(findings)} />),
  });
}

function cellsOf({ fields }: ReceivedForm): Parameters<typeof saveCells>[2]['cells'] {
  const pasted = new Set(fields.get('pasted'));
  return [...fields].flatMap(([name, [text = '']]) => {
    if (!name.startsWith('c:')) return [];
    const code = name.slice(2);
    const was = fields.get(`w:${code}`)?.[0];
    const origin = pasted.has(code) ? ('pasted' as const) : ('typed' as const);
    return [{ code, text, origin, ...(was === undefined ? {} : { was }) }];
  });
}

function answerJson(c: WebRequest, answer: SheetAnswer, status: 200 | 404 = 200): Response {
  c.header('Cache-Control', 'no-store');
  return c.json(answer, status);
}

/** The rules for the spreadsheet: the same until the round's files change, so that a browser fetches them once. */
async function answerRules(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const view = await readView(c, deps);
  if (view === undefined) return answerNotFound(c, deps);
  const { round, unit } = view;
  const asked = c.req.query('v') === round.version;
  c.header('Cache-Control', asked ? 'private, max-age=604800, immutable' : 'no-store');
  return c.json(sheetRound(round, unit));
}

/** One after the other: each stands by itself, and what is refused costs no other. */
async function explain(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const { viewer } = c.get('visit');
  const address = returnAddressOf(c);
  const typed = new Map<string, string>();
  for (const [name, [text = '']] of c.get('form').fields)
    if (name.startsWith('e:')) typed.set(name.slice(2), text);
  const view = await readView(c, deps);
  if (view === undefined) return answerNotFound(c, deps);
  const changed = [...typed].filter(
    ([finding, text]) => text.trim() !== (view.state.explanations.get(finding)?.text ?? ''),
  );
  let refused: Refusal | undefined;
  for (const [finding, text] of changed) {
    // oxlint-disable-next-line no-await-in-loop -- one event after the other
    const outcome: Outcome<unknown> = await explainFinding(deps.app, viewer, { ...address, finding, text });
    if (!outcome.ok) refused ??= outcome.error;
  }
  if (refused === undefined)
    return c.redirect(`${returnPath(address.round, address.unit, 'check')}?done=saved`, 303);
  return showRefused(c, deps, refused, (ctx, now, problem) => (
    <EntryCheckPage ctx={ctx} view={now} attempt={{ problem, typed }} />
  ));
}

async function sign(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const { viewer } = c.get('visit');
  const { app } = deps;
  const address = returnAddressOf(c);
  const form = c.get('form');
  const content = fieldOf(form, 'content') ?? '';
  const act = fieldOf(form, 'act');
  const at = (page: string, done: string): Response =>
    c.redirect(`${returnPath(address.round, address.unit, page)}?done=${done}`, 303);
  switch (act) {
    case 'sign':
    case 'submit':
    case 'withdraw': {
      const outcome =
        act === 'withdraw'
          ? await withdrawSignature(app, viewer, address)
          : await (act === 'sign' ? signReturn : submitReturn)(app, viewer, { ...address, content });
      if (!outcome.ok)
        return showRefused(c, deps, outcome.error, (ctx, view, problem) => (
          <EntrySignPage ctx={ctx} view={view} problem={problem} />
        ));
      if (act === 'submit') return at('receipt', 'submitted');
      return act === 'sign' ? at('sign', 'signed') : at('', 'withdrawn');
    }
    default:
      return answerRefusal(c, deps, { code: 'not-found', params: {} });
  }
}
