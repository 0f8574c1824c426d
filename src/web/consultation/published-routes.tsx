import { answerPage, contextOf } from '../citizen/route-tools.ts';
import type { StaffDeps, StaffRoutes } from '../staff-deps.tsx';
import { PublishedPage } from './public/published-page.tsx';

/** Published figures computed again, for everybody. Before the pages of a plan: its name is no plan's id. */
export function registerPublishedRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  routes.get('/plans/published-statistics', (c) =>
    answerPage(c, <PublishedPage ctx={contextOf(c, deps)} tables={deps.app.published} />),
  );
}
