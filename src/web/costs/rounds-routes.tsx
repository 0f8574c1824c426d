import type { StaffDeps, StaffRoutes } from '../staff-deps.tsx';

/** The rounds a viewer has to do with, and what each asks: forms, rules, limits, register. */
export function registerRoundsRoutes(_routes: StaffRoutes, _deps: StaffDeps): void {}
