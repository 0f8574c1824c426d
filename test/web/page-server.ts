// The pages on a port of their own with real use cases behind them; only the door is replaced: the viewer is a query of
// the test, so that every page can be seen as anybody.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { App } from '#app/app.ts';
import type { ReceivedForm, VisitEnv } from '#app/visit.ts';
import type { Finding } from '#core/catalogue/fact.ts';
import type { Language } from '#base/localised.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { buildAssets } from '#web/assets.ts';
import { mountWeb } from '#web/mount.ts';

export type PageServer = {
  readonly origin: string;
  /** Who looks from now on, and how. */
  readonly as: (viewer: Viewer, how?: { readonly language?: Language; readonly elder?: boolean }) => void;
  readonly stop: () => Promise<void>;
};

const MOST_BYTES = 10 * 1024 * 1024;

export async function servePages(app: App, findings: readonly Finding[] = []): Promise<PageServer> {
  let viewer: Viewer = { role: 'visitor' };
  let look: { readonly language?: Language; readonly elder?: boolean } = {};
  const assets = new Map((await buildAssets()).map(({ name, bytes }) => [`/assets/${name}`, bytes]));
  const routes = new Hono<VisitEnv>();
  routes.get('/assets/:name', (c) => {
    const bytes = assets.get(c.req.path);
    const type = c.req.path.endsWith('.css') ? 'text/css' : 'text/javascript';
    return bytes === undefined ? c.notFound() : c.body(Uint8Array.from(bytes), 200, { 'Content-Type': type });
  });
  routes.use(async (c, next) => {
    const url = new URL(c.req.url);
    c.header(
      'Content-Security-Policy',
      "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'",
    );
    c.set('visit', {
      requestId: 'test',
      viewer,
      otherRoles: 0,
      language: look.language ?? 'zh-CN',
      elder: look.elder ?? false,
      csrf: 'token',
      path: `${url.pathname}${url.search}`,
    });
    c.set('form', c.req.method === 'POST' ? await receivedForm(c.req.raw) : NOTHING);
    await next();
  });
  const origin = 'http://127.0.0.1';
  mountWeb(routes, {
    app,
    origin,
    demo: true,
    findings,
    assets: { style: '/assets/main.css', script: (island) => `/assets/${island}.js` },
  });
  const { promise, resolve } = Promise.withResolvers<number>();
  const server = serve({ fetch: routes.fetch, port: 0, hostname: '127.0.0.1' }, (info) => resolve(info.port));
  return {
    origin: `${origin}:${await promise}`,
    as: (who, how = {}) => {
      viewer = who;
      look = how;
    },
    stop: () =>
      new Promise((done, fail) => server.close((error) => (error === undefined ? done() : fail(error)))),
  };
}

const NOTHING: ReceivedForm = { fields: new Map(), files: [], problems: [] };

async function receivedForm(request: Request): Promise<ReceivedForm> {
  const fields = new Map<string, string[]>();
  const files: ReceivedForm['files'][number][] = [];
  const problems: ReceivedForm['problems'][number][] = [];
  for (const [name, value] of await request.formData()) {
    if (typeof value === 'string') fields.set(name, [...(fields.get(name) ?? []), value]);
    else if (value.size > MOST_BYTES)
      problems.push({ problem: 'file-too-large', field: name, fileName: value.name });
    else if (value.name !== '') files.push({ field: name, name: value.name, bytes: await value.bytes() });
  }
  return { fields, files, problems };
}
