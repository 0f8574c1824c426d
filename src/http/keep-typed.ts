// Nothing typed is lost: what a POST held goes into the page of whatever went wrong, to be sent again.
import type { ReceivedForm } from '#app/visit.ts';
import type { Request } from './env.ts';
import { isFormType, PATIENCE, readForm } from './form-body.ts';
import type { ProblemDetails } from './problem.ts';

export const CSRF_FIELD = '_csrf';

/** The part of a problem that lets its page send the form again; nothing when the form was empty. */
export function keepTyped(c: Request, form: ReceivedForm): ProblemDetails {
  if (form.fields.size === 0) return {};
  const { pathname, search } = new URL(c.req.url);
  const lost = [...form.files, ...form.problems].map(({ field }) => field);
  return {
    typed: form.fields,
    action: `${pathname}${search}`,
    filesLost: [...new Set(lost.filter((field) => field !== undefined))],
  };
}

/** The same after a fault that may have come before the form was read (the database did not answer). */
export async function keepTypedAfterFault(c: Request): Promise<ProblemDetails> {
  if (c.req.method !== 'POST') return {};
  const { raw } = c.req;
  const unread = c.get('form').fields.size === 0 && !raw.bodyUsed && isFormType(c.req.header('content-type'));
  if (!unread) return keepTyped(c, c.get('form'));
  const patience = c.get('session') === undefined ? PATIENCE.visitor : PATIENCE.signedIn;
  return keepTyped(c, withoutToken(await readForm(raw, { keepFiles: false, patience })));
}

export function withoutToken(form: ReceivedForm): ReceivedForm {
  const fields = new Map(form.fields);
  fields.delete(CSRF_FIELD);
  return { ...form, fields };
}
