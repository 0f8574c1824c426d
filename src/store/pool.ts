// Connections to PostgreSQL, and how its values become ours.
import { Pool, types, type PoolClient } from 'pg';

/** The driver's own parsers; its type names only the object ids it knows by name. */
const builtIn: (oid: number, format?: 'text' | 'binary') => (text: string) => unknown = types.getTypeParser;

/** `undefined` where the column is not one of those we read differently from the driver. */
const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  20: safeInteger, // bigint: counts and fen; beyond 2^53 is a bug, not a rounding
  1082: raw, // date: 'YYYY-MM-DD', for Temporal.PlainDate.from
  1114: raw, // timestamp
  1184: raw, // timestamptz: '2026-11-22 10:14:42.123+00', for Temporal.Instant.from
  1186: raw, // interval
  1016: (text) => textList(text).map(safeInteger),
  1115: textList,
  1182: textList,
  1185: textList,
};

/** Connection lost on a stand-by that took the name of the primary (25006), or the server is going down (57P0x). */
const DEAD_CONNECTION = new Set(['25006', '57P01', '57P02', '57P03']);

export type PoolOptions = {
  readonly url: string;
  /** Most connections open at once; 10 when not given. */
  readonly size?: number;
  /** Called when an idle connection dies (restart, fail-over); the pool opens a new one by itself. */
  readonly onLost?: (code: string) => void;
};

/**
 * Opens a pool. `date` and `timestamptz` arrive as text that Temporal reads, `bigint` as a safe integer, `numeric` as
 * text. A statement may take 15 s, a connection 5 s. The pool drops a connection after any failed `pool.query`.
 */
export function openPool({ url, size = 10, onLost }: PoolOptions): Pool {
  const pool = new Pool({
    connectionString: url,
    max: size,
    connectionTimeoutMillis: 5000,
    query_timeout: 20_000,
    keepAlive: true,
    options: '-c timezone=UTC -c datestyle=ISO -c statement_timeout=15000',
    application_name: 'yici',
    types: { getTypeParser: parserFor },
  });
  pool.on('error', (error) => onLost?.('code' in error ? String(error.code) : error.message));
  return pool;
}

/** Runs `work` in one transaction: commit when it resolves, roll back when it throws. */
export async function inTransaction<Value>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Value>,
): Promise<Value> {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query('begin');
    const value = await work(client);
    await client.query('commit');
    return value;
  } catch (error) {
    broken = isDead(error) || !(await rolledBack(client));
    throw error;
  } finally {
    client.release(broken);
  }
}

async function rolledBack(client: PoolClient): Promise<boolean> {
  try {
    await client.query('rollback');
    return true;
  } catch {
    return false;
  }
}

function isDead(error: unknown): boolean {
  return error instanceof Error && 'code' in error && DEAD_CONNECTION.has(String(error.code));
}

function parserFor(oid: number, format?: 'text' | 'binary'): unknown {
  return PARSERS[oid] ?? builtIn(oid, format);
}

function raw(text: string): string {
  return text;
}

function safeInteger(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError(`bigint ${text} is not a safe integer`);
  return number;
}

function textList(text: string): string[] {
  const list = builtIn(1009)(text); // text[]
  return Array.isArray(list) ? list.map(String) : [];
}
