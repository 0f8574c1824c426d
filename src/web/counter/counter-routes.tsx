import type { MiddlewareHandler } from 'hono';
import { noteHeartbeat } from '#app/note-heartbeat.ts';
import type { VisitEnv } from '#app/visit.ts';
import { deliverResult } from '#app/deliver-result.ts';
import { startDraft } from '#app/start-draft.ts';
import type { ReceivedForm } from '#app/visit.ts';
import { inLanguage } from '#base/localised.ts';
import { parseTimeLimit } from '#core/calendar/time-limit.ts';
import type { Thing } from '#core/catalogue/model.ts';
import { placeName, type DivisionCode } from '#core/divisions/division.ts';
import { parseCitizenNumber } from '#core/identity/citizen-number.ts';
import { caseForCitizen } from '#read/case-for-citizen.ts';
import { handedOut, takenHere, toHandOut } from '#read/counter-lists.ts';
import { resultToHandOut, type ResultToHandOut } from '#read/result-to-hand-out.ts';
import { findPersonForCounter } from '#read/find-person.ts';
import { myDrafts } from '#read/my-drafts.ts';
import {
  answerNotFound,
  answerPage,
  answerRefusal,
  contextOf,
  type WebRequest,
} from '../citizen/route-tools.ts';
import { statedLimitWords } from '../elements/limit-words.ts';
import { refusalSentence } from '../form/problem-words.ts';
import { fieldOf } from '../form/read-form.ts';
import { pageOf, partOf, staffOnly, type StaffDeps, type StaffRoutes } from '../staff-deps.tsx';
import { checkPerson, numberProblem } from './check-person.ts';
import { centreName } from './centre-name.ts';
import { DeliverPage, DeliveryReceiptPage, PROOFS } from './deliver-page.tsx';
import { HandedOutPage } from './handed-out-page.tsx';
import { HandOutPage, TakenPage } from './lists-pages.tsx';
import { PERSON_FIELDS, PersonPage, type PersonField, type TypedPerson } from './person-page.tsx';
import { SlipPage } from './slip-page.tsx';
import { StartPage } from './start-page.tsx';

/** Whoever opens the counter's first page shows that the centre is online; a failing note keeps nobody from work. */
function heartbeat({ app }: StaffDeps): MiddlewareHandler<VisitEnv> {
  return async (c, next) => {
    const { viewer } = c.get('visit');
    if (viewer.role === 'clerk') await noteHeartbeat(app, viewer.centre).catch(() => undefined);
    await next();
  };
}

/** `/counter` and below; the form itself is the same as a citizen's, under `/drafts`. */
export function registerCounterRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  routes.use('/counter', staffOnly(deps, 'clerk', '/counter'));
  routes.use('/counter/*', staffOnly(deps, 'clerk', '/counter'));
  routes.use('/counter', heartbeat(deps));
  routes.get('/counter', (c) => showStart(c, deps, {}));
  routes.get('/counter/person', (c) => c.redirect('/counter', 303));
  routes.post('/counter/person', (c) => findPerson(c, deps));
  routes.get('/counter/drafts', (c) => c.redirect('/counter', 303));
  routes.post('/counter/drafts', (c) => beginDraft(c, deps));
  routes.get('/counter/slips/:number', (c) => showSlip(c, deps));
  routes.get('/counter/taken', async (c) => {
    const list = await takenHere(c.get('visit').viewer, deps.app, pageOf(c));
    return answerPage(
      c,
      <TakenPage
        ctx={contextOf(c, deps)}
        centre={centreOf(c, deps)}
        list={list}
        placeName={placeNameIn(deps)}
      />,
    );
  });
  routes.get('/counter/hand-out', async (c) => {
    const list = await toHandOut(c.get('visit').viewer, deps.app, pageOf(c));
    return answerPage(
      c,
      <HandOutPage
        ctx={contextOf(c, deps)}
        centre={centreOf(c, deps)}
        list={list}
        placeName={placeNameIn(deps)}
      />,
    );
  });
  routes.get('/counter/handed-out', async (c) => {
    const list = await handedOut(c.get('visit').viewer, deps.app, pageOf(c));
    return answerPage(c, <HandedOutPage ctx={contextOf(c, deps)} centre={centreOf(c, deps)} list={list} />);
  });
  routes.get('/counter/hand-out/:number/:part', (c) => showDeliver(c, deps));
  routes.post('/counter/hand-out/:number/:part', (c) => deliver(c, deps));
}

