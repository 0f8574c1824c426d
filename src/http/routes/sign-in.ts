// Signing in by OpenID Connect, picking a role, signing out.
import { z } from 'zod';
import type { App } from '#app/app.ts';
import type { IdentityProvider, SignInChecks } from '#app/identity-provider.ts';
import { rememberPerson } from '#app/people.ts';
import { closeSession, openSession, pickRole, type SessionLimits } from '#app/sessions.ts';
import { clientAddress } from '../client-address.ts';
import { dropCookie, readCookie, writeCookie } from '../cookies.ts';
import type { SignedIn } from '#core/identity/viewer.ts';
import type { Request, Routes } from '../env.ts';
import { fieldOf } from '../form-body.ts';
import { localPath } from '../local-path.ts';
import { answerProblem } from '../answer-problem.ts';
import { rateLimited } from '../rate-guard.ts';

export type SignInOptions = {
  readonly app: App;
  readonly identity: IdentityProvider;
  readonly origin: string;
  readonly sessionLimits: SessionLimits;
};

const SIGNED_IN_ROLES = [
  'citizen',
  'clerk',
  'officer',
  'bureau',
  'mayor',
  'reporter',
  'collector',
  'planner',
  'department',
] as const satisfies readonly SignedIn['role'][];
type SignedInRole = SignedIn['role'];

/** Where a role starts when no page was asked for. */
export const LANDING: Readonly<Record<SignedInRole, string>> = {
  citizen: '/',
  clerk: '/counter',
  officer: '/desk',
  bureau: '/bureau',
  mayor: '/dashboard',
  reporter: '/costs',
  collector: '/costs',
  planner: '/consultations',
  department: '/consultations',
};

/**
 * `GET /sign-in?role=&return_to=`: where a page sends whoever may not see it as they are. A visitor signs in, somebody
 * who holds the role picks it, anyone else is told that they have no right. Then `GET /sign-in/callback`,
 * `GET|POST /sign-in/role` and `POST /sign-out`.
 */
export function addSignInRoutes(routes: Routes, options: SignInOptions): void {
  routes.get('/sign-in', rateLimited('sign-in'), (c) => leave(c, options));
  routes.get('/sign-in/callback', rateLimited('sign-in'), (c) => comeBack(c, options));
  routes.get('/sign-in/role', showRoles);
  routes.post('/sign-in/role', (c) => changeRole(c, options.app));
  routes.post('/sign-out', (c) => signOut(c, options.app));
}

async function leave(c: Request, { identity, origin }: SignInOptions): Promise<Response> {
  const here = new URL(c.req.url);
  const home = new URL(origin);
  // The provider will send the browser to our own address: its cookie must already be there.
  if (c.req.header('host') !== undefined && c.req.header('host') !== home.host) {
    return c.redirect(`${origin}/sign-in${here.search}`, 303);
  }
  const wanted = asRole(c.req.query('role'));
  const returnTo = localPath(c.req.query('return_to'));
  const session = c.get('session');
  if (session !== undefined && wanted !== undefined) {
    if (c.get('visit').viewer.role === wanted) return c.redirect(returnTo, 303);
    if (!session.choices.some(({ role }) => role === wanted)) return answerProblem(c, 'no-right');
    return c.redirect(`/sign-in/role${here.search}`, 303);
  }
  const started = await identity.start({
    redirectUri: callbackOf(origin),
    language: c.get('visit').language,
  });
  if (!started.ok) return answerProblem(c, 'unavailable', { refusal: started.error });
  const { checks, url } = started.value;
  rememberAttempt(c, { checks, returnTo, ...(wanted === undefined ? {} : { wanted }) });
  return c.redirect(url, 303);
}

