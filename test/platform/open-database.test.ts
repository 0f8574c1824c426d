import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openDatabase } from '#store/open-database.ts';
import { emptyDatabase, MIGRATIONS } from '../support/database.ts';

const homes: string[] = [];
after(() => {
  for (const home of homes) rmSync(home, { recursive: true, force: true });
});

function newHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'yici-home-'));
  chmodSync(home, 0o755);
  homes.push(home);
  return home;
}

test('an outside database is migrated and used, and no embedded server is made', async () => {
  const outside = await emptyDatabase();
  const home = newHome();
  const database = await openDatabase({ databaseUrl: outside.url, home });
  try {
    assert.equal(database.embedded, undefined);
    assert.deepEqual(database.migrated, readdirSync(MIGRATIONS).toSorted());
    const { rows } = await database.pool.query<{ count: number }>(
      'select count(*) as count from schema_migrations',
    );
    assert.equal(rows[0]?.count, database.migrated.length);
    assert.equal(existsSync(join(home, 'postgres')), false);
  } finally {
    await database.close();
    await outside.drop();
  }
});

test('a second start finds its rows, has nothing to migrate and is quick', async () => {
  const home = newHome();
  const first = await openDatabase({ databaseUrl: undefined, home });
  await first.pool.query(`create table kept as select '行政' as word`);
  await first.close();
  const started = performance.now();
  const second = await openDatabase({ databaseUrl: undefined, home });
  const took = performance.now() - started;
  try {
    assert.equal(second.embedded, 'started');
    assert.deepEqual(second.migrated, []);
    const { rows } = await second.pool.query<{ word: string }>('select word from kept');
    assert.equal(rows[0]?.word, '行政');
    assert.ok(took < 3000, `${took.toFixed(0)} ms`);
  } finally {
    await second.close();
  }
});
