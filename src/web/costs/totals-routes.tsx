import type { StaffDeps, StaffRoutes } from '../staff-deps.tsx';

/** Totals of an office and its region, each figure down to its parts. */
export function registerTotalsRoutes(_routes: StaffRoutes, _deps: StaffDeps): void {}
