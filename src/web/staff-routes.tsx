import { registerBureauRoutes } from './bureau/bureau-routes.tsx';
import { registerCounterRoutes } from './counter/counter-routes.tsx';
import { registerDeskRoutes } from './desk/desk-routes.tsx';
import type { StaffDeps, StaffRoutes } from './staff-deps.tsx';

/** Adds the pages of counter, desk and bureau; each branch lets only its own role in. */
export function registerStaffRoutes(routes: StaffRoutes, deps: StaffDeps): void {
  registerCounterRoutes(routes, deps);
  registerDeskRoutes(routes, deps);
  registerBureauRoutes(routes, deps);
}
