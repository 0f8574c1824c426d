// All pages in this process, seen as anybody: only the door is replaced. Real use cases stand behind them.
import { Hono } from 'hono';
import type { App } from '#app/app.ts';
import type { ReceivedFile, VisitEnv } from '#app/visit.ts';
import type { Viewer } from '#core/identity/viewer.ts';
import { mountWeb } from '#web/mount.ts';

export type PageAnswer = {
  readonly status: number;
  readonly html: string;
  /** Where a redirect leads; empty without one. */
  readonly to: string;
  readonly headers: Headers;
};

export type Sent = Readonly<Record<string, string | readonly string[]>>;

export type PagesAs = {
  readonly routes: Hono<VisitEnv>;
  /** Who asks from now on, and with which form. */
  readonly be: (viewer: Viewer, fields?: ReadonlyMap<string, readonly string[]>) => void;
  /** Asks for a page; with a form, sends it. */
  readonly ask: (
    as: Viewer,
    path: string,
    form?: Sent,
    files?: readonly ReceivedFile[],
  ) => Promise<PageAnswer>;
};

/** The pages over one app. */
export function pagesAs(app: App): PagesAs {
  let viewer: Viewer = { role: 'visitor' };
  let fields: ReadonlyMap<string, readonly string[]> = new Map();
  let received: readonly ReceivedFile[] = [];
  const routes = new Hono<VisitEnv>();
  routes.use(async (c, next) => {
    const { pathname, search } = new URL(c.req.url);
    c.set('visit', {
      requestId: 'test',
      viewer,
      otherRoles: 0,
      language: 'zh-CN',
      elder: false,
      csrf: 'token',
      path: `${pathname}${search}`,
    });
    c.set('form', { fields, files: received, problems: [] });
    await next();
  });
  mountWeb(routes, {
    app,
    origin: 'http://localhost',
    demo: true,
    findings: [],
    assets: { style: '', script: () => '' },
  });
  return {
    routes,
    be: (as, form = new Map()) => {
      viewer = as;
      fields = form;
    },
    ask: async (as, path, form, files = []) => {
      viewer = as;
      received = files;
      fields = new Map(
        Object.entries(form ?? {}).map(([name, value]) => [
          name,
          typeof value === 'string' ? [value] : value,
        ]),
      );
      const answer = await routes.request(path, { method: form === undefined ? 'GET' : 'POST' });
      const { status, headers } = answer;
      return { status, html: await answer.text(), to: headers.get('location') ?? '', headers };
    },
  };
}
