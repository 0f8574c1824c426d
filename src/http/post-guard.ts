// Every POST passes here: from our own pages, with the token of this session, read within the limits.
import type { Next } from 'hono';
import { answerProblem } from './answer-problem.ts';
import { isFormToken } from './csrf-token.ts';
import type { Middleware, Request } from './env.ts';
import { fieldOf, isFormType, PATIENCE, readForm } from './form-body.ts';
import { CSRF_FIELD, keepTyped, keepTypedAfterFault, withoutToken } from './keep-typed.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Stops what another site sent before anything of it is read. Stands first: what it lets through may be shown again. */
export function refuseForeign(origin: string): Middleware {
  return async (c, next) => {
    if (SAFE.has(c.req.method)) return next();
    if (!isOwn(c, origin)) return answerProblem(c, 'foreign-form');
    return isFormType(c.req.header('content-type')) ? next() : answerProblem(c, 'unsupported-body');
  };
}

/** Forms with files are held in memory while they come in: so many at once of one person, or one could fill it. Ours. */
const MOST_HEAVY = 4;
const HEAVY_BYTES = 1024 * 1024;
const SECONDS_TO_WAIT = 10;

/** Reads the form and sets `form`. A token that no longer fits answers with a page that keeps all that was typed. */
export function guardPosts(): Middleware {
  const coming = new Map<string, number>();
  return async (c, next) => {
    if (SAFE.has(c.req.method)) return next();
    const person = isHeavy(c) ? c.get('session')?.person : undefined;
    const before = person === undefined ? 0 : (coming.get(person) ?? 0);
    if (before >= MOST_HEAVY) {
      const typed = await keepTypedAfterFault(c);
      return answerProblem(c, 'too-many-requests', { ...typed, retryAfterSeconds: SECONDS_TO_WAIT });
    }
    if (person === undefined) return guardPost(c, next);
    coming.set(person, before + 1);
    try {
      return await guardPost(c, next);
    } finally {
      const left = (coming.get(person) ?? 1) - 1;
      if (left > 0) coming.set(person, left);
      else coming.delete(person);
    }
  };
}

async function guardPost(c: Request, next: Next): Promise<Response | void> {
  const signedIn = c.get('session') !== undefined;
  const patience = signedIn ? PATIENCE.signedIn : PATIENCE.visitor;
  const form = await readForm(c.req.raw, { keepFiles: signedIn, patience });
  const typed = withoutToken(form);
  if (isFormToken(fieldOf(form, CSRF_FIELD), c.get('formKey'))) {
    c.set('form', typed);
    return next();
  }
  return answerProblem(c, 'stale-form', keepTyped(c, typed));
}

/** Large, or of a length that nobody says. */
function isHeavy(c: Request): boolean {
  const length = Number(c.req.header('content-length') ?? Infinity);
  return !(length <= HEAVY_BYTES);
}

/** By what the browser says about itself; a client that says neither still needs the token. */
function isOwn(c: Request, origin: string): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const from = c.req.header('origin');
  if (from === undefined || from === origin) return true;
  return URL.canParse(from) && new URL(from).host === c.req.header('host');
}
