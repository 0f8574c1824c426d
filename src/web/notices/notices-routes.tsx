import type { StaffDeps, StaffRoutes } from '../staff-deps.tsx';

/** Adds the pages of this module. */
export function registerNoticesRoutes(_routes: StaffRoutes, _deps: StaffDeps): void {}
