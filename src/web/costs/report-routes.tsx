import type { StaffDeps, StaffRoutes } from '../staff-deps.tsx';

/** The nine-part report in two editions, and exports. */
export function registerReportRoutes(_routes: StaffRoutes, _deps: StaffDeps): void {}
