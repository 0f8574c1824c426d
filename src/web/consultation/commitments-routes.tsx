import { beginEvaluation, judge, promise, showProgress, tellContributors } from '#app/keep-commitment.ts';
import type { Outcome } from '#app/refusal.ts';
import { EVALUATION_PHASES } from '#core/consultation/commitments/evaluation.ts';
import {
  isCommitmentId,
  isDemandId,
  isDepartmentId,
  nthCommitment,
  type CommitmentId,
} from '#core/consultation/ids.ts';
import { commitmentsFor } from '#read/commitments.ts';
import {
  answerNotFound,
  answerPage,
  answerRefusal,
  contextOf,
  type WebRequest,
} from '../citizen/route-tools.ts';
import { refusalSentence } from '../form/problem-words.ts';
import { anyRoleOf, staffOnly, type StaffDeps, type StaffRoutes } from '../staff-deps.tsx';
import { fieldOf } from './collation/collation-form.ts';
import { CommitmentsPage, type CommitmentTyped } from './commitments/commitments-page.tsx';

const BASE = '/consultations/:consultation/commitments';

/** What was promised, from the day it is written down to the final evaluation. */
export function registerCommitmentsRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  const planner = staffOnly(deps, 'planner', '/consultations');
  const both = anyRoleOf(deps, ['planner', 'department'], '/consultations');
  routes.get(BASE, both, (c) => show(c, deps, typedOf(c)));
  routes.post(BASE, planner, (c) => make(c, deps));
  routes.post(`${BASE}/evaluations/:phase`, planner, (c) => evaluate(c, deps, beginEvaluation));
  routes.post(`${BASE}/evaluations/:phase/tell`, planner, (c) => evaluate(c, deps, tellContributors));
  routes.post(`${BASE}/:commitment/evidence`, both, (c) => addEvidence(c, deps));
  routes.post(`${BASE}/:commitment/judge`, planner, (c) => addJudgement(c, deps));
}

function idOf(c: WebRequest): string {
  return c.req.param('consultation') ?? '';
}

/** As it was sent, or as a link from a decision fills it in. */
function typedOf(c: WebRequest): CommitmentTyped {
  const of = (name: string): string => fieldOf(c, name) || (c.req.query(name) ?? '').slice(0, 400);
  return {
    demands: of('demands'),
    partner: of('partner'),
    title: of('title'),
    owner: of('owner'),
    measure: of('measure'),
    due: of('due'),
  };
}

async function show(
  c: WebRequest,
  deps: StaffDeps,
  typed: CommitmentTyped,
  refused?: string,
): Promise<Response> {
  const seen = await commitmentsFor(c.get('visit').viewer, deps.app, idOf(c));
  if (seen === undefined) return answerNotFound(c, deps);
  return answerPage(
    c,
    <CommitmentsPage ctx={contextOf(c, deps)} seen={seen} typed={typed} refused={refused} />,
    refused === undefined ? 200 : 422,
  );
}

async function make(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const typed = typedOf(c);
  const wanted = typed.demands.split(/[\s,，、]+/).filter((id) => id !== '');
  const demands = wanted.filter((id) => isDemandId(id));
  const { t } = contextOf(c, deps);
  if (demands.length !== wanted.length)
    return show(c, deps, typed, refusalSentence({ code: 'demand-not-found', params: {} }, t));
  const done = await promise(deps.app, c.get('visit').viewer, idOf(c), {
    ...typed,
    demands,
    owner: isDepartmentId(typed.owner) ? typed.owner : undefined,
  });
  if (!done.ok) return show(c, deps, typed, refusalSentence(done.error, t));
  return c.redirect(`/consultations/${idOf(c)}/commitments`, 303);
}

async function evaluate(c: WebRequest, deps: StaffDeps, run: typeof beginEvaluation): Promise<Response> {
  const phase = EVALUATION_PHASES.find((known) => known === c.req.param('phase'));
  if (phase === undefined) return answerNotFound(c, deps);
  return answerDone(c, deps, await run(deps.app, c.get('visit').viewer, idOf(c), phase));
}

async function addEvidence(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const commitment = commitmentOf(c);
  const { files } = c.get('form');
  return answerDone(
    c,
    deps,
    await showProgress(deps.app, c.get('visit').viewer, idOf(c), {
      commitment,
      on: fieldOf(c, 'on'),
      text: fieldOf(c, 'text'),
      files,
    }),
  );
}

async function addJudgement(c: WebRequest, deps: StaffDeps): Promise<Response> {
  const phase = EVALUATION_PHASES.find((known) => known === fieldOf(c, 'phase')) ?? 'any';
  return answerDone(
    c,
    deps,
    await judge(deps.app, c.get('visit').viewer, idOf(c), {
      commitment: commitmentOf(c),
      phase,
      outcome: fieldOf(c, 'outcome'),
      reason: fieldOf(c, 'reason'),
    }),
  );
}

/** The commitment of the address; one that nobody made when it is none. */
function commitmentOf(c: WebRequest): CommitmentId {
  const id = c.req.param('commitment') ?? '';
  return isCommitmentId(id) ? id : nthCommitment(9_999_999);
}

function answerDone(c: WebRequest, deps: StaffDeps, done: Outcome<unknown>): Response {
  const back = `/consultations/${idOf(c)}/commitments`;
  return done.ok ? c.redirect(back, 303) : answerRefusal(c, deps, done.error, back);
}
