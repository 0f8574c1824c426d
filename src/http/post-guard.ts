// Every POST passes here: from our own pages, with the token of this session, read within the limits.
import type { Middleware, Request } from './env.ts';
import { isFormToken } from './csrf-token.ts';
import { EMPTY_FORM, fieldOf, isFormType, readForm } from './form-body.ts';
import type { ReceivedForm } from '#app/visit.ts';
import { answerProblem } from './answer-problem.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
export const CSRF_FIELD = '_csrf';

/** Sets `form`. A token that no longer fits answers with a page that keeps all that was typed. */
export function guardPosts(origin: string): Middleware {
  return async (c, next) => {
    c.set('form', EMPTY_FORM);
    if (SAFE.has(c.req.method)) return next();
    if (!isOwn(c, origin)) return answerProblem(c, 'foreign-form');
    if (!isFormType(c.req.header('content-type'))) return answerProblem(c, 'unsupported-body');
    const form = await readForm(c.req.raw, { keepFiles: c.get('session') !== undefined });
    const typed = withoutToken(form);
    if (!isFormToken(fieldOf(form, CSRF_FIELD), c.get('formKey'))) return staleForm(c, typed);
    c.set('form', typed);
    return next();
  };
}

function staleForm(c: Request, form: ReceivedForm): Promise<Response> {
  const url = new URL(c.req.url);
  const lost = [...form.files.map(({ field }) => field), ...form.problems.map(({ field }) => field)];
  return answerProblem(c, 'stale-form', {
    typed: form.fields,
    action: `${url.pathname}${url.search}`,
    filesLost: [...new Set(lost.filter((field) => field !== undefined))],
  });
}

/** By what the browser says about itself; a client that says neither still needs the token. */
function isOwn(c: Request, origin: string): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const from = c.req.header('origin');
  if (from === undefined || from === origin) return true;
  return URL.canParse(from) && new URL(from).host === c.req.header('host');
}

function withoutToken(form: ReceivedForm): ReceivedForm {
  const fields = new Map(form.fields);
  fields.delete(CSRF_FIELD);
  return { ...form, fields };
}
