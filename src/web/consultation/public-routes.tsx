import { planChapters } from '#core/consultation/coverage/plan-chapters.ts';
import { publicConsultation, publicConsultations, publicStatistics } from '#read/public-consultation.ts';
import { answerNotFound, answerPage, contextOf } from '../citizen/route-tools.ts';
import type { StaffDeps, StaffRoutes } from '../staff-deps.tsx';
import { ChapterPage } from './public/chapter-page.tsx';
import { registerOpinionRoutes } from './public/opinion-routes.tsx';
import { PlanPage, PlansPage } from './public/plans-page.tsx';
import { registerStatementsRoutes } from './public/statements-routes.tsx';
import { StatisticsPage } from './public/statistics-page.tsx';
import { registerVoteRoutes } from './public/vote-routes.tsx';

/** What everybody may read of a plan in the making, speak on, and follow. */
export function registerPublicRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  routes.get('/plans', async (c) => {
    const plans = await publicConsultations(c.get('visit').viewer, deps.app);
    return answerPage(c, <PlansPage ctx={contextOf(c, deps)} plans={plans} />);
  });
  routes.get('/plans/:id', async (c) => {
    const seen = await publicConsultation(c.get('visit').viewer, deps.app, c.req.param('id'));
    return seen === undefined
      ? answerNotFound(c, deps)
      : answerPage(c, <PlanPage ctx={contextOf(c, deps)} seen={seen} />);
  });
  routes.get('/plans/:id/read/:chapter', async (c) => {
    const seen = await publicConsultation(c.get('visit').viewer, deps.app, c.req.param('id'));
    const chapters = planChapters(seen?.draft?.version.clauses ?? []);
    const asked = c.req.param('chapter');
    // A clause that is no chapter's first any more leads to the chapter it stands in.
    const at = chapters.findIndex(({ clauses }) => clauses.some(({ id }) => id === asked));
    const chapter = chapters[at];
    if (seen === undefined || chapter === undefined) return answerNotFound(c, deps);
    const [before, after] = [chapters[at - 1], chapters[at + 1]];
    return answerPage(c, <ChapterPage ctx={contextOf(c, deps)} {...{ seen, chapter, before, after }} />);
  });
  routes.get('/plans/:id/statistics', async (c) => {
    const { viewer } = c.get('visit');
    const id = c.req.param('id');
    const seen = await publicConsultation(viewer, deps.app, id);
    const figures = await publicStatistics(viewer, deps.app, id);
    if (seen === undefined || figures === undefined) return answerNotFound(c, deps);
    return answerPage(c, <StatisticsPage ctx={contextOf(c, deps)} {...{ seen, figures }} />);
  });
  registerOpinionRoutes(routes, deps);
  registerVoteRoutes(routes, deps);
  registerStatementsRoutes(routes, deps);
}
