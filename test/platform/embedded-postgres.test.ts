import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#store/embedded-postgres.ts';
import { isAlive } from '#store/postgres-cluster.ts';

const APP = fileURLToPath(new URL('../fixtures/embedded-app.ts', import.meta.url));
const homes: string[] = [];

after(() => {
  for (const home of homes) rmSync(home, { recursive: true, force: true });
});

function newHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'yici-embedded-'));
  chmodSync(home, 0o755);
  homes.push(home);
  return home;
}

let stopped: string | undefined;

/** A home whose cluster may be there already and does not run: each test that takes it stops it again. */
function anyHome(): string {
  return (stopped ??= newHome());
}

/** A second process that starts the embedded server of `home`, then waits to be killed. */
async function startApp(
  home: string,
): Promise<{ kill: (signal: NodeJS.Signals) => Promise<void>; line: string }> {
  const child = spawn(process.execPath, [APP, home], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line]: unknown[] = await once(child.stdout.setEncoding('utf8'), 'data');
  return {
    line: String(line).trim(),
    kill: async (signal) => {
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    },
  };
}

async function ask(server: EmbeddedPostgres, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: server.url('postgres') });
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: unknown }>(sql);
    return rows[0]?.answer;
  } finally {
    await client.end();
  }
}

test('the server of a killed app is adopted with its rows, and stopped by the app that adopted it', async () => {
  const home = anyHome();
  const app = await startApp(home);
  assert.match(app.line, /^started \d+$/);
  await app.kill('SIGKILL');
  const server = await startEmbeddedPostgres({ home });
  assert.equal(server.adopted, true);
  assert.equal(String(server.pid), app.line.split(' ')[1]);
  assert.equal(await ask(server, 'select word as answer from kept'), '行政');
  await server.stop();
  assert.equal(isAlive(server.pid), false);
});

test('a second process on the same home shares the server and does not stop it', async () => {
  const home = anyHome();
  const server = await startEmbeddedPostgres({ home });
  try {
    const app = await startApp(home);
    assert.equal(app.line, `adopted ${server.pid}`);
    await app.kill('SIGTERM'); // it calls stop() before it ends
    assert.equal(await ask(server, 'select 1 as answer'), 1);
  } finally {
    await server.stop();
  }
  assert.equal(isAlive(server.pid), false);
});

test('two processes that start at once on a new home end up on one server', async () => {
  const home = newHome();
  const apps = await Promise.all([startApp(home), startApp(home)]);
  const [one, two] = apps.map(({ line }) => line.split(' ')[1]);
  assert.equal(one, two);
  await Promise.all(apps.map((app) => app.kill('SIGKILL')));
  await (await startEmbeddedPostgres({ home })).stop();
});

test('a start while the last server is still shutting down waits for it and starts a new one', async () => {
  const home = anyHome();
  const last = await startEmbeddedPostgres({ home });
  const client = new Client({ connectionString: last.url('postgres') });
  await client.connect();
  process.kill(last.pid, 'SIGTERM'); // lets no one in any more, ends when the last client has left
  const starting = startEmbeddedPostgres({ home });
  await new Promise((done) => setTimeout(done, 300));
  await client.end();
  const next = await starting;
  assert.notEqual(next.pid, last.pid);
  assert.equal(await ask(next, 'select 1 as answer'), 1);
  await next.stop();
});

test('what a killed initdb left is removed, and the next start makes a whole cluster', async () => {
  const home = newHome();
  const half = join(home, 'postgres', 'data.new-4194399');
  mkdirSync(half, { recursive: true });
  writeFileSync(join(half, 'PG_VERSION'), '18\n');
  const server = await startEmbeddedPostgres({ home });
  try {
    assert.equal(await ask(server, 'select 1 as answer'), 1);
    assert.deepEqual(
      readdirSync(join(home, 'postgres')).filter((name) => name.includes('.new-')),
      [],
    );
  } finally {
    await server.stop();
  }
});

test('an app killed in the middle of initdb can start again', async () => {
  const home = newHome();
  const child = spawn(process.execPath, [APP, home], { stdio: 'ignore' });
  const folder = join(home, 'postgres');
  while (!existsSync(folder) || !readdirSync(folder).some((name) => /^data\.new-\d+$/.test(name))) {
    await new Promise((done) => setTimeout(done, 5));
  }
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
  assert.equal(existsSync(join(folder, 'data')), false);
  const server = await startEmbeddedPostgres({ home });
  assert.equal(await ask(server, 'select 1 as answer'), 1);
  await server.stop();
});

test('words in Chinese are seen by the trigram index', async () => {
  const server = await startEmbeddedPostgres({ home: anyHome() });
  try {
    await ask(server, 'create extension pg_trgm');
    assert.notEqual(await ask(server, `select cardinality(show_trgm('行政')) as answer`), 0);
  } finally {
    await server.stop();
  }
});

test(
  'a home that the unprivileged account may not enter gets its database elsewhere, the same place each time',
  { skip: process.getuid?.() === 0 ? false : 'only root hands the server to another account' },
  async () => {
    const home = newHome();
    chmodSync(home, 0o700);
    const server = await startEmbeddedPostgres({ home });
    homes.push(server.folder);
    assert.notEqual(server.folder, join(home, 'postgres'));
    assert.notEqual(statSync(join(server.folder, 'data')).uid, 0);
    await server.stop();
    chmodSync(home, 0o755); // the rows stay where they are even when the home opens later
    const again = await startEmbeddedPostgres({ home });
    assert.equal(again.folder, server.folder);
    await again.stop();
  },
);
