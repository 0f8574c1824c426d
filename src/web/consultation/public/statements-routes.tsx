import { offerStatement, withdrawStatement } from '#app/offer-statement.ts';
import { consultationForDesk } from '#read/consultation.ts';
import {
  answerNotFound,
  answerPage,
  answerRefusal,
  contextOf,
  type Status,
  type WebRequest,
} from '../../citizen/route-tools.ts';
import { refusalSentence } from '../../form/problem-words.ts';
import { fieldOf } from '../../form/read-form.ts';
import { staffOnly, type StaffDeps, type StaffRoutes } from '../../staff-deps.tsx';
import { StatementsPage, type TypedStatement } from './statements-page.tsx';

type Answer = {
  readonly typed: TypedStatement;
  readonly problem: { readonly sentence: string; readonly alike: boolean } | undefined;
  readonly status: Status;
};

/** The desk's page of statements to vote on. */
export function registerStatementsRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  const desk = staffOnly(deps, 'planner', '/consultations');
  routes.get('/consultations/:id/statements', desk, async (c) =>
    answerStatements(c, deps, { typed: { text: '', demand: '' }, problem: undefined, status: 200 }),
  );
  routes.post('/consultations/:id/statements', desk, async (c) => {
    const form = c.get('form');
    const id = c.req.param('id');
    const typed = { text: fieldOf(form, 'text') ?? '', demand: fieldOf(form, 'demand') ?? '' };
    const differs = fieldOf(form, 'differs') === 'yes';
    const done = await offerStatement(deps.app, c.get('visit').viewer, {
      consultation: id,
      ...typed,
      differs,
    });
    if (done.ok) return c.redirect(`/consultations/${id}/statements`, 303);
    if (done.error.code === 'not-found') return answerNotFound(c, deps);
    const sentence = refusalSentence(done.error, contextOf(c, deps).t);
    const problem = { sentence, alike: done.error.code === 'statement-much-like' };
    return answerStatements(c, deps, { typed, problem, status: 422 });
  });
  routes.post('/consultations/:id/statements/:statement', desk, async (c) => {
    const id = c.req.param('id');
    const statement = Number(c.req.param('statement'));
    const reason = fieldOf(c.get('form'), 'reason') ?? '';
    const done = await withdrawStatement(deps.app, c.get('visit').viewer, {
      consultation: id,
      statement,
      reason,
    });
    if (!done.ok) return answerRefusal(c, deps, done.error, `/consultations/${id}/statements`);
    return c.redirect(`/consultations/${id}/statements`, 303);
  });
}

async function answerStatements(
  c: WebRequest,
  deps: StaffDeps,
  { status, ...shown }: Answer,
): Promise<Response> {
  const seen = await consultationForDesk(c.get('visit').viewer, deps.app, c.req.param('id') ?? '');
  return seen === undefined
    ? answerNotFound(c, deps)
    : answerPage(c, <StatementsPage ctx={contextOf(c, deps)} seen={seen} {...shown} />, status);
}
