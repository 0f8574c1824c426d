import type { StaffDeps, StaffRoutes } from '../staff-deps.tsx';

/** Pages of plan. */
export function registerPlanRoutes(_routes: StaffRoutes, _deps: StaffDeps): void {
  // Built by its owner.
}
