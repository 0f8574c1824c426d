// A whole server on a free port, with a database of its own and the demo identity provider, for one test file.
import { randomUUIDv7 } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { App } from '#app/app.ts';
import { DEMO_ISSUER, loadDemo } from '#app/load-demo.ts';
import { accountsOf, readDemoPeople } from '#connectors/demo-identity-provider/read-accounts.ts';
import { makeDemoProvider } from '#connectors/demo-identity-provider/demo-provider.ts';
import { makeOpenIdProvider } from '#connectors/identity-provider/open-id.ts';
import { loadCalendars, loadDivisions, loadLaw } from '#connectors/reference-data/load.ts';
import { makeAssets } from '#http/assets.ts';
import { makeLog } from '#http/log.ts';
import { plainPages } from '#http/plain-pages.ts';
import type { WebPages } from '#http/web-pages.ts';
import { makeServer, type ServerOptions } from '#http/server.ts';
import { testDatabase } from '../support/database.ts';

export const DATA = fileURLToPath(new URL('../../data', import.meta.url));

export type RunningServer = {
  readonly origin: string;
  readonly app: App;
  /** The path of an asset by its name; there is `app.css`. */
  readonly asset: (name: string) => string;
  /** Every line logged so far. */
  readonly logged: () => string;
  /** Moves the only clock. */
  readonly pass: (duration: Temporal.DurationLike) => void;
  readonly stop: () => Promise<void>;
};

/** Starts it; `mount` adds routes to try things on. */
export async function startServer(
  mount: WebPages['mount'] = () => undefined,
  more: Partial<Pick<ServerOptions, 'limits' | 'sessionLimits' | 'proxies'>> = {},
): Promise<RunningServer> {
  const database = await testDatabase();
  const home = await mkdtemp(join(tmpdir(), 'yici-http-'));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  let now = Temporal.Instant.from('2026-11-22T02:00:00Z');
  const app = makeApp(database.pool, () => now);
  const demo = readDemoPeople(DATA);
  await loadDemo(app, demo);
  const provider = await makeDemoProvider({ origin, home, accounts: accountsOf(demo) });
  const lines: string[] = [];
  const assets = await makeAssets([
    { name: 'app.css', bytes: Buffer.from(`body { margin: 0 }\n`.repeat(200)) },
  ]);
  const server = makeServer({
    app,
    identity: makeOpenIdProvider({ ...provider, origin, knownAs: DEMO_ISSUER, askAlways: true }),
    web: { ...plainPages, mount, limited: [{ path: '/submit', act: 'submit' }] },
    assets,
    origin,
    log: makeLog((line) => lines.push(line)),
    mounted: provider,
    ...more,
  });
  await server.listen(port, '127.0.0.1');
  return {
    origin,
    app,
    asset: assets.path,
    logged: () => lines.join(''),
    pass: (duration) => {
      now = now.add(duration);
    },
    stop: async () => {
      await server.close();
      await database.drop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

const unused = () => Promise.reject(new Error('no files in these tests'));

function makeApp(pool: App['pool'], now: App['now']): App {
  return {
    pool,
    catalogue: {
      groups: [],
      elements: new Map(),
      materials: new Map(),
      certificates: new Map(),
      agencies: new Map(),
      items: new Map(),
      implementations: new Map(),
      things: new Map(),
    },
    plans: { current: () => ({ ok: false, findings: [] }), known: () => undefined },
    divisions: loadDivisions(DATA),
    calendar: loadCalendars(DATA),
    law: loadLaw(DATA),
    files: { put: unused, get: unused, delete: unused },
    now,
    newId: () => randomUUIDv7(),
    randomBelow: () => 0,
    allowSample: true,
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
