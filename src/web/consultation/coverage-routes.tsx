import type { StaffDeps, StaffRoutes } from '../staff-deps.tsx';

/** Pages of coverage. */
export function registerCoverageRoutes(_routes: StaffRoutes, _deps: StaffDeps): void {
  // Built by its owner.
}
