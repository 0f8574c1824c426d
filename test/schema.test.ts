import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { emptyDatabase, testDatabase, type TestDatabase } from './support/database.ts';
import { assertGolden } from './support/golden.ts';
import { dumpSchema, listKeys } from './support/schema-dump.ts';

const GOLDEN = fileURLToPath(new URL('../db/schema.sql', import.meta.url));
const HEAD = `-- What db/migrations make of an empty database. Written by: node scripts/golden.mjs schema\n\n`;

/** Tables that do not grow with residents: a copy of each fits on every server of a distributed PostgreSQL. */
const SMALL_TABLES: Readonly<Record<string, string>> = {
  schema_migrations: 'one row a migration',
  plans: 'one row a compiled version of a one-thing',
  calendar_versions: 'one row a change of the calendar',
  role_grants: 'one row an office held by staff',
  survey_rounds: 'one row a version of a round that a return was signed under',
  rate_limits: 'counters that expire in minutes; one row an address or account at the door now',
};

describe('the migrated database', () => {
  let database: TestDatabase;
  before(async () => {
    database = await testDatabase();
  });
  after(async () => {
    await database.drop();
  });

  test('the migrations make the schema that was looked at', async () => {
    assertGolden(GOLDEN, HEAD + (await dumpSchema(database.pool)));
  });

  test('every table that grows with residents has the division first in its key', async () => {
    const keys = await listKeys(database.pool);
    assert.ok(keys.length > 10, `only ${keys.length} keys seen`);
    const wrong = keys.filter(
      ({ table, primary, columns }) => !(table in SMALL_TABLES) && primary && columns[0] !== 'division',
    );
    assert.deepEqual(
      wrong,
      [],
      'begin the primary key with division, or say in SMALL_TABLES why the table stays small',
    );
  });

  test('what is unique in a table that grows is unique within a division', async () => {
    const keys = await listKeys(database.pool);
    const wrong = keys.filter(
      ({ table, columns }) => !(table in SMALL_TABLES) && !columns.includes('division'),
    );
    assert.deepEqual(wrong, [], 'a distributed PostgreSQL cannot keep a uniqueness that spans its servers');
  });

  test('no table is called small that is not there', async () => {
    const tables = new Set((await listKeys(database.pool)).map(({ table }) => table));
    assert.deepEqual(
      Object.keys(SMALL_TABLES).filter((name) => !tables.has(name)),
      [],
    );
  });
});

test('the dump shows each kind of thing that a migration can make', async () => {
  const { pool, drop } = await emptyDatabase();
  try {
    await pool.query(`
      create extension pg_trgm;
      create function twice(n int) returns int language sql immutable as 'select n * 2';
      create table town (code text collate "C" primary key, size int not null default 1, double int generated always as (twice(size)) stored,
        constraint town_size check (size > 0));
      create table street (id bigint generated always as identity, town text references town (code), during tstzrange);
      create unlogged table draft (id uuid);
      create index street_town on street (town) where town is not null;
      create view large as select code from town where size > 9;
      create function stop() returns trigger language plpgsql as 'begin return null; end';
      create trigger keep before delete on town for each row execute function stop()`);
    const dump = await dumpSchema(pool);
    for (const part of [
      'create extension pg_trgm;',
      'FUNCTION public.twice(n integer)',
      '  code text collate "C" not null,',
      '  size integer not null default 1,',
      '  double integer generated always as (twice(size)) stored,',
      'constraint town_size CHECK ((size > 0))',
      '  id bigint not null generated always as identity,',
      'constraint street_town_fkey FOREIGN KEY (town) REFERENCES town(code)',
      'create unlogged table draft (',
      'CREATE INDEX street_town ON street USING btree (town) WHERE (town IS NOT NULL);',
      'create view large as',
      'CREATE TRIGGER keep BEFORE DELETE ON town',
    ]) {
      assert.ok(dump.includes(part), `missing: ${part}\n${dump}`);
    }
    assert.ok(!dump.includes('similarity'), 'what an extension brings is not ours');
    assert.equal(await dumpSchema(pool), dump);
  } finally {
    await drop();
  }
});
