import type { MiddlewareHandler } from 'hono';
import type { VisitEnv } from '#app/visit.ts';
import { anyRoleOf, type StaffDeps } from '../staff-deps.tsx';

/** Lets in who reports and who collects. */
export function bothSides(deps: StaffDeps): MiddlewareHandler<VisitEnv> {
  return anyRoleOf(deps, ['reporter', 'collector'], '/costs');
}
