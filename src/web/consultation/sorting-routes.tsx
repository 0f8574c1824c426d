import type { StaffDeps, StaffRoutes } from '../staff-deps.tsx';

/** Pages of sorting. */
export function registerSortingRoutes(_routes: StaffRoutes, _deps: StaffDeps): void {
  // Built by its owner.
}
