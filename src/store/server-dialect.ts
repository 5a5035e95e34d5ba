import { PostgresDialect, type Dialect } from 'kysely';
import pg from 'pg';

const { builtins, getTypeParser } = pg.types;

/** As embedded-statements.ts reads them: bigint as number (ours stay far below 2^53), date as its text. */
const READERS = new Map<number, (text: string) => unknown>([
  [builtins.INT8, Number],
  [builtins.DATE, (text) => text],
]);

/** Kysely over a pool of at most five connections to a Postgres server. */
export function serverDialect(url: string): Dialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: 5,
    connectionTimeoutMillis: 10_000,
    application_name: 'picket',
    types: { getTypeParser: (type: number, format?: 'text' | 'binary') => readerOf(type, format) },
  });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  return new PostgresDialect({ pool });
}

function readerOf(type: number, format: 'text' | 'binary' = 'text'): (value: string) => unknown {
  return READERS.get(type) ?? (getTypeParser(type, format as 'text') as (value: string) => unknown);
}
