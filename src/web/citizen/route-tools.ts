// What every citizen route needs: the page's context, answers, and who may come in.
import { cityDay } from '#core/calendar/city-day.ts';
import type { Context, MiddlewareHandler } from 'hono';
import type { VNode } from 'preact';
import type { App } from '#app/app.ts';
import type { Refusal } from '#app/refusal.ts';
import type { Visit, VisitEnv } from '#app/visit.ts';
import { renderPage } from '../frame/frame.tsx';
import type { PageContext } from '../frame/page-context.ts';
import { textsFor } from '../texts/texts.ts';
import { problemPage, refusalPage } from './refusal-page.tsx';

export type WebDeps = {
  readonly app: App;
  /** Scheme, host and port under which people reach us, without a trailing slash. */
  readonly origin: string;
  readonly demo: boolean;
  readonly assets: PageContext['assets'];
};

export type WebRequest = Context<VisitEnv>;
export type Status = 200 | 403 | 404 | 409 | 410 | 422;

/** What pages know of this request. */
export function contextOf(c: WebRequest, deps: WebDeps): PageContext {
  return pageContext(c.get('visit'), deps);
}

/** The same from the visit alone, for pages that the server itself shows. */
export function pageContext(visit: Visit, deps: WebDeps): PageContext {
  const { viewer, otherRoles, unread = 0, language, elder, csrf, path } = visit;
  return {
    t: textsFor(language),
    language,
    elder,
    viewer,
    otherRoles,
    unread,
    csrf,
    path,
    demo: deps.demo,
    assets: deps.assets,
    today: todayIn(deps.app),
  };
}

export function todayIn(app: Pick<App, 'now'>): Temporal.PlainDate {
  return cityDay(app.now());
}

export function answerPage(c: WebRequest, page: VNode, status: Status = 200): Response {
  c.header('Cache-Control', 'no-store');
  return c.html(renderPage(page), status);
}

/** `name`: of the file, in plain letters; `also`: more of the header, such as the name in Chinese. */
export type Download = {
  readonly name: string;
  readonly type: string;
  readonly body: string | Uint8Array;
  readonly also?: string;
};

/** A file to be kept. Nothing on the way keeps a copy. */
export function answerDownload(c: WebRequest, { name, type, body, also = '' }: Download): Response {
  c.header('Content-Type', type);
  c.header('Cache-Control', 'no-store');
  c.header('Content-Disposition', `attachment; filename="${name}"${also}`);
  return c.body(typeof body === 'string' ? body : Uint8Array.from(body).buffer);
}

/** Not there, or not to be seen: the same page. */
export function answerNotFound(c: WebRequest, deps: WebDeps): Response {
  return answerPage(c, problemPage(contextOf(c, deps), 'not-found'), 404);
}

/** A use case that did nothing, where no form can say so. */
export function answerRefusal(c: WebRequest, deps: WebDeps, refusal: Refusal, backHref = '/'): Response {
  if (refusal.code === 'not-found') return answerNotFound(c, deps);
  return answerPage(c, refusalPage(contextOf(c, deps), refusal, backHref), 409);
}

/** Where somebody who fills in forms begins: a citizen's own cases, a clerk's counter. */
export function filingHome(c: WebRequest): string {
  return c.get('visit').viewer.role === 'clerk' ? '/counter' : '/my-cases';
}

/**
 * What is shown once a draft has become a case: the citizen's receipt, the helper's progress page (`helped`), or the slip to
 * print at the counter.
 */
export function filedAddress(
  c: WebRequest,
  number: string,
  { again, helped }: { readonly again: boolean; readonly helped: boolean },
): string {
  if (c.get('visit').viewer.role === 'clerk') return `/counter/slips/${number}`;
  if (helped) return `/helped/${number}?filed`;
  return `/my-cases/${number}/receipt${again ? '?again=1' : ''}`;
}

/** Lets in whoever files: citizens for themselves, clerks for the person at their counter. */
export function filersOnly(deps: WebDeps): MiddlewareHandler<VisitEnv> {
  const others = citizensOnly(deps);
  return async (c, next) => (c.get('visit').viewer.role === 'clerk' ? next() : others(c, next));
}

/** Lets citizens in; sends visitors to sign in and back, staff to pick the citizen's role. */
export function citizensOnly(deps: WebDeps): MiddlewareHandler<VisitEnv> {
  return async (c, next) => {
    const { viewer, otherRoles, path } = c.get('visit');
    if (viewer.role === 'citizen') {
      await next();
      return undefined;
    }
    // After a POST one comes back by GET, to the page the form was on.
    const back = c.req.method === 'GET' ? path : '/my-cases';
    const query = new URLSearchParams({ role: 'citizen', return_to: back }).toString();
    if (otherRoles > 0) return c.redirect(`/sign-in/role?${query}`, 303);
    if (viewer.role === 'visitor') return c.redirect(`/sign-in?${query}`, 303);
    return answerPage(c, problemPage(contextOf(c, deps), 'no-right'), 403);
  };
}
