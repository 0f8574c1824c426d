import { editClause, type PlanEdit } from '#app/edit-clause.ts';
import { keepPlanFile, openPlanVersion, readPlanFile } from '#app/open-plan-version.ts';
import { sealPlanVersion } from '#app/seal-plan-version.ts';
import { isClauseId } from '#core/consultation/ids.ts';
import { lastChange } from '#core/consultation/plan/edit-clause.ts';
import { alignedWithLast } from '#core/consultation/plan/open-version.ts';
import {
  CLAUSE_KINDS,
  PLAN_STAGES,
  type PlanClause,
  type PlanStage,
  type PlanVersion,
} from '#core/consultation/plan/plan.ts';
import { consultationForDesk, type ConsultationSeen } from '#read/consultation.ts';
import { answerNotFound, answerPage, contextOf, type WebRequest } from '../citizen/route-tools.ts';
import { receivedSentences, refusalSentence } from '../form/problem-words.ts';
import { staffOnly, type StaffDeps, type StaffRoutes } from '../staff-deps.tsx';
import { typedFields, typedRow } from './plan/clause-form.ts';
import { ClausePage, type ClauseAttempt } from './plan/clause-page.tsx';
import { PlanImportPage } from './plan/plan-import-page.tsx';
import { PlanPage, type PlanPageProps } from './plan/plan-page.tsx';
import { PlanVersionPage } from './plan/plan-version-page.tsx';

const PLAN = '/consultations/:id/plan';

/** The plan's versions, what each clause says and why, and its edits. */
export function registerPlanRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  const planner = staffOnly(deps, 'planner', '/consultations');
  routes.get(PLAN, planner, (c) => showPlan(c, deps));
  routes.post(PLAN, planner, (c) => openNext(c, deps));
  routes.post(`${PLAN}/import`, planner, (c) => takeFile(c, deps));
  routes.get(`${PLAN}/import/:hash`, planner, (c) => showFile(c, deps));
  routes.post(`${PLAN}/import/:hash`, planner, (c) => openFile(c, deps));
  routes.get(`${PLAN}/:nth`, planner, (c) => showVersion(c, deps));
  routes.post(`${PLAN}/:nth/seal`, planner, (c) => seal(c, deps));
  routes.get(`${PLAN}/:nth/clauses/:clause`, planner, (c) => showClause(c, deps));
  routes.post(`${PLAN}/:nth/clauses/:clause`, planner, (c) => edit(c, deps, 'change'));
  routes.post(`${PLAN}/:nth/clauses/:clause/after`, planner, (c) => edit(c, deps, 'add'));
  routes.post(`${PLAN}/:nth/clauses/:clause/remove`, planner, (c) => edit(c, deps, 'remove'));
}

const idOf = (c: WebRequest): string => c.req.param('id') ?? '';

function field(c: WebRequest, name: string): string {
  return c.get('form').fields.get(name)?.[0] ?? '';
}

function stageOf(text: string): PlanStage {
  return PLAN_STAGES.find((stage) => stage === text) ?? 'for-comment';
}

function readDesk(c: WebRequest, { app }: StaffDeps): Promise<ConsultationSeen | undefined> {
  return consultationForDesk(c.get('visit').viewer, app, idOf(c));
}

async function showPlan(
  c: WebRequest,
  deps: StaffDeps,
  more: Pick<PlanPageProps, 'problem' | 'typed'> = {},
): Promise<Response> {
  const seen = await readDesk(c, deps);
  if (seen === undefined) return answerNotFound(c, deps);
  const said = c.req.query('done');
  const done = said === 'opened' || said === 'sealed' ? said : undefined;
  const status = more.problem === undefined ? 200 : 422;
  return answerPage(c, <PlanPage ctx={contextOf(c, deps)} {...seen} done={done} {...more} />, status);
}

