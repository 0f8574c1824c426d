import type { StaffDeps, StaffRoutes } from '../staff-deps.tsx';

/** Ratios, peers, decomposition, efficiency, limits. */
export function registerAnalysisRoutes(_routes: StaffRoutes, _deps: StaffDeps): void {}
