// What every request carries. Pages know only the part that `VisitEnv` of the app names; the rest is the server's own.
import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono, MiddlewareHandler } from 'hono';
import type { Logger } from 'pino';
import type { SessionFacts } from '#app/sessions.ts';
import type { VisitEnv } from '#app/visit.ts';
import type { RateLimits } from './rate-limit.ts';
import type { WebPages } from './web-pages.ts';

export type Env = {
  /** Missing in tests that call `request()` without a port. */
  Bindings: Partial<HttpBindings>;
  Variables: VisitEnv['Variables'] & {
    /** Who signed in and as what they may act; `undefined` for visitors. */
    session: SessionFacts | undefined;
    /** What form tokens are made from: the session's token, or the visitor's cookie. */
    formKey: string;
    /** People reach us over https: cookies are marked so. */
    https: boolean;
    /** Proxies of ours between people and us. */
    proxies: number;
    log: Logger;
    limits: RateLimits;
    pages: WebPages;
  };
};

export type Request = Context<Env>;
export type Routes = Hono<Env>;
export type Middleware = MiddlewareHandler<Env>;
