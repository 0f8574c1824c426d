// One real PostgreSQL for the whole run of the tests, and a fresh database for each file that asks.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, type Pool } from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#store/embedded-postgres.ts';
import { migrate } from '#store/migrate.ts';
import { openPool } from '#store/pool.ts';
import { isAlive } from '#store/postgres-cluster.ts';

export type TestDatabase = {
  readonly pool: Pool;
  /** The database's own connection address, for a second pool or a server process. */
  readonly url: string;
  /** Closes the pool and removes the database; call it in `after`. */
  readonly drop: () => Promise<void>;
};

export const MIGRATIONS = fileURLToPath(new URL('../../db/migrations', import.meta.url));

const TEMPLATE = `yici_template_${process.pid}`;
const PREFIX = 'yici-test-';
/** A test's data need not survive a power cut. */
const QUICK = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_connections: '200',
};

let server: Promise<(database: string) => string> | undefined;
let template: Promise<string> | undefined;
let made = 0;

/**
 * A migrated, empty database of its own, cloned from a template in about 30 ms. Call it in a `before` inside `describe`:
 * outside, the run's files share their hooks, and one that fails takes all tests with it.
 */
export async function testDatabase(): Promise<TestDatabase> {
  template ??= makeTemplate();
  return create(` template ${await template} strategy file_copy`);
}

/** A database with nothing in it: for tests of migrating itself. */
export async function emptyDatabase(): Promise<TestDatabase> {
  return create(` template template0`);
}

/** The address of a database on the run's server: `TEST_DATABASE_URL` when given, else an embedded one. */
async function addressOf(database: string): Promise<string> {
  server ??= startServer();
  return (await server)(database);
}

async function create(from: string): Promise<TestDatabase> {
  const name = `yici_test_${process.pid}_${(made += 1)}`;
  await admin(`create database ${name}${from}`);
  const url = await addressOf(name);
  const pool = openPool({ url });
  return {
    pool,
    url,
    drop: async () => {
      await pool.end();
      await admin(`drop database if exists ${name} with (force)`);
    },
  };
}

async function makeTemplate(): Promise<string> {
  await admin(`create database ${TEMPLATE} template template0`);
  await migrate(await addressOf(TEMPLATE), MIGRATIONS);
  return TEMPLATE;
}

async function dropTemplate(): Promise<void> {
  await admin(`drop database if exists ${TEMPLATE} with (force)`);
}

async function admin(sql: string): Promise<void> {
  const client = new Client({ connectionString: await addressOf('postgres') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function startServer(): Promise<(database: string) => string> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined && given !== '') {
    process.once('beforeExit', () => void dropTemplate());
    return (database) => withDatabase(given, database);
  }
  sweep();
  const home = join(tmpdir(), `${PREFIX}${process.pid}`);
  mkdirSync(home, { recursive: true, mode: 0o755 });
  const embedded = await startEmbeddedPostgres({ home, settings: QUICK });
  // Not `after`: a file's own `after` (which drops its database) runs later than one made here.
  process.once('exit', () => discard(embedded, home));
  return embedded.url;
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

/** Immediate shutdown: the folder goes with it. */
function discard({ pid, folder }: Pick<EmbeddedPostgres, 'pid' | 'folder'>, home: string): void {
  kill(pid);
  // A few backends may still be writing their last file.
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  rmSync(home, { recursive: true, force: true });
}

/** Ends servers that killed test runs left behind. */
function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(name.startsWith(PREFIX) ? name.slice(PREFIX.length) : undefined);
    if (!Number.isInteger(pid) || isAlive(pid)) continue;
    const home = join(tmpdir(), name);
    const file = join(home, 'postgres', 'data', 'postmaster.pid');
    if (existsSync(file)) kill(Number(readFileSync(file, 'utf8').split('\n')[0]));
    rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGQUIT');
  } catch {
    // it has ended already
  }
}
