// Every POST passes here: from our own pages, with the token of this session, read within the limits.
import { answerProblem } from './answer-problem.ts';
import { isFormToken } from './csrf-token.ts';
import type { Middleware, Request } from './env.ts';
import { fieldOf, isFormType, readForm } from './form-body.ts';
import { CSRF_FIELD, keepTyped, withoutToken } from './keep-typed.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Stops what another site sent before anything of it is read. Stands first: what it lets through may be shown again. */
export function refuseForeign(origin: string): Middleware {
  return async (c, next) => {
    if (SAFE.has(c.req.method)) return next();
    if (!isOwn(c, origin)) return answerProblem(c, 'foreign-form');
    return isFormType(c.req.header('content-type')) ? next() : answerProblem(c, 'unsupported-body');
  };
}

/** Reads the form and sets `form`. A token that no longer fits answers with a page that keeps all that was typed. */
export function guardPosts(): Middleware {
  return async (c, next) => {
    if (SAFE.has(c.req.method)) return next();
    const form = await readForm(c.req.raw, { keepFiles: c.get('session') !== undefined });
    const typed = withoutToken(form);
    if (isFormToken(fieldOf(form, CSRF_FIELD), c.get('formKey'))) {
      c.set('form', typed);
      return next();
    }
    return answerProblem(c, 'stale-form', keepTyped(c, typed));
  };
}

/** By what the browser says about itself; a client that says neither still needs the token. */
function isOwn(c: Request, origin: string): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const from = c.req.header('origin');
  if (from === undefined || from === origin) return true;
  return URL.canParse(from) && new URL(from).host === c.req.header('host');
}
