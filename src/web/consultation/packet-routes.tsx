import type { StaffDeps, StaffRoutes } from '../staff-deps.tsx';

/** Pages of packet. */
export function registerPacketRoutes(_routes: StaffRoutes, _deps: StaffDeps): void {
  // Built by its owner.
}