async function openNext(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const typed = { stage: field(c, 'stage'), title: field(c, 'title') };
  const request = { consultation: idOf(c), stage: stageOf(typed.stage), title: typed.title };
  const done = await openPlanVersion(deps.app, c.get('visit').viewer, request);
  if (done.ok) return c.redirect(`/consultations/${idOf(c)}/plan?done=opened`, 303);
  const sentence = refusalSentence(done.error, contextOf(c, deps).t);
  return showPlan(c, deps, { problem: { at: 'next', sentence }, typed });
}

async function seal(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const request = { consultation: idOf(c), nth: Number(c.req.param('nth')) };
  const done = await sealPlanVersion(deps.app, c.get('visit').viewer, request);
  if (done.ok) return c.redirect(`/consultations/${idOf(c)}/plan?done=sealed`, 303);
  const sentence = refusalSentence(done.error, contextOf(c, deps).t);
  return showPlan(c, deps, { problem: { at: 'seal', sentence } });
}

async function takeFile(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const { t } = contextOf(c, deps);
  const form = c.get('form');
  const [file] = form.files;
  const [refused] = receivedSentences(form, t);
  if (file === undefined || refused !== undefined) {
    const sentence = refused?.sentence ?? t.consultationPlan.fileMissing;
    return showPlan(c, deps, { problem: { at: 'import', sentence } });
  }
  const kept = await keepPlanFile(deps.app, c.get('visit').viewer, {
    consultation: idOf(c),
    bytes: file.bytes,
  });
  if (!kept.ok) return answerNotFound(c, deps);
  const query = new URLSearchParams({ name: file.name });
  return c.redirect(`/consultations/${idOf(c)}/plan/import/${kept.value}?${query}`, 303);
}

/** The file kept before, read again; a page that says why when it cannot be read. */
async function showFile(c: WebRequest, deps: StaffDeps, problem?: string): Promise<Response> {
  const ctx = contextOf(c, deps);
  const seen = await readDesk(c, deps);
  const read = await planFile(c, deps);
  if (seen === undefined || read === undefined) return answerNotFound(c, deps);
  if (!read.ok) {
    const sentence = ctx.t.consultationPlan.faults[read.error];
    return showPlan(c, deps, { problem: { at: 'import', sentence } });
  }
  const last = seen.ledger.versions.at(-1);
  const { plan } = read.value;
  const typed = {
    stage: field(c, 'stage') || (last?.stage ?? 'for-comment'),
    title:
      problem === undefined ? (plan.title ?? last?.title ?? seen.consultation.planTitle) : field(c, 'title'),
  };
  const view = {
    file: read.value,
    alignment: alignedWithLast(seen.ledger, plan),
    typed,
    chosen: chosenPlaces(c),
    problem,
  };
  return answerPage(c, <PlanImportPage ctx={ctx} {...seen} {...view} />, problem === undefined ? 200 : 422);
}

function planFile(c: WebRequest, deps: StaffDeps): ReturnType<typeof readPlanFile> {
  const name = field(c, 'name') || (c.req.query('name') ?? '');
  const hash = c.req.param('hash') ?? '';
  return readPlanFile(deps.app, c.get('visit').viewer, { consultation: idOf(c), hash, name });
}

function chosenPlaces(c: WebRequest): ReadonlyMap<number, string> {
  const named = [...c.get('form').fields].filter(([name]) => /^at:\d{1,5}$/.test(name));
  return new Map(named.map(([name, values]) => [Number(name.slice(3)), values[0] ?? ''] as const));
}

async function openFile(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const read = await planFile(c, deps);
  if (read === undefined) return answerNotFound(c, deps);
  if (!read.ok) return showFile(c, deps);
  const decisions = new Map(
    [...chosenPlaces(c)].flatMap(([place, said]) =>
      said === 'new' || isClauseId(said) ? [[place, said] as const] : [],
    ),
  );
  const request = {
    consultation: idOf(c),
    stage: stageOf(field(c, 'stage')),
    title: field(c, 'title'),
    file: { ...read.value, decisions },
  };
  const done = await openPlanVersion(deps.app, c.get('visit').viewer, request);
  if (done.ok) return c.redirect(`/consultations/${idOf(c)}/plan?done=opened`, 303);
  return showFile(c, deps, refusalSentence(done.error, contextOf(c, deps).t));
}

