import type { StaffDeps, StaffRoutes } from '../staff-deps.tsx';

/** Pages of disposition. */
export function registerDispositionRoutes(_routes: StaffRoutes, _deps: StaffDeps): void {
  // Built by its owner.
}
