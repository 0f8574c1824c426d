import type { MiddlewareHandler } from 'hono';
import type { VisitEnv } from '#app/visit.ts';
import { answerPage, contextOf } from '../citizen/route-tools.ts';
import { ProblemPage } from '../problem/problem-page.tsx';
import type { StaffDeps } from '../staff-deps.tsx';

/** Lets in who reports and who collects. Whoever has not picked a role is not asked for one of the two. */
export function bothSides(deps: StaffDeps): MiddlewareHandler<VisitEnv> {
  return async (c, next) => {
    const { viewer, otherRoles, path } = c.get('visit');
    if (viewer.role === 'reporter' || viewer.role === 'collector') {
      await next();
      return undefined;
    }
    // After a POST one comes back by GET.
    const query = new URLSearchParams({ return_to: c.req.method === 'GET' ? path : '/costs' }).toString();
    if (otherRoles > 0) return c.redirect(`/sign-in/role?${query}`, 303);
    if (viewer.role === 'visitor') return c.redirect(`/sign-in?${query}`, 303);
    return answerPage(c, <ProblemPage ctx={contextOf(c, deps)} kind="no-right" />, 403);
  };
}
