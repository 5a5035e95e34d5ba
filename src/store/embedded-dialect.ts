import {
  CompiledQuery,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import type { EmbeddedDatabase } from './embedded-database.ts';
import { EmbeddedUpkeep } from './embedded-upkeep.ts';

/** Kysely over the embedded database. Kysely's own PGlite dialect lets a query of somebody else's run inside a transaction. */
export function embeddedDialect(database: EmbeddedDatabase): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new EmbeddedDriver(database),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

/** There is one connection: who wants it waits for who has it, in the order they came. */
class EmbeddedDriver implements Driver {
  readonly #database: EmbeddedDatabase;
  readonly #connection: EmbeddedConnection;
  #free: Promise<void> = Promise.resolve();
  #release: () => void = () => undefined;
  readonly #upkeep = new EmbeddedUpkeep((act) => this.#alone(act));

  constructor(database: EmbeddedDatabase) {
    this.#database = database;
    this.#connection = new EmbeddedConnection(database);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#free;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#free = promise;
    await before;
    this.#release = resolve;
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    const { written } = this.#connection;
    this.#connection.written = 0;
    this.#release();
    this.#upkeep.note(written);
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const level = settings.isolationLevel ? ` isolation level ${settings.isolationLevel}` : '';
    await connection.executeQuery(CompiledQuery.raw(`begin${level}`));
    this.#connection.broken = false;
  }

  /** @throws Error when a query in it failed: Postgres would answer `commit` by rolling back, and not say so. */
  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#connection.broken) throw new Error('a query of this transaction failed: it cannot be committed');
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async destroy(): Promise<void> {
    await this.#upkeep.stop();
    await this.#database.close();
  }

  async #alone(act: (connection: DatabaseConnection) => Promise<void>): Promise<void> {
    const connection = await this.acquireConnection();
    try {
      await act(connection);
    } finally {
      await this.releaseConnection();
    }
  }
}

class EmbeddedConnection implements DatabaseConnection {
  /** Whether a query has failed since a transaction began. */
  broken = false;
  /** Rows written since the connection was taken. */
  written = 0;
  readonly #database: EmbeddedDatabase;

  constructor(database: EmbeddedDatabase) {
    this.#database = database;
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    try {
      const { rows, affected } = await this.#database.query(sql, parameters);
      this.written += affected;
      // The types of rows are the caller's word, as with every dialect.
      return { rows: rows as Row[], numAffectedRows: BigInt(affected) };
    } catch (error) {
      this.broken = true;
      throw error;
    }
  }

  // eslint-disable-next-line require-yield
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('the embedded database does not stream: read in batches');
  }
}
