// A whole server on a free port, with a database of its own and the demo identity provider, for one test file.
import { randomUUIDv7 } from 'node:crypto';
import type { App } from '#app/app.ts';
import { loadReference } from '#connectors/reference-data/load.ts';
import { makeAssets } from '#http/assets.ts';
import { plainPages } from '#http/plain-pages.ts';
import type { WebPages } from '#http/web-pages.ts';
import type { ServerOptions } from '#http/server.ts';
import { testDatabase } from '../support/database.ts';
import { DATA, serveApp } from '../support/serve-app.ts';
import { openLedgerBook } from '#store/consultation-ledgers.ts';

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
  let now = Temporal.Instant.from('2026-11-22T02:00:00Z');
  const app = makeApp(database.pool, () => now);
  const assets = await makeAssets([
    { name: 'app.css', bytes: Buffer.from(`body { margin: 0 }\n`.repeat(200)) },
  ]);
  const served = await serveApp(app, {
    assets,
    web: () => ({ ...plainPages, mount, limited: [{ path: '/submit', act: 'submit' }] }),
    ...more,
  });
  return {
    origin: served.origin,
    app,
    asset: assets.path,
    logged: served.logged,
    pass: (duration) => {
      now = now.add(duration);
    },
    stop: async () => {
      await served.stop();
      await database.drop();
    },
  };
}

const unused = () => Promise.reject(new Error('no files in these tests'));

function makeApp(pool: App['pool'], now: App['now']): App {
  return {
    ...loadReference(DATA),
    solveLinear: () => ({ status: 'failed' }), // no survey in these tests
    readWorkbook: () => Promise.reject(new Error('no workbooks here')),
    readDocument: () => Promise.reject(new Error('no documents here')),
    readPicture: () => Promise.reject(new Error('no pictures here')),
    sorting: { deskFor: () => Promise.reject(new Error('nothing is sorted here')), model: undefined },
    pool,
    ledgers: openLedgerBook(pool),
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
    files: { put: unused, get: unused, delete: unused },
    now,
    newId: () => randomUUIDv7(),
    randomBelow: () => 0,
    allowSample: true,
  };
}
