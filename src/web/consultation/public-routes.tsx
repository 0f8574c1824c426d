import type { StaffDeps, StaffRoutes } from '../staff-deps.tsx';

/** Pages of public. */
export function registerPublicRoutes(_routes: StaffRoutes, _deps: StaffDeps): void {
  // Built by its owner.
}
