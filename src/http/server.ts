// The server: what every request passes, in order, and how it starts and stops.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { Logger } from 'pino';
import type { App } from '#app/app.ts';
import type { IdentityProvider } from '#app/identity-provider.ts';
import { DEFAULT_SESSION_LIMITS, type SessionLimits } from '#app/sessions.ts';
import type { VisitEnv } from '#app/visit.ts';
import type { Assets } from './assets.ts';
import { compress } from './compression.ts';
import type { Env, Middleware, Routes } from './env.ts';
import { EMPTY_FORM } from './form-body.ts';
import { identify, preferencesOf } from './identify.ts';
import { logRequests } from './log.ts';
import { guardPosts, refuseForeign } from './post-guard.ts';
import { answerProblem } from './answer-problem.ts';
import { limitPosts } from './rate-guard.ts';
import { makeRateLimits, type RateLimits } from './rate-limit.ts';
import { addDivisionRoutes } from './routes/divisions.ts';
import { addHealthRoute } from './routes/health.ts';
import { addPreferenceRoute } from './routes/preferences.ts';
import { addSignInRoutes } from './routes/sign-in.ts';
import { addHeaders, secureHeaders } from './secure-headers.ts';
import { answerError, answerUnknown } from './unanswered.ts';
import type { WebPages } from './web-pages.ts';

/** Something else that answers below a path of ours and knows nothing of Hono: the demo identity provider. */
export type MountedListener = {
  readonly prefix: string;
  readonly listen: (request: IncomingMessage, response: ServerResponse) => void;
};

export type ServerOptions = {
  readonly app: App;
  readonly identity: IdentityProvider;
  readonly web: WebPages;
  readonly assets: Assets;
  /** Scheme, host and port under which people reach us, without a trailing slash. */
  readonly origin: string;
  /** Proxies of ours between people and us; 0 when not given. */
  readonly proxies?: number;
  readonly log: Logger;
  readonly limits?: RateLimits;
  readonly sessionLimits?: SessionLimits;
  readonly mounted?: MountedListener;
};

export type WebServer = {
  /** For tests without a port: `routes.request('/…')`. */
  readonly routes: Routes;
  /** Listens; port 0 takes any free one. */
  readonly listen: (port: number, host?: string) => Promise<{ readonly port: number }>;
  /** Takes no new requests, lets running ones finish for up to 5 seconds. */
  readonly close: () => Promise<void>;
};

const LONGEST_ADDRESS = 4096;
const CLOSE_MILLISECONDS = 5000;

/** Puts the server together; it listens when told to. */
export function makeServer(options: ServerOptions): WebServer {
  const https = options.origin.startsWith('https:');
  const headers = secureHeaders({ https, formOrigin: options.identity.formOrigin });
  const routes = makeRoutes(options, headers);
  const answer = getRequestListener(routes.fetch);
  const { mounted } = options;
  const server = createServer(
    { maxHeaderSize: 16_384, headersTimeout: 20_000, requestTimeout: 600_000, keepAliveTimeout: 10_000 },
    (request, response) => {
      // Also for the answers that never reach a route, such as a host that is none.
      for (const [name, value] of headers) response.setHeader(name, value);
      if (mounted !== undefined && isBelow(request.url, mounted.prefix)) {
        mounted.listen(request, response);
      } else {
        void answer(request, response);
      }
    },
  );
  server.on('clientError', (error, socket) => {
    if (!socket.writable) return;
    const tooLong = 'code' in error && error.code === 'HPE_HEADER_OVERFLOW';
    const status = tooLong ? '431 Request Header Fields Too Large' : '400 Bad Request';
    const lines = headers.map(([name, value]) => `${name}: ${value}`);
    socket.end(
      [`HTTP/1.1 ${status}`, ...lines, 'Connection: close', 'Content-Length: 0', '', ''].join('\r\n'),
    );
  });
  return {
    routes,
    listen: (port, host) => listen(server, port, host),
    close: () => close(server),
  };
}

function makeRoutes(options: ServerOptions, headers: ReturnType<typeof secureHeaders>): Routes {
  const { app, identity, web, assets, origin, sessionLimits = DEFAULT_SESSION_LIMITS } = options;
  const routes = new Hono<Env>();
  routes.use(begin(options));
  routes.use(logRequests());
  routes.use(addHeaders(headers));
  routes.use(compress());
  routes.use(refuseLongAddress());
  routes.get('/assets/*', (c) => assets.answer(c) ?? answerProblem(c, 'not-found'));
  addHealthRoute(routes, app);
  addDivisionRoutes(routes, app);
  routes.use(refuseForeign(origin));
  routes.use(identify(app));
  routes.use(limitPosts('post'));
  routes.use(guardPosts());
  addPreferenceRoute(routes);
  addSignInRoutes(routes, { app, identity, origin, sessionLimits });
  for (const { path, act } of web.limited ?? []) routes.use(path, limitPosts(act));
  const pages = new Hono<VisitEnv>();
  web.mount(pages);
  routes.route('/', pages);
  routes.notFound((c) => answerUnknown(c, routes));
  routes.onError((error, c) => answerError(c, error));
  return routes;
}

/** Sets what everything else relies on, an answer about an early failure included. */
function begin(options: ServerOptions): Middleware {
  const { app, origin, web, log, proxies = 0, limits = makeRateLimits() } = options;
  const https = origin.startsWith('https:');
  return async (c, next) => {
    const requestId = app.newId();
    const { pathname, search } = new URL(c.req.url);
    c.set('https', https);
    c.set('proxies', proxies);
    c.set('log', log);
    c.set('limits', limits);
    c.set('pages', web);
    c.set('session', undefined);
    c.set('form', EMPTY_FORM);
    c.set('formKey', '');
    c.set('visit', {
      ...preferencesOf(c),
      requestId,
      viewer: { role: 'visitor' },
      otherRoles: 0,
      csrf: '',
      path: `${pathname}${search}`,
    });
    await next();
    c.res.headers.set('X-Request-Id', requestId);
  };
}

function refuseLongAddress(): Middleware {
  return async (c, next) =>
    c.req.url.length > LONGEST_ADDRESS ? answerProblem(c, 'address-too-long') : next();
}

function isBelow(url: string | undefined, prefix: string): boolean {
  return url !== undefined && (url === prefix || url.startsWith(`${prefix}/`));
}

function listen(server: Server, port: number, host: string | undefined): Promise<{ readonly port: number }> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      resolve({ port: typeof address === 'object' && address !== null ? address.port : port });
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const impatient = setTimeout(() => server.closeAllConnections(), CLOSE_MILLISECONDS);
    server.close(() => {
      clearTimeout(impatient);
      resolve();
    });
    server.closeIdleConnections();
  });
}
