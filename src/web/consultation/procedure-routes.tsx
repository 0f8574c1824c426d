import { noteMilestone, openForComment } from '#app/record-procedure.ts';
import type { Outcome } from '#app/refusal.ts';
import { consultationForDesk } from '#read/consultation.ts';
import { answerNotFound, answerPage, contextOf, todayIn, type WebRequest } from '../citizen/route-tools.ts';
import { refusalSentence } from '../form/problem-words.ts';
import { staffOnly, type StaffDeps, type StaffRoutes } from '../staff-deps.tsx';
import { fieldOf } from './collation/collation-form.ts';
import { ProcedurePage, type ProcedureProps, type ProcedureTyped } from './procedure/procedure-page.tsx';

const BASE = '/consultations/:consultation/procedure';

/** Opening a draft for comment, and the steps of the procedure. */
export function registerProcedureRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  const planner = staffOnly(deps, 'planner', '/consultations');
  routes.get(BASE, planner, (c) => show(c, deps));
  routes.post(`${BASE}/notice`, planner, (c) => open(c, deps));
  routes.post(`${BASE}/milestones`, planner, (c) => note(c, deps));
}

function idOf(c: WebRequest): string {
  return c.req.param('consultation') ?? '';
}

function typedOf(c: WebRequest, deps: StaffDeps): ProcedureTyped {
  const today = todayIn(deps.app).toString();
  return {
    nth: fieldOf(c, 'nth'),
    from: fieldOf(c, 'from') || today,
    to: fieldOf(c, 'to'),
    shortReason: fieldOf(c, 'shortReason'),
    milestone: fieldOf(c, 'milestone'),
    on: fieldOf(c, 'on') || today,
    note: fieldOf(c, 'note'),
  };
}

async function show(c: WebRequest, deps: StaffDeps, refused?: ProcedureProps['refused']): Promise<Response> {
  const seen = await consultationForDesk(c.get('visit').viewer, deps.app, idOf(c));
  if (seen === undefined) return answerNotFound(c, deps);
  return answerPage(
    c,
    <ProcedurePage ctx={contextOf(c, deps)} seen={seen} typed={typedOf(c, deps)} refused={refused} />,
    refused === undefined ? 200 : 422,
  );
}

async function open(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const { nth, from, to, shortReason } = typedOf(c, deps);
  const wanted = { nth: Number(nth), from, to, shortReason };
  return answer(c, deps, 'notice', await openForComment(deps.app, c.get('visit').viewer, idOf(c), wanted));
}

async function note(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const { milestone, on, note: words } = typedOf(c, deps);
  const step = { milestone, on, note: words };
  return answer(c, deps, 'milestone', await noteMilestone(deps.app, c.get('visit').viewer, idOf(c), step));
}

async function answer(
  c: WebRequest,
  deps: StaffDeps,
  form: 'notice' | 'milestone',
  done: Outcome<unknown>,
): Promise<Response> {
  if (done.ok) return c.redirect(`/consultations/${idOf(c)}/procedure`, 303);
  return show(c, deps, { sentence: refusalSentence(done.error, contextOf(c, deps).t), form });
}
