import { fileURLToPath } from 'node:url';
import type { Pool } from 'pg';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { migrate } from './migrate.ts';
import { openPool, type PoolOptions } from './pool.ts';

export type Database = {
  readonly pool: Pool;
  /** The server is ours: started, or taken over from a killed run, in the app's data folder. */
  readonly embedded: 'started' | 'adopted' | undefined;
  /** Migrations applied just now, by file name. */
  readonly migrated: readonly string[];
  /** Ends the connections, then the embedded server. */
  readonly close: () => Promise<void>;
};

export type DatabaseOptions = Omit<PoolOptions, 'url'> & {
  /** An outside PostgreSQL ≥ 15; `undefined` means the embedded one in `home`. */
  readonly databaseUrl: string | undefined;
  readonly home: string;
};

const MIGRATIONS = fileURLToPath(new URL('../../db/migrations', import.meta.url));

/** The app's database, running and migrated. Throws `StartupFault`; an embedded server started for it is then stopped. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { databaseUrl, home, ...poolOptions } = options;
  if (databaseUrl !== undefined) return open({ ...poolOptions, url: databaseUrl });
  const server = await startEmbeddedPostgres({ home });
  try {
    const { close, ...database } = await open({ ...poolOptions, url: server.url('postgres') });
    return {
      ...database,
      embedded: server.adopted ? 'adopted' : 'started',
      close: async () => {
        await close();
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function open(options: PoolOptions): Promise<Database> {
  const migrated = await migrate(options.url, MIGRATIONS);
  const pool = openPool(options);
  return { pool, embedded: undefined, migrated, close: () => pool.end() };
}
