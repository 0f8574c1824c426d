import type { StaffDeps, StaffRoutes } from '../staff-deps.tsx';

/** Pages of intake. */
export function registerIntakeRoutes(_routes: StaffRoutes, _deps: StaffDeps): void {
  // Built by its owner.
}
