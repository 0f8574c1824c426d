import { dispatchDemand, explainDisagreement } from '#app/dispatch-demand.ts';
import { giveDepartmentView, handDemandBack } from '#app/study-demand.ts';
import type { Outcome, Refusal } from '#app/refusal.ts';
import { CLOCK_STATES } from '#core/consultation/deadlines/clock.ts';
import { clocksOf } from '#core/consultation/deadlines/clocks-of.ts';
import { STANCES } from '#core/consultation/dispatch/give-view.ts';
import { DISPATCH_STAGES, type DispatchStage } from '#core/consultation/dispatch/whose-demand.ts';
import { isDemandId, type DemandId } from '#core/consultation/ids.ts';
import { propose } from '#core/consultation/sorting/propose.ts';
import type { SortingDesk } from '#core/consultation/sorting/sorting-desk.ts';
import { consultationForDesk, type ConsultationSeen } from '#read/consultation.ts';
import { demandsToStudy } from '#read/study.ts';
import { answerNotFound, answerPage, contextOf, todayIn, type WebRequest } from '../citizen/route-tools.ts';
import { refusalSentence } from '../form/problem-words.ts';
import { pageOf, staffOnly, type StaffDeps, type StaffRoutes } from '../staff-deps.tsx';
import { ClocksPage } from './dispatch/clocks-page.tsx';
import {
  DEMAND_DONE,
  DispatchDemandPage,
  type DemandAttempt,
  type DispatchDemandProps,
} from './dispatch/dispatch-demand-page.tsx';
import { DispatchDeskPage, type DispatchAttempt } from './dispatch/dispatch-desk-page.tsx';
import { deskRequests, fieldsNamed, singleRequest } from './dispatch/dispatch-form.ts';
import { StudyDemandPage, STUDY_DONE, type StudyAttempt } from './dispatch/study-demand-page.tsx';
import { StudyListPage } from './dispatch/study-list-page.tsx';

const BASE = '/consultations/:id';

/** Dispatch and clocks at the desk, study at the departments. */
export function registerDispatchRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  const planner = staffOnly(deps, 'planner', '/consultations');
  const department = staffOnly(deps, 'department', '/consultations');
  routes.get(`${BASE}/clocks`, planner, (c) => showClocks(c, deps));
  routes.get(`${BASE}/dispatch`, planner, (c) => showDesk(c, deps));
  routes.post(`${BASE}/dispatch`, planner, (c) => sendMany(c, deps));
  routes.get(`${BASE}/dispatch/:demand`, planner, (c) => showDemand(c, deps));
  routes.post(`${BASE}/dispatch/:demand`, planner, (c) => sendOne(c, deps));
  routes.post(`${BASE}/dispatch/:demand/disagreement`, planner, (c) => explain(c, deps));
  routes.get(`${BASE}/study`, department, (c) => showStudy(c, deps));
  routes.get(`${BASE}/study/:demand`, department, (c) => showStudied(c, deps));
  routes.post(`${BASE}/study/:demand/view`, department, (c) => giveView(c, deps));
  routes.post(`${BASE}/study/:demand/hand-back`, department, (c) => giveBack(c, deps));
}

const idOf = (c: WebRequest): string => c.req.param('id') ?? '';

function demandOf(c: WebRequest): DemandId | undefined {
  const text = c.req.param('demand') ?? '';
  return isDemandId(text) ? text : undefined;
}

function field(c: WebRequest, name: string): string {
  return c.get('form').fields.get(name)?.[0] ?? '';
}

/** The consultation with what proposes departments. */
async function readDesk(
  c: WebRequest,
  { app }: StaffDeps,
): Promise<(ConsultationSeen & { readonly desk: SortingDesk }) | undefined> {
  const seen = await consultationForDesk(c.get('visit').viewer, app, idOf(c));
  return seen && { ...seen, desk: await app.sorting.deskFor(seen.consultation, seen.ledger) };
}

