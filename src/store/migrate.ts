// Brings a database to the schema this program was written for: numbered plain SQL, forward only, checksummed.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { StartupFault } from './startup-fault.ts';

export type Migration = {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
};

type Applied = { readonly number: number; readonly name: string; readonly checksum: string };

const OLDEST = 15;
/** One lock for every process that starts on the same database; the number has no meaning beyond being ours. */
const LOCK = 791_242_001;

/**
 * Applies what is missing, each file in its own transaction, and returns the names applied (none on a second start).
 * Processes that start together wait for each other. Throws `StartupFault` on an old server, a changed or vanished file.
 */
export async function migrate(url: string, folder: string): Promise<readonly string[]> {
  const migrations = readMigrations(folder);
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'yici migrate',
  });
  client.on('error', () => undefined); // the running query rejects too
  await connect(client);
  try {
    await refuseOldServer(client);
    const done: string[] = [];
    if ((await refuseDrift(client, migrations)).length < migrations.length) {
      for (const migration of migrations)
        if (await apply(client, migration, migrations)) done.push(migration.name);
    }
    return done;
  } finally {
    await client.end();
  }
}

/** The migrations in `folder` in order. Throws `StartupFault` for an empty folder, a gap, or a number used twice. */
export function readMigrations(folder: string): readonly Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted();
  if (names.length === 0) throw new StartupFault(`There are no migrations in ${folder}.`);
  return names.map((name, index) => {
    const number = Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1]);
    if (number !== index + 1) {
      throw new StartupFault(
        `Migration ${name} stands where number ${String(index + 1).padStart(4, '0')} is due: ` +
          `names are NNNN-what-it-does.sql, counted from 0001 without a gap.`,
      );
    }
    // Line ends as git left them on this machine must not look like a change.
    const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
    return { number, name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}

async function connect(client: Client): Promise<void> {
  try {
    await client.connect();
  } catch (error) {
    const message = error instanceof Error && error.message !== '' ? error.message : 'no answer';
    throw new StartupFault(
      `The database does not let us in: ${message}. Check DATABASE_URL and that the server runs.`,
    );
  }
}

async function refuseOldServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ version: string; encoding: string }>(
    `select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding`,
  );
  const major = Math.floor(Number(rows[0]?.version) / 10_000);
  if (!(major >= OLDEST))
    throw new StartupFault(`PostgreSQL ${major} is too old: ${OLDEST} or newer is needed.`);
  if (rows[0]?.encoding !== 'UTF8')
    throw new StartupFault(`The database is not in UTF-8; make one with encoding 'UTF8'.`);
}

/** Applies one migration under the lock; false when another process was quicker. */
async function apply(client: Client, migration: Migration, all: readonly Migration[]): Promise<boolean> {
  await client.query('begin');
  try {
    await client.query(`select pg_advisory_xact_lock($1)`, [LOCK]);
    const applied = await refuseDrift(client, all);
    if (applied.some(({ number }) => number === migration.number)) {
      await client.query('rollback');
      return false;
    }
    await client.query(LEDGER);
    await client.query(migration.sql);
    await client.query(`insert into schema_migrations (number, name, checksum) values ($1, $2, $3)`, [
      migration.number,
      migration.name,
      migration.checksum,
    ]);
    await client.query('commit');
    return true;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    if (error instanceof StartupFault) throw error;
    throw new StartupFault(
      `Migration ${migration.name} failed and changed nothing: ${failureOf(migration, error)}`,
    );
  }
}

const LEDGER = `create table if not exists schema_migrations (
  number int not null,
  name text not null,
  checksum text not null,
  applied_at timestamptz not null default now(),
  constraint schema_migrations_pk primary key (number)
)`;

/** What the database says was applied, refused where the files say otherwise. */
async function refuseDrift(client: Client, migrations: readonly Migration[]): Promise<readonly Applied[]> {
  // Reading the catalog itself, not to_regclass(): that answers from a cache which waiting for the lock does not refresh.
  const { rows: there } = await client.query<{ there: boolean }>(
    `select exists (
       select from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relname = 'schema_migrations' and n.nspname = current_schema()
     ) as there`,
  );
  if (there[0]?.there !== true) return [];
  const { rows: applied } = await client.query<Applied>(
    `select number, name, checksum from schema_migrations order by number`,
  );
  for (const row of applied) {
    const file = migrations.find(({ number }) => number === row.number);
    if (file === undefined) {
      throw new StartupFault(
        `The database was migrated by a newer program (${row.name} is unknown here). Start that program, or restore an older copy.`,
      );
    }
    if (file.checksum !== row.checksum) {
      throw new StartupFault(
        `Migration ${file.name} was changed after it was applied to this database. Put it back as it was and write a new migration instead.`,
      );
    }
  }
  return applied;
}

function failureOf(migration: Migration, error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const position = 'position' in error ? Number(error.position) : Number.NaN;
  if (!Number.isInteger(position)) return error.message;
  return `${error.message} (line ${migration.sql.slice(0, position).split('\n').length})`;
}