type VersionSeen = ConsultationSeen & { readonly version: PlanVersion };

async function readVersion(c: WebRequest, deps: StaffDeps): Promise<VersionSeen | undefined> {
  const seen = await readDesk(c, deps);
  const version = seen?.ledger.versions.find(({ nth }) => String(nth) === c.req.param('nth'));
  return seen && version && { ...seen, version };
}

async function showVersion(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const seen = await readVersion(c, deps);
  if (seen === undefined) return answerNotFound(c, deps);
  const asked = c.req.query('against');
  const against = seen.ledger.versions.find(({ nth }) => String(nth) === asked && nth < seen.version.nth);
  return answerPage(c, <PlanVersionPage ctx={contextOf(c, deps)} {...seen} against={against} />);
}

type ClauseSeen = VersionSeen & { readonly clause: PlanClause; readonly seen: number };

async function readClause(c: WebRequest, deps: StaffDeps): Promise<ClauseSeen | undefined> {
  const found = await readVersion(c, deps);
  const clause = found?.version.clauses.find(({ id }) => id === c.req.param('clause'));
  if (!found || !clause) return undefined;
  const { ledger, version } = found;
  return { ...found, clause, seen: lastChange(ledger, version.nth, clause.id)?.seq ?? 0 };
}

async function showClause(c: WebRequest, deps: StaffDeps, attempt?: ClauseAttempt): Promise<Response> {
  const found = await readClause(c, deps);
  if (found === undefined) return answerNotFound(c, deps);
  const said = c.req.query('done');
  const done = said === 'saved' || said === 'same' ? said : undefined;
  const page = <ClausePage ctx={contextOf(c, deps)} {...found} done={done} attempt={attempt} />;
  return answerPage(c, page, attempt === undefined ? 200 : 422);
}

async function edit(c: WebRequest, deps: StaffDeps, form: ClauseAttempt['form']): Promise<Response> {
  const found = await readClause(c, deps);
  if (found === undefined) return answerNotFound(c, deps);
  const { version, clause } = found;
  const typed = typedFields(c.get('form').fields);
  const plan = planEdit(form, found, typed);
  const done = await editClause(deps.app, c.get('visit').viewer, { consultation: idOf(c), plan });
  if (!done.ok) {
    const refusal = refusalSentence(done.error, contextOf(c, deps).t);
    const conflict = done.error.code === 'clause-changed-meanwhile';
    return showClause(c, deps, { form, typed, refusal, conflict });
  }
  const base = `/consultations/${idOf(c)}/plan/${version.nth}`;
  if (form === 'remove') return c.redirect(base, 303);
  const [event] = done.value.events;
  const goal = event?.type === 'clause-added' ? event.clause.id : clause.id;
  return c.redirect(`${base}/clauses/${goal}?done=${event ? 'saved' : 'same'}`, 303);
}

function planEdit(
  form: ClauseAttempt['form'],
  { version: { nth }, clause }: ClauseSeen,
  typed: Readonly<Record<string, string>>,
): PlanEdit {
  const reason = { because: typed['because'] ?? '', editorial: typed['editorial'] ?? '' };
  const words = { no: typed['no'] ?? '', text: typed['text'] ?? '' };
  const seen = Number(typed['seen'] ?? -1);
  if (form === 'remove') return { do: 'remove', edit: { nth, clause: clause.id, seen, ...reason } };
  if (form === 'add') {
    const kind = CLAUSE_KINDS.find((each) => each === typed['kind']) ?? 'text';
    return { do: 'add', edit: { nth, after: clause.id, kind, ...words, ...reason } };
  }
  const row = typedRow(clause, typed);
  const no = row ? (clause.no ?? '') : words.no;
  return { do: 'change', edit: { nth, clause: clause.id, seen, ...words, no, row, ...reason } };
}
