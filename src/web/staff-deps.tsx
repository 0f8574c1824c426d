import type { Hono, MiddlewareHandler } from 'hono';
import type { VisitEnv } from '#app/visit.ts';
import type { PartNumber } from '#core/cases/events.ts';
import type { Finding } from '#core/catalogue/fact.ts';
import type { Role } from '#core/identity/viewer.ts';
import { answerPage, contextOf, type WebDeps, type WebRequest } from './citizen/route-tools.ts';
import { ProblemPage } from './problem/problem-page.tsx';

export type StaffRoutes = Hono<VisitEnv>;

/** What staff pages need besides the request. */
export type StaffDeps = WebDeps & {
  /** All that the catalogue's check found at start. */
  readonly findings: readonly Finding[];
};

/** Lets one role in; sends visitors to sign in and back, people with other roles to pick one. */
export function staffOnly(
  deps: WebDeps,
  role: 'clerk' | 'officer' | 'bureau' | 'reporter' | 'collector' | 'planner' | 'department',
  home: string,
): MiddlewareHandler<VisitEnv> {
  return async (c, next) => {
    const { viewer, otherRoles, path } = c.get('visit');
    if (viewer.role === role) {
      await next();
      return undefined;
    }
    // After a POST one comes back by GET.
    const query = new URLSearchParams({ role, return_to: c.req.method === 'GET' ? path : home }).toString();
    if (otherRoles > 0) return c.redirect(`/sign-in/role?${query}`, 303);
    if (viewer.role === 'visitor') return c.redirect(`/sign-in?${query}`, 303);
    return answerPage(c, <ProblemPage ctx={contextOf(c, deps)} kind="no-right" />, 403);
  };
}

/** Lets in whoever has one of several roles. Whoever has not picked a role is asked for any of his. */
export function anyRoleOf(deps: WebDeps, roles: readonly Role[], home: string): MiddlewareHandler<VisitEnv> {
  return async (c, next) => {
    const { viewer, otherRoles, path } = c.get('visit');
    if (roles.includes(viewer.role)) {
      await next();
      return undefined;
    }
    // After a POST one comes back by GET.
    const query = new URLSearchParams({ return_to: c.req.method === 'GET' ? path : home }).toString();
    if (otherRoles > 0) return c.redirect(`/sign-in/role?${query}`, 303);
    if (viewer.role === 'visitor') return c.redirect(`/sign-in?${query}`, 303);
    return answerPage(c, <ProblemPage ctx={contextOf(c, deps)} kind="no-right" />, 403);
  };
}

/** The part that the address names, as our own links write it; anything else is the part that no case has. */
export function partOf(c: WebRequest): PartNumber {
  const text = c.req.param('part') ?? '';
  return /^[1-9]\d{0,2}$/.test(text) ? Number(text) : 0;
}

/** The page asked for, from 1; anything that is no page is the first. */
export function pageOf(c: WebRequest): number {
  const page = Number(c.req.query('page'));
  return Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1;
}
