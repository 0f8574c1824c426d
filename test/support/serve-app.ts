// The one way in which tests start a whole server: the door, the demo identity provider and its people, on a free port.
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { App } from '#app/app.ts';
import { DEMO_ISSUER, loadDemo } from '#app/load-demo.ts';
import { makeDemoProvider } from '#connectors/demo-identity-provider/demo-provider.ts';
import { accountsOf, readDemoPeople } from '#connectors/demo-identity-provider/read-accounts.ts';
import { makeOpenIdProvider } from '#connectors/identity-provider/open-id.ts';
import type { Assets } from '#http/assets.ts';
import { makeLog } from '#http/log.ts';
import { makeServer, type ServerOptions } from '#http/server.ts';
import type { WebPages } from '#http/web-pages.ts';

export const DATA = fileURLToPath(new URL('../../data', import.meta.url));

export type ServedApp = {
  readonly origin: string;
  /** Every line logged so far. */
  readonly logged: () => string;
  readonly stop: () => Promise<void>;
};

export type ServeOptions = Partial<Pick<ServerOptions, 'limits' | 'sessionLimits'>> & {
  readonly assets: Assets;
  readonly web: (origin: string) => WebPages;
};

/** Serves the app as `main.ts` does. The app is the caller's: its database is closed by whoever opened it. */
export async function serveApp(app: App, { assets, web, ...limits }: ServeOptions): Promise<ServedApp> {
  const home = await mkdtemp(join(tmpdir(), 'yici-served-'));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const demo = readDemoPeople(DATA);
  await loadDemo(app, demo);
  const mounted = await makeDemoProvider({ origin, home, accounts: accountsOf(demo) });
  const lines: string[] = [];
  const server = makeServer({
    app,
    identity: makeOpenIdProvider({ ...mounted, origin, knownAs: DEMO_ISSUER, askAlways: true }),
    web: web(origin),
    assets,
    origin,
    log: makeLog((line) => lines.push(line)),
    mounted,
    ...limits,
  });
  await server.listen(port, '127.0.0.1');
  return {
    origin,
    logged: () => lines.join(''),
    stop: async () => {
      await server.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
