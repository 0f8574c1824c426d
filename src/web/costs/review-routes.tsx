import type { StaffDeps, StaffRoutes } from '../staff-deps.tsx';

/** The wall of returns, their review, questions, versions. */
export function registerReviewRoutes(_routes: StaffRoutes, _deps: StaffDeps): void {}