async function comeBack(c: Request, options: SignInOptions): Promise<Response> {
  const { app, identity, origin, sessionLimits } = options;
  const attempt = takeAttempt(c, c.req.query('state'));
  if (attempt === undefined) return answerProblem(c, 'sign-in-failed', { refusal: 'sign-in-mismatch' });
  const redirectUri = callbackOf(origin);
  const returned = `${redirectUri}${new URL(c.req.url).search}`;
  const { checks, returnTo, wanted } = attempt;
  const vouched = await identity.finish({ returned, redirectUri, checks });
  if (!vouched.ok) {
    const kind = vouched.error === 'provider-unavailable' ? 'unavailable' : 'sign-in-failed';
    return answerProblem(c, kind, { refusal: vouched.error });
  }
  const person = await rememberPerson(app, vouched.value);
  const wait = await c.get('limits').take('sign-in', { address: clientAddress(c), person: person.id });
  if (wait !== undefined) return answerProblem(c, 'too-many-requests', { retryAfterSeconds: wait });
  const before = readCookie(c, 'session');
  if (before !== undefined) await closeSession(app, before);
  const { token, picked } = await openSession(app, person, {
    limits: sessionLimits,
    ...(wanted === undefined ? {} : { wanted }),
  });
  writeCookie(c, 'session', token);
  dropCookie(c, 'visitor');
  if (picked === undefined) {
    const query = new URLSearchParams({
      return_to: returnTo,
      ...(wanted === undefined ? {} : { role: wanted }),
    });
    return c.redirect(`/sign-in/role?${query.toString()}`, 303);
  }
  return c.redirect(landingOf(picked, returnTo), 303);
}

async function showRoles(c: Request): Promise<Response> {
  const session = c.get('session');
  const returnTo = localPath(c.req.query('return_to'));
  const wanted = asRole(c.req.query('role'));
  if (session === undefined) {
    return c.redirect(`/sign-in?${new URLSearchParams({ return_to: returnTo }).toString()}`, 303);
  }
  const choices = session.choices.filter(({ role }) => wanted === undefined || role === wanted);
  if (choices.length === 0) return answerProblem(c, 'no-right');
  return c.html(await c.get('pages').renderRolePick({ choices, returnTo }, c.get('visit')));
}

async function changeRole(c: Request, app: App): Promise<Response> {
  const token = readCookie(c, 'session');
  const choice = fieldOf(c.get('form'), 'choice') ?? '';
  const returnTo = localPath(fieldOf(c.get('form'), 'return_to'));
  const role = c.get('session')?.choices.find(({ id }) => id === choice)?.role;
  if (token === undefined || role === undefined) return answerProblem(c, 'no-right');
  const picked = await pickRole(app, token, choice);
  if (!picked.ok) return answerProblem(c, 'no-right');
  writeCookie(c, 'session', picked.value);
  return c.redirect(landingOf(role, returnTo), 303);
}

async function signOut(c: Request, app: App): Promise<Response> {
  const token = readCookie(c, 'session');
  if (token !== undefined) await closeSession(app, token);
  dropCookie(c, 'session');
  return c.redirect('/', 303);
}

function landingOf(role: SignedInRole, returnTo: string): string {
  return returnTo === '/' ? LANDING[role] : returnTo;
}

function callbackOf(origin: string): string {
  return `${origin}/sign-in/callback`;
}

function asRole(text: string | undefined): SignedInRole | undefined {
  return SIGNED_IN_ROLES.find((role) => role === text);
}

type Attempt = {
  readonly checks: SignInChecks;
  readonly returnTo: string;
  readonly wanted?: SignedInRole | undefined;
};

const MOST_ATTEMPTS = 3;
const ATTEMPTS = z.array(
  z.object({
    checks: z.object({ state: z.string(), nonce: z.string(), verifier: z.string() }),
    returnTo: z.string(),
    wanted: z.enum(SIGNED_IN_ROLES).optional(),
  }),
);

/** Kept in the browser itself: it is the only one who needs it, and several servers then need no common memory. */
function rememberAttempt(c: Request, attempt: Attempt): void {
  const others = readAttempts(c).slice(1 - MOST_ATTEMPTS); // other tabs that are signing in too
  const short = attempt.returnTo.length > 500 ? { ...attempt, returnTo: '/' } : attempt;
  writeCookie(c, 'sign_in', Buffer.from(JSON.stringify([...others, short])).toString('base64url'));
}

/** The attempt of this state, which is used up by asking. */
function takeAttempt(c: Request, state: string | undefined): Attempt | undefined {
  const attempts = readAttempts(c);
  const mine = attempts.find(({ checks }) => checks.state === state);
  if (mine === undefined) return undefined;
  dropCookie(c, 'sign_in');
  return { ...mine, returnTo: localPath(mine.returnTo) };
}

function readAttempts(c: Request): readonly Attempt[] {
  try {
    const text = Buffer.from(readCookie(c, 'sign_in') ?? '', 'base64url').toString();
    const parsed = ATTEMPTS.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}
