import type { StaffDeps, StaffRoutes } from '../staff-deps.tsx';

/** Filling in, explaining and signing a return. */
export function registerEntryRoutes(_routes: StaffRoutes, _deps: StaffDeps): void {}
