import { voteOnStatement } from '#app/vote-on-statement.ts';
import type { Vote } from '#core/consultation/voting/votes.ts';
import { statementsToVote, votesTogether } from '#read/statement-votes.ts';
import {
  answerNotFound,
  answerPage,
  answerRefusal,
  citizensOnly,
  contextOf,
} from '../../citizen/route-tools.ts';
import { fieldOf } from '../../form/read-form.ts';
import type { StaffDeps, StaffRoutes } from '../../staff-deps.tsx';
import { VotePage, VoteResultsPage } from './vote-pages.tsx';

/** Votes on statements: read by everybody, cast by citizens who are signed in. */
export function registerVoteRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  routes.get('/plans/:id/vote', async (c) => {
    const seen = await statementsToVote(c.get('visit').viewer, deps.app, c.req.param('id'));
    if (seen === undefined) return answerNotFound(c, deps);
    const saved = Number(c.req.query('saved'));
    return answerPage(c, <VotePage ctx={contextOf(c, deps)} seen={seen} saved={saved} />);
  });
  routes.post('/plans/:id/vote', citizensOnly(deps), async (c) => {
    const form = c.get('form');
    const id = c.req.param('id');
    const vote = voteOf(fieldOf(form, 'vote'));
    const statement = Number(fieldOf(form, 'statement'));
    if (vote === undefined || !Number.isSafeInteger(statement)) return answerNotFound(c, deps);
    const done = await voteOnStatement(deps.app, c.get('visit').viewer, {
      consultation: id,
      statement,
      vote,
    });
    if (!done.ok) return answerRefusal(c, deps, done.error, `/plans/${id}/vote`);
    return c.redirect(`/plans/${id}/vote?saved=${statement}#s-${statement}`, 303);
  });
  routes.get('/plans/:id/vote/results', async (c) => {
    const seen = await votesTogether(c.get('visit').viewer, deps.app, c.req.param('id'));
    return seen === undefined
      ? answerNotFound(c, deps)
      : answerPage(c, <VoteResultsPage ctx={contextOf(c, deps)} seen={seen} />);
  });
}

function voteOf(typed: string | undefined): Vote | undefined {
  return ([1, -1, 0] as const).find((vote) => String(vote) === typed);
}