async function showStart(
  c: WebRequest,
  deps: StaffDeps,
  again: { readonly typed?: string; readonly problem?: string },
): Promise<Response> {
  const ctx = contextOf(c, deps);
  const { viewer } = c.get('visit');
  const [drafts, waiting] = await Promise.all([myDrafts(viewer, deps.app), toHandOut(viewer, deps.app)]);
  const page = (
    <StartPage
      ctx={ctx}
      centre={centreOf(c, deps)}
      drafts={drafts}
      toHandOut={waiting.total}
      thingName={(id) => inLanguage(deps.app.catalogue.things.get(id)?.name ?? { zh: id }, ctx.language)}
      {...again}
    />
  );
  return answerPage(c, page, again.problem === undefined ? 200 : 422);
}

/** By POST, so that no citizen number stands in an address or a log. */
async function findPerson(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const ctx = contextOf(c, deps);
  const number = (fieldOf(c.get('form'), 'number') ?? '').trim();
  const problem = numberProblem(number, ctx.t.counter.start.number, {
    app: deps.app,
    today: ctx.today,
    t: ctx.t,
  });
  if (problem !== undefined) return showStart(c, deps, { typed: number, problem });
  return showPerson(c, deps, { typed: { ...EMPTY, number }, problems: new Map() });
}

const EMPTY: TypedPerson = {
  name: '',
  number: '',
  phone: '',
  identity: '',
  thing: '',
};

async function showPerson(
  c: WebRequest,
  deps: StaffDeps,
  { typed, problems }: { readonly typed: TypedPerson; readonly problems: ReadonlyMap<PersonField, string> },
): Promise<Response> {
  const ctx = contextOf(c, deps);
  const parsed = parseCitizenNumber(typed.number, { today: ctx.today, allowSample: deps.app.allowSample });
  const known = parsed.ok
    ? await findPersonForCounter(c.get('visit').viewer, deps.app, parsed.value.number)
    : undefined;
  const things = openThings(deps, ctx.today).map((thing) => ({
    id: thing.id,
    name: inLanguage(thing.name, ctx.language),
    summary: inLanguage(thing.summary, ctx.language),
  }));
  return answerPage(
    c,
    <PersonPage
      ctx={ctx}
      centre={centreOf(c, deps)}
      known={known}
      typed={typed}
      things={things}
      problems={problems}
    />,
    problems.size === 0 ? 200 : 422,
  );
}

async function beginDraft(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const ctx = contextOf(c, deps);
  const { viewer } = c.get('visit');
  const typed = typedPerson(c.get('form'));
  const things = openThings(deps, ctx.today);
  const { problems } = checkPerson(typed, things, { app: deps.app, today: ctx.today, t: ctx.t });
  const thing = things.find(({ id }) => id === typed.thing);
  if (problems.size > 0 || thing === undefined) return showPerson(c, deps, { typed, problems });
  const applicant = {
    name: typed.name,
    citizenNumber: typed.number,
    phone: typed.phone,
    identityChecked: true,
  };
  const started = await startDraft(deps.app, viewer, { thing: thing.id, applicant });
  if (!started.ok) return answerRefusal(c, deps, started.error, '/counter');
  const { draft } = started.value;
  return c.redirect(`/drafts/${draft}`, 303);
}

function typedPerson(form: ReceivedForm): TypedPerson {
  const typed: Record<PersonField, string> = { ...EMPTY };
  for (const field of PERSON_FIELDS) typed[field] = (fieldOf(form, field) ?? '').trim();
  return typed;
}

function openThings({ app }: StaffDeps, today: Temporal.PlainDate): readonly Thing[] {
  const day = today.toString();
  return [...app.catalogue.things.values()].filter(
    (thing) =>
      thing.status === 'offered' &&
      (thing.openFrom ?? day) <= day &&
      (thing.closedFrom === undefined || thing.closedFrom > day),
  );
}

