// All pages of the site. `main.ts` gives them a server whose requests carry a visit and a received form.
import type { Hono } from 'hono';
import type { VisitEnv } from '#app/visit.ts';
import { caseRoutes } from './citizen/case-routes.tsx';
import { draftRoutes } from './citizen/draft-routes.tsx';
import { publicRoutes } from './citizen/public-routes.tsx';
import type { WebDeps } from './citizen/route-tools.ts';
import type { StaffDeps } from './staff-deps.tsx';
import { registerStaffRoutes } from './staff-routes.tsx';

export type { StaffDeps, WebDeps };

/** Adds the pages of citizens and staff. */
export function mountWeb(server: Hono<VisitEnv>, deps: StaffDeps): void {
  publicRoutes(server, deps);
  draftRoutes(server, deps);
  caseRoutes(server, deps);
  registerStaffRoutes(server, deps);
}
