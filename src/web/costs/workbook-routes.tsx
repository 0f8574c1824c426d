import type { StaffDeps, StaffRoutes } from '../staff-deps.tsx';

/** The Excel template of a return, and taking one back in. */
export function registerWorkbookRoutes(_routes: StaffRoutes, _deps: StaffDeps): void {}