async function showSlip(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const ctx = contextOf(c, deps);
  const view = await caseForCitizen(c.get('visit').viewer, deps.app, c.req.param('number') ?? '');
  if (view === undefined) return answerNotFound(c, deps);
  const limitWords = (promised: { readonly amount: number; readonly unit: string } | undefined): string => {
    const limit = promised === undefined ? undefined : parseTimeLimit(promised.amount, promised.unit);
    return limit?.ok === true
      ? ctx.t.citizen.draft.nextLimit(statedLimitWords(limit.value, ctx.t))
      : ctx.t.citizen.progress.promisedUnknown;
  };
  const follow = `${deps.origin}/my-cases/${view.number}`;
  return answerPage(
    c,
    <SlipPage
      ctx={ctx}
      centre={centreOf(c, deps)}
      view={view}
      placeName={placeNameIn(deps)}
      follow={follow}
      limitWords={limitWords}
    />,
  );
}

/** Whoever took the case in: what is handed out here is the business of this centre alone. */
async function readDeliverable(c: WebRequest, deps: StaffDeps): Promise<ResultToHandOut | undefined> {
  const { number = '' } = c.req.param();
  return resultToHandOut(c.get('visit').viewer, deps.app, { number, part: partOf(c) });
}

async function showDeliver(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const found = await readDeliverable(c, deps);
  if (found === undefined) return answerNotFound(c, deps);
  const ctx = contextOf(c, deps);
  const centre = centreOf(c, deps);
  const { delivered } = found;
  if (delivered !== undefined) {
    return answerPage(
      c,
      <DeliveryReceiptPage
        ctx={ctx}
        centre={centre}
        found={found}
        delivered={delivered}
        rate={`${deps.origin}/my-cases/${found.number}/rate?from=qr`}
      />,
    );
  }
  return answerPage(
    c,
    <DeliverPage
      ctx={ctx}
      centre={centre}
      found={found}
      to={found.filedFor?.by.name ?? found.applicant.name}
      proof=""
      seen={[]}
      problems={{}}
    />,
  );
}

async function deliver(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const found = await readDeliverable(c, deps);
  if (found === undefined) return answerNotFound(c, deps);
  const ctx = contextOf(c, deps);
  const words = ctx.t.counter.deliver;
  const form = c.get('form');
  const to = (fieldOf(form, 'to') ?? '').trim();
  const proof = PROOFS.find((each) => each === fieldOf(form, 'proof'));
  const ticked = form.fields.get('seen') ?? [];
  const again = (problems: {
    readonly to?: string;
    readonly proof?: string;
    readonly whole?: string;
  }): Response =>
    answerPage(
      c,
      <DeliverPage
        ctx={ctx}
        centre={centreOf(c, deps)}
        found={found}
        to={to}
        proof={proof ?? ''}
        seen={ticked}
        problems={problems}
      />,
      422,
    );
  if (to === '' || proof === undefined) {
    return again({
      ...(to === '' ? { to: words.missing } : {}),
      ...(proof === undefined ? { proof: words.missingProof } : {}),
    });
  }
  const { number } = found;
  const { part } = found.part;
  const outcome = await deliverResult(deps.app, c.get('visit').viewer, {
    number,
    part,
    version: Number(fieldOf(form, 'version')),
    to,
    proof: words[proof],
    seen: found.uploaded.map(({ material }) => material).filter((each) => ticked.includes(each)),
  });
  if (outcome.ok) return c.redirect(`/counter/hand-out/${number}/${part}`, 303);
  return again({
    whole: outcome.error.code === 'changed-meanwhile' ? words.changed : refusalSentence(outcome.error, ctx.t),
  });
}

function centreOf(c: WebRequest, deps: StaffDeps): string {
  const { viewer } = c.get('visit');
  if (viewer.role !== 'clerk') return '';
  return centreName(viewer.centre, contextOf(c, deps), deps);
}

function placeNameIn({ app }: StaffDeps): (code: DivisionCode) => string {
  return (code) => {
    const place = app.divisions.get(code);
    return place === undefined ? code : placeName(place);
  };
}
