import type { StaffDeps, StaffRoutes } from '../staff-deps.tsx';

/** Appraisal rounds: weights, grades, how firm the ranking is. */
export function registerAppraisalRoutes(_routes: StaffRoutes, _deps: StaffDeps): void {}
