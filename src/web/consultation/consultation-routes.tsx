import type { StaffDeps, StaffRoutes } from '../staff-deps.tsx';
import { registerCollationRoutes } from './collation-routes.tsx';
import { registerCommitmentsRoutes } from './commitments-routes.tsx';
import { registerCoverageRoutes } from './coverage-routes.tsx';
import { registerDispatchRoutes } from './dispatch-routes.tsx';
import { registerDispositionRoutes } from './disposition-routes.tsx';
import { registerIntakeRoutes } from './intake-routes.tsx';
import { registerContributorRoutes } from './contributor-routes.tsx';
import { registerPacketRoutes } from './packet-routes.tsx';
import { registerProcedureRoutes } from './procedure-routes.tsx';
import { registerPlanRoutes } from './plan-routes.tsx';
import { registerPublicRoutes } from './public-routes.tsx';
import { registerPublishedRoutes } from './published-routes.tsx';
import { registerSortingRoutes } from './sorting-routes.tsx';

/** All pages of open-door planning: the public ones below `/plans`, those of the desk and the departments below `/consultations`. */
export function registerConsultationRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  registerPublishedRoutes(routes, deps);
  registerPublicRoutes(routes, deps);
  registerCollationRoutes(routes, deps);
  registerIntakeRoutes(routes, deps);
  registerSortingRoutes(routes, deps);
  registerDispatchRoutes(routes, deps);
  registerDispositionRoutes(routes, deps);
  registerPlanRoutes(routes, deps);
  registerProcedureRoutes(routes, deps);
  registerCoverageRoutes(routes, deps);
  registerCommitmentsRoutes(routes, deps);
  registerContributorRoutes(routes, deps);
  registerPacketRoutes(routes, deps);
}
