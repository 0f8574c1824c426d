import type { StaffDeps, StaffRoutes } from '../staff-deps.tsx';

/** Pages of collation. */
export function registerCollationRoutes(_routes: StaffRoutes, _deps: StaffDeps): void {
  // Built by its owner.
}
