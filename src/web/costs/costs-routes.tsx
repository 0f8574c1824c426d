import type { StaffDeps, StaffRoutes } from '../staff-deps.tsx';
import { registerRoundsRoutes } from './rounds-routes.tsx';
import { registerEntryRoutes } from './entry-routes.tsx';
import { registerWorkbookRoutes } from './workbook-routes.tsx';
import { registerReviewRoutes } from './review-routes.tsx';
import { registerTotalsRoutes } from './totals-routes.tsx';
import { registerAnalysisRoutes } from './analysis-routes.tsx';
import { registerAppraisalRoutes } from './appraisal-routes.tsx';
import { registerPublishedRoutes, registerReportRoutes } from './report-routes.tsx';

/** All pages of the operating cost of government offices, below `/costs`. */
export function registerCostsRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  registerReportRoutes(routes, deps); // `/costs/published` is no round
  registerPublishedRoutes(routes, deps);
  registerRoundsRoutes(routes, deps);
  registerEntryRoutes(routes, deps);
  registerWorkbookRoutes(routes, deps);
  registerReviewRoutes(routes, deps);
  registerTotalsRoutes(routes, deps);
  registerAnalysisRoutes(routes, deps);
  registerAppraisalRoutes(routes, deps);
}
