// What every request carries once it has passed the door. Pages and routes read it with `c.get(…)`.
import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono, MiddlewareHandler } from 'hono';
import type { Logger } from 'pino';
import type { Language } from '#base/localised.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import type { SessionFacts } from '#app/sessions.ts';
import type { ParsedForm } from './form-body.ts';
import type { RateLimits } from './rate-limit.ts';
import type { WebPages } from './web-pages.ts';

export type Env = {
  /** Missing in tests that call `app.request()`. */
  Bindings: Partial<HttpBindings>;
  Variables: {
    requestId: string;
    /** Who is looking; a person signed in who has not picked a role yet is still a visitor here. */
    viewer: Viewer;
    /** Who signed in and as what they may act; `undefined` for visitors. */
    session: SessionFacts | undefined;
    language: Language;
    /** Large type. */
    elder: boolean;
    /** Goes into every POST form as `<input type="hidden" name="_csrf">`, first in the form. Different on each page. */
    csrf: string;
    /** What `csrf` is made from; for the server only. */
    formKey: string;
    /** People reach us over https: cookies are marked so. */
    https: boolean;
    /** The body of a POST, read and its token checked before any route sees it; empty for GET. */
    form: ParsedForm;
    log: Logger;
    limits: RateLimits;
    pages: WebPages;
  };
};

export type Request = Context<Env>;
export type Routes = Hono<Env>;
export type Middleware = MiddlewareHandler<Env>;
