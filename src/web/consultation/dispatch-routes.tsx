import type { StaffDeps, StaffRoutes } from '../staff-deps.tsx';

/** Pages of dispatch. */
export function registerDispatchRoutes(_routes: StaffRoutes, _deps: StaffDeps): void {
  // Built by its owner.
}