async function showClocks(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const seen = await consultationForDesk(c.get('visit').viewer, deps.app, idOf(c));
  if (seen === undefined) return answerNotFound(c, deps);
  const { app } = deps;
  const { deadlines } = app.consultations;
  const asked = c.req.query('state');
  const bench = { deadlines, calendar: app.calendar, today: todayIn(app) };
  return answerPage(
    c,
    <ClocksPage
      ctx={contextOf(c, deps)}
      consultation={seen.consultation}
      clocks={clocksOf(seen.ledger, bench)}
      deadlines={deadlines}
      shown={asked === 'all' ? 'all' : CLOCK_STATES.find((state) => state === asked)}
      page={pageOf(c)}
    />,
  );
}

function stageOf(text: string | undefined): DispatchStage {
  return DISPATCH_STAGES.find((stage) => stage === text) ?? 'to-dispatch';
}

async function showDesk(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const seen = await readDesk(c, deps);
  if (seen === undefined) return answerNotFound(c, deps);
  const sent = c.req.query('sent') ?? '';
  const page = {
    stage: stageOf(c.req.query('stage')),
    page: pageOf(c),
    sent: /^\d{1,4}$/.test(sent) ? Number(sent) : undefined,
  };
  return answerPage(c, <DispatchDeskPage ctx={contextOf(c, deps)} {...seen} {...page} />);
}

async function sendMany(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const { viewer } = c.get('visit');
  const { fields } = c.get('form');
  const stage = stageOf(field(c, 'stage'));
  const requests = deskRequests(fields);
  const done = await dispatchDemand(deps.app, viewer, { consultation: idOf(c), requests });
  if (done.ok) {
    const query = `stage=${stage}&sent=${done.value.events.length}`;
    return c.redirect(`/consultations/${idOf(c)}/dispatch?${query}`, 303);
  }
  const seen = await readDesk(c, deps);
  if (seen === undefined) return answerNotFound(c, deps);
  const ctx = contextOf(c, deps);
  const { demand } = done.error.params;
  const page = Number(field(c, 'page'));
  const attempt: DispatchAttempt = {
    leads: fieldsNamed(fields, 'lead:'),
    others: fieldsNamed(fields, 'other:'),
    supports: fieldsNamed(fields, 'support:'),
    due: field(c, 'due'),
    note: field(c, 'note'),
    demand: typeof demand === 'string' ? demand : undefined,
    refusal: `${typeof demand === 'string' ? `${demand}: ` : ''}${refusalSentence(done.error, ctx.t)}`,
  };
  const where = { stage, page: Number.isInteger(page) && page > 0 ? page : 1 };
  return answerPage(c, <DispatchDeskPage ctx={ctx} {...seen} {...where} attempt={attempt} />, 422);
}

async function showDemand(
  c: WebRequest,
  deps: StaffDeps,
  more: Pick<DispatchDemandProps, 'attempt'> = {},
): Promise<Response> {
  const seen = await readDesk(c, deps);
  const id = demandOf(c);
  const demand = id && seen?.ledger.demands.get(id);
  if (seen === undefined || demand === undefined) return answerNotFound(c, deps);
  const done = DEMAND_DONE.find((each) => each === c.req.query('done'));
  return answerPage(
    c,
    <DispatchDemandPage
      ctx={contextOf(c, deps)}
      {...seen}
      demand={demand}
      proposals={propose(seen.desk.departments, {
        id: demand.id,
        text: seen.desk.texts.get(demand.id) ?? '',
      })}
      done={done}
      {...more}
    />,
    more.attempt === undefined ? 200 : 422,
  );
}

async function sendOne(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const demand = demandOf(c);
  if (demand === undefined) return answerNotFound(c, deps);
  const { fields } = c.get('form');
  const requests = [singleRequest(demand, fields)];
  const { viewer } = c.get('visit');
  const done = await dispatchDemand(deps.app, viewer, { consultation: idOf(c), requests });
  return afterDemand(c, deps, { done, form: 'dispatch', demand, now: 'sent' });
}

