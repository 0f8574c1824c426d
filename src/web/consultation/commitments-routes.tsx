import type { StaffDeps, StaffRoutes } from '../staff-deps.tsx';

/** Pages of commitments. */
export function registerCommitmentsRoutes(_routes: StaffRoutes, _deps: StaffDeps): void {
  // Built by its owner.
}
