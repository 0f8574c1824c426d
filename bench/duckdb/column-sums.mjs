// Summing columns with DuckDB: an in-memory table of doubles, one `sum` a column. What `returns.bench.ts` compares with.
import { DuckDBDataChunk, DuckDBInstance, DOUBLE } from '@duckdb/node-api';

const CHUNK = 2048;

/** Opens a table `figures` of the columns c0, c1 …; NaN is stored as null. Told how many threads to use, or takes its own default. */
export async function openColumns(columns, threads) {
  const options = threads === undefined ? {} : { threads: String(threads) };
  const instance = await DuckDBInstance.create(':memory:', options);
  const connection = await instance.connect();
  const names = columns.map((_, index) => `c${index}`);
  await connection.run(`create table figures (${names.map((name) => `${name} double`).join(', ')})`);
  await fill(connection, columns);
  const query = `select ${names.map((name) => `sum(${name})`).join(', ')} from figures`;
  return {
    threads: Number(await firstValue(connection, "select current_setting('threads')")),
    version: String(await firstValue(connection, 'select version()')),
    sums: async () => {
      const reader = await connection.runAndReadAll(query);
      return (reader.getRows()[0] ?? []).map(Number);
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

async function fill(connection, columns) {
  const appender = await connection.createAppender('figures');
  const rows = columns[0]?.length ?? 0;
  const types = columns.map(() => DOUBLE);
  for (let start = 0; start < rows; start += CHUNK) {
    const end = Math.min(rows, start + CHUNK);
    const chunk = DuckDBDataChunk.create(types, end - start);
    for (const [index, column] of columns.entries())
      chunk.setColumnValues(
        index,
        Array.from(column.subarray(start, end), (value) => (Number.isNaN(value) ? null : value)),
      );
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

async function firstValue(connection, query) {
  const reader = await connection.runAndReadAll(query);
  return reader.getRows()[0]?.[0];
}