async function explain(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const demand = demandOf(c);
  if (demand === undefined) return answerNotFound(c, deps);
  const { viewer } = c.get('visit');
  const request = { consultation: idOf(c), demand, reason: field(c, 'reason') };
  const done = await explainDisagreement(deps.app, viewer, request);
  return afterDemand(c, deps, { done, form: 'reason', demand, now: 'explained' });
}

type AfterDemand = {
  readonly done: Outcome<{ readonly events: readonly unknown[] }>;
  readonly form: DemandAttempt['form'];
  readonly demand: DemandId;
  readonly now: 'sent' | 'explained';
};

function afterDemand(
  c: WebRequest,
  deps: StaffDeps,
  { done, form, demand, now }: AfterDemand,
): Response | Promise<Response> {
  if (done.ok) {
    const said = done.value.events.length === 0 ? 'same' : now;
    return c.redirect(`/consultations/${idOf(c)}/dispatch/${demand}?done=${said}`, 303);
  }
  const attempt: DemandAttempt = {
    form,
    mode: field(c, 'mode'),
    parts: fieldsNamed(c.get('form').fields, 'part:'),
    due: field(c, 'due'),
    note: field(c, 'note'),
    reason: field(c, 'reason'),
    refusal: refusalSentence(done.error, contextOf(c, deps).t),
  };
  return showDemand(c, deps, { attempt });
}

async function showStudy(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const study = await demandsToStudy(c.get('visit').viewer, deps.app, idOf(c));
  return study === undefined
    ? answerNotFound(c, deps)
    : answerPage(c, <StudyListPage ctx={contextOf(c, deps)} study={study} />);
}

async function showStudied(c: WebRequest, deps: StaffDeps, attempt?: StudyAttempt): Promise<Response> {
  const study = await demandsToStudy(c.get('visit').viewer, deps.app, idOf(c));
  const id = demandOf(c);
  const demand = study?.demands.find((each) => each.id === id);
  if (study === undefined || demand === undefined) return answerNotFound(c, deps);
  const done = STUDY_DONE.find((each) => each === c.req.query('done'));
  return answerPage(
    c,
    <StudyDemandPage ctx={contextOf(c, deps)} study={study} demand={demand} done={done} attempt={attempt} />,
    attempt === undefined ? 200 : 422,
  );
}

async function giveView(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const demand = demandOf(c);
  const stance = STANCES.find((each) => each === field(c, 'stance'));
  const typed = { stance: field(c, 'stance'), text: field(c, 'text'), problem: field(c, 'problem') };
  if (demand === undefined) return answerNotFound(c, deps);
  if (stance === undefined) {
    const refusal = contextOf(c, deps).t.consultationDispatch.study.needStance;
    return showStudied(c, deps, { form: 'view', refusal, ...typed });
  }
  const request = { consultation: idOf(c), demand, stance, text: typed.text, problem: typed.problem };
  const done = await giveDepartmentView(deps.app, c.get('visit').viewer, request);
  if (done.ok) {
    const said = done.value.events.length === 0 ? 'sameView' : 'given';
    return c.redirect(`/consultations/${idOf(c)}/study/${demand}?done=${said}`, 303);
  }
  return showStudied(c, deps, studyAttempt(c, deps, { form: 'view', refusal: done.error, ...typed }));
}

async function giveBack(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const demand = demandOf(c);
  if (demand === undefined) return answerNotFound(c, deps);
  const reason = field(c, 'reason');
  const request = { consultation: idOf(c), demand, reason };
  const done = await handDemandBack(deps.app, c.get('visit').viewer, request);
  if (done.ok) return c.redirect(`/consultations/${idOf(c)}/study/${demand}?done=handedBack`, 303);
  const typed = { stance: '', text: reason, problem: '' };
  return showStudied(c, deps, studyAttempt(c, deps, { form: 'hand-back', refusal: done.error, ...typed }));
}

function studyAttempt(
  c: WebRequest,
  deps: StaffDeps,
  { refusal, ...typed }: Omit<StudyAttempt, 'refusal'> & { readonly refusal: Refusal },
): StudyAttempt {
  return { ...typed, refusal: refusalSentence(refusal, contextOf(c, deps).t) };
}
