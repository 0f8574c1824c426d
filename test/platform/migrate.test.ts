import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { migrate, readMigrations } from '#store/migrate.ts';
import { inTransaction, openPool } from '#store/pool.ts';
import { StartupFault } from '#store/startup-fault.ts';
import { emptyDatabase, type TestDatabase } from '../support/database.ts';

const folders: string[] = [];
const databases: TestDatabase[] = [];

after(async () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  await Promise.all(databases.map((database) => database.drop()));
});

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'yici-migrations-'));
  folders.push(folder);
  for (const [name, sql] of Object.entries(files)) writeFileSync(join(folder, name), sql);
  return folder;
}

async function database(): Promise<TestDatabase> {
  const made = await emptyDatabase();
  databases.push(made);
  return made;
}

const TWO = {
  '0001-word.sql': 'create table word (text text not null);',
  '0002-two.sql': `insert into word values ('行政');\ninsert into word values ('审批');`,
};

test('migrations are applied once, in order', async () => {
  const { url, pool } = await database();
  const folder = folderOf(TWO);
  assert.deepEqual(await migrate(url, folder), ['0001-word.sql', '0002-two.sql']);
  assert.deepEqual(await migrate(url, folder), []);
  const { rows } = await pool.query<{ count: number }>('select count(*) as count from word');
  assert.equal(rows[0]?.count, 2);
});

test('two servers that start together apply each migration once between them', async () => {
  const { url } = await database();
  const folder = folderOf(TWO);
  const applied = await Promise.all([migrate(url, folder), migrate(url, folder), migrate(url, folder)]);
  assert.deepEqual(applied.flat().toSorted(), ['0001-word.sql', '0002-two.sql']);
});

test('a changed migration is refused when it was applied before', async () => {
  const { url } = await database();
  await migrate(url, folderOf(TWO));
  const changed = folderOf({
    ...TWO,
    '0001-word.sql': 'create table word (text text);',
    '0003-more.sql': 'select 1',
  });
  await assert.rejects(migrate(url, changed), (error) => {
    assert.ok(error instanceof StartupFault);
    assert.match(error.message, /0001-word\.sql was changed after it was applied/);
    return true;
  });
});

test('other line ends are not a change', async () => {
  const { url } = await database();
  await migrate(url, folderOf(TWO));
  const windows = folderOf({ ...TWO, '0002-two.sql': TWO['0002-two.sql'].replaceAll('\n', '\r\n') });
  assert.deepEqual(await migrate(url, windows), []);
});

test('a database that a newer program migrated is refused', async () => {
  const { url } = await database();
  await migrate(url, folderOf(TWO));
  await assert.rejects(migrate(url, folderOf({ '0001-word.sql': TWO['0001-word.sql'] })), /newer program/);
});

test('a migration that fails leaves nothing of itself and names its line', async () => {
  const { url, pool } = await database();
  const folder = folderOf({ ...TWO, '0002-two.sql': 'create table half (n int);\nselect nonsense;' });
  await assert.rejects(
    migrate(url, folder),
    /0002-two\.sql failed and changed nothing: .*nonsense.* \(line 2\)/,
  );
  const { rows } = await pool.query<{ half: string | null }>(`select to_regclass('half')::text as half`);
  assert.equal(rows[0]?.half, null);
  assert.deepEqual(await migrate(url, folderOf(TWO)), ['0002-two.sql']);
});

test('a gap, a number used twice, an ill-named file and an empty folder are refused', () => {
  assert.throws(() => readMigrations(folderOf({ '0001-a.sql': '', '0003-c.sql': '' })), StartupFault);
  assert.throws(() => readMigrations(folderOf({ '0001-a.sql': '', '0001-b.sql': '' })), StartupFault);
  assert.throws(() => readMigrations(folderOf({ '1-a.sql': '' })), StartupFault);
  assert.throws(() => readMigrations(folderOf({})), StartupFault);
});

test('a database that does not answer is one sentence', async () => {
  await assert.rejects(migrate('postgres://nobody@127.0.0.1:1/none', folderOf(TWO)), (error) => {
    assert.ok(error instanceof StartupFault);
    assert.match(error.message, /does not let us in.*DATABASE_URL/);
    return true;
  });
});

test('dates and instants arrive as Temporal reads them, counts as numbers', async () => {
  const { pool } = await database();
  const { rows } = await pool.query<{ day: string; at: string; days: string[]; n: number }>(
    `select date '2026-02-28' as day, timestamptz '2026-11-22 18:14:42.123456+08' as at,
            array[date '2026-01-01'] as days, 9007199254740991::bigint as n`,
  );
  assert.equal(Temporal.PlainDate.from(rows[0]?.day ?? '').toString(), '2026-02-28');
  assert.equal(Temporal.Instant.from(rows[0]?.at ?? '').toString(), '2026-11-22T10:14:42.123456Z');
  assert.deepEqual(rows[0]?.days, ['2026-01-01']);
  assert.equal(rows[0]?.n, Number.MAX_SAFE_INTEGER);
  await assert.rejects(pool.query('select 9007199254740993::bigint'), RangeError);
});

test('a transaction keeps all or nothing, and its connection is used again', async () => {
  const { url } = await database();
  const pool = openPool({ url, size: 1 });
  try {
    await pool.query('create table word (text text primary key)');
    await assert.rejects(
      inTransaction(pool, async (client) => {
        await client.query(`insert into word values ('a')`);
        await client.query(`insert into word values ('a')`);
      }),
      /duplicate key/,
    );
    const { rows } = await pool.query<{ count: number }>('select count(*) as count from word');
    assert.equal(rows[0]?.count, 0);
  } finally {
    await pool.end();
  }
});

test('a connection that turned read-only after a fail-over is thrown away', async () => {
  const { url } = await database();
  const pool = openPool({ url, size: 1 });
  try {
    await pool.query('create table word (text text primary key)');
    await pool.query('set default_transaction_read_only = on'); // what the session of a stand-by looks like
    const write = () => inTransaction(pool, (client) => client.query(`insert into word values ('a')`));
    await assert.rejects(
      write(),
      (error) => error instanceof Error && 'code' in error && error.code === '25006',
    );
    await write();
  } finally {
    await pool.end();
  }
});
