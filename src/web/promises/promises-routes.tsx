import { appealCredit, decideCreditAppeal, repairCredit } from '#app/credit.ts';
import { promisesToSign } from '#app/sign-promises.ts';
import type { Mark } from '#base/mark.ts';
import { inLanguage } from '#base/localised.ts';
import { caseForCitizen } from '#read/case-for-citizen.ts';
import { documentsOfCase, documentsOfPart, type CaseDocument } from '#read/case-documents.ts';
import { commitmentChecks } from '#read/commitment-checks.ts';
import { creditRecords, myCredit } from '#read/credit.ts';
import { openStep } from '../citizen/draft-opened.ts';
import {
  answerNotFound,
  answerPage,
  citizensOnly,
  contextOf,
  type WebRequest,
} from '../citizen/route-tools.ts';
import { refusalSentence } from '../form/problem-words.ts';
import { fieldOf } from '../form/read-form.ts';
import { pageOf, partOf, type StaffDeps, type StaffRoutes } from '../staff-deps.tsx';
import { ChecksPage } from './checks-page.tsx';
import { BureauCreditPage, MyCreditPage, type CreditTyped } from './credit-pages.tsx';
import { DocumentListPage, DocumentPage, DraftPromisePage } from './document-page.tsx';
import { registerSideRoutes } from './side-routes.tsx';

/** Promises, notices and commitments; what is owed, checked, revoked and recorded. */
export function registerPromisesRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  registerDocumentRoutes(routes, deps);
  registerSideRoutes(routes, deps);
  registerCreditRoutes(routes, deps);
  routes.get('/desk/checks', async (c) => {
    const list = await commitmentChecks(c.get('visit').viewer, deps.app, pageOf(c));
    return answerPage(c, <ChecksPage ctx={contextOf(c, deps)} list={list} />);
  });
  routes.get('/drafts/:draft/promises/:kind', (c) => draftPromise(c, deps));
}

type Shown = {
  readonly section: 'myCases' | 'counter' | 'desk';
  /** Where the list is. */
  readonly base: string;
  readonly back: string;
  readonly documents: readonly CaseDocument[];
  /** There is a page though nothing was signed: whoever links here need not know. */
  readonly empty?: boolean;
};

function registerDocumentRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  const list = (c: WebRequest, { documents, empty, ...shown }: Shown): Response =>
    documents.length === 0 && empty !== true
      ? answerNotFound(c, deps)
      : answerPage(c, <DocumentListPage ctx={contextOf(c, deps)} documents={documents} {...shown} />);
  const one = (c: WebRequest, { documents, section, base }: Shown): Response => {
    const document = documents.find(({ id }) => id === c.req.param('doc'));
    if (document === undefined) return answerNotFound(c, deps);
    const props = { section, document, mark: markOf(document, deps), origin: deps.origin, back: base };
    return answerPage(c, <DocumentPage ctx={contextOf(c, deps)} {...props} />);
  };
  for (const [path, read] of [
    ['/my-cases/:number/documents', ofCitizen],
    ['/counter/taken/:number/documents', ofCounter],
    ['/desk/:number/:part/documents', ofOffice],
  ] as const) {
    routes.get(path, async (c) => list(c, await read(c, deps)));
    routes.get(`${path}/:doc`, async (c) => one(c, await read(c, deps)));
  }
}

async function ofCitizen(c: WebRequest, { app }: StaffDeps): Promise<Shown> {
  const number = c.req.param('number') ?? '';
  const back = `/my-cases/${number}`;
  const documents = await documentsOfCase(c.get('visit').viewer, app, number);
  return { section: 'myCases', base: `${back}/documents`, back, documents };
}

async function ofCounter(c: WebRequest, { app }: StaffDeps): Promise<Shown> {
  const number = c.req.param('number') ?? '';
  const { viewer } = c.get('visit');
  const documents = await documentsOfCase(viewer, app, number);
  const base = `/counter/taken/${number}/documents`;
  const empty = documents.length === 0 && (await caseForCitizen(viewer, app, number)) !== undefined;
  return { section: 'counter', base, back: '/counter/taken', documents, empty };
}

async function ofOffice(c: WebRequest, { app }: StaffDeps): Promise<Shown> {
  const number = c.req.param('number') ?? '';
  const part = partOf(c);
  const back = `/desk/${number}/${part}`;
  const documents = await documentsOfPart(c.get('visit').viewer, app, { number, part });
  return { section: 'desk', base: `${back}/documents`, back, documents };
}

/** How the words are known; those of an older version were the sample city's too. */
function markOf({ kind }: CaseDocument, { app }: StaffDeps): Mark {
  return app.promises[kind].mark;
}

async function draftPromise(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const opened = await openStep(c, deps);
  if (opened instanceof Response) return opened;
  const promise = promisesToSign(deps.app, opened.view).find(({ kind }) => kind === c.req.param('kind'));
  if (promise === undefined) return answerNotFound(c, deps);
  const { mark, text, title } = promise;
  const ctx = contextOf(c, deps);
  return answerPage(
    c,
    <DraftPromisePage ctx={ctx} title={inLanguage(title, ctx.language)} text={text.zh} mark={mark} />,
  );
}

function registerCreditRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  const { app } = deps;
  const own = async (c: WebRequest, typed?: CreditTyped): Promise<Response> => {
    const records = await myCredit(c.get('visit').viewer, app);
    const sent = c.req.query('sent') !== undefined;
    const props = { ctx: contextOf(c, deps), records, sent, ...(typed ? { typed } : {}) };
    return answerPage(c, <MyCreditPage {...props} />, typed === undefined ? 200 : 422);
  };
  const all = async (c: WebRequest, typed?: CreditTyped): Promise<Response> => {
    const list = await creditRecords(c.get('visit').viewer, app, pageOf(c));
    const done = c.req.query('done') !== undefined;
    const props = { ctx: contextOf(c, deps), list, done, ...(typed ? { typed } : {}) };
    return answerPage(c, <BureauCreditPage {...props} />, typed === undefined ? 200 : 422);
  };
  routes.use('/my-credit', citizensOnly(deps));
  routes.use('/my-credit/*', citizensOnly(deps));
  routes.get('/my-credit', (c) => own(c));
  routes.post('/my-credit/:division/:id', async (c) => {
    const text = fieldOf(c.get('form'), 'text') ?? '';
    const { division, id } = c.req.param();
    const done = await appealCredit(app, c.get('visit').viewer, { division, id, text });
    if (done.ok) return c.redirect('/my-credit?sent=1', 303);
    if (done.error.code === 'not-found') return answerNotFound(c, deps);
    return own(c, { id, text, problem: refusalSentence(done.error, contextOf(c, deps).t) });
  });
  routes.get('/bureau/credit', (c) => all(c));
  routes.post('/bureau/credit/:division/:id', async (c) => {
    const form = c.get('form');
    const reason = fieldOf(form, 'text') ?? '';
    const { division, id } = c.req.param();
    const { viewer } = c.get('visit');
    const at = { division, id, reason };
    const decision = (['upheld', 'removed'] as const).find((each) => each === fieldOf(form, 'do'));
    const done =
      decision === undefined
        ? await repairCredit(app, viewer, at)
        : await decideCreditAppeal(app, viewer, { ...at, decision });
    if (done.ok) return c.redirect('/bureau/credit?done=1', 303);
    if (done.error.code === 'not-found') return answerNotFound(c, deps);
    return all(c, { id, text: reason, problem: refusalSentence(done.error, contextOf(c, deps).t) });
  });
}
