// How a page finds out who is looking, and where it sends somebody who may not look.
import type { SignedIn, Viewer } from '#core/identity/viewer.ts';
import type { Middleware, Request } from './env.ts';
import { answerProblem } from './problem.ts';

export const SIGNED_IN_ROLES = [
  'citizen',
  'clerk',
  'officer',
  'bureau',
] as const satisfies readonly SignedIn['role'][];
export type SignedInRole = SignedIn['role'];

/** The viewer when they act in this role now, else `undefined`: then answer with `askToSignIn`. */
export function viewerAs<Role extends SignedInRole>(
  c: Request,
  role: Role,
): Extract<Viewer, { readonly role: Role }> | undefined {
  const viewer = c.get('viewer');
  return isInRole(viewer, role) ? viewer : undefined;
}

/**
 * Sends a visitor to sign in and back to this page; somebody who has the role but acts in another, to pick it; and tells
 * anyone else that they have no right. After a POST it leads back to `returnTo` or the page's own address by GET.
 */
export async function askToSignIn(
  c: Request,
  role: SignedInRole,
  returnTo: string = ownPath(c),
): Promise<Response> {
  const query = new URLSearchParams({ role, return_to: returnTo }).toString();
  const session = c.get('session');
  if (session === undefined) return c.redirect(`/sign-in?${query}`, 303);
  if (session.choices.some((choice) => choice.role === role)) {
    return c.redirect(`/sign-in/role?${query}`, 303);
  }
  return answerProblem(c, 'no-right');
}

/** Middleware for a whole branch of pages: `routes.use('/desk/*', requireRole('officer'))`. */
export function requireRole(role: SignedInRole): Middleware {
  return async (c, next) => {
    if (viewerAs(c, role) === undefined) return askToSignIn(c, role);
    await next();
    return undefined;
  };
}

function isInRole<Role extends SignedInRole>(
  viewer: Viewer,
  role: Role,
): viewer is Extract<Viewer, { readonly role: Role }> {
  return viewer.role === role;
}

function ownPath(c: Request): string {
  const url = new URL(c.req.url);
  return `${url.pathname}${url.search}`;
}
