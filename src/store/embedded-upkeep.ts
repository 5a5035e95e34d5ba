import { CompiledQuery, type DatabaseConnection } from 'kysely';

/** How many rows may be written before the database is tidied up. */
const ROWS = 5_000;
/** How long it must have had nothing to do, in milliseconds. */
const QUIET = 2_000;
/** How many rows may be written before it is tidied up even without a quiet moment. */
const ROWS_AT_MOST = 50_000;

type WithConnection = (act: (connection: DatabaseConnection) => Promise<void>) => Promise<void>;

/**
 * What a server does in the background and an embedded Postgres never does by itself: checkpoints, without which the
 * log would grow for ever and a start after a crash would read all of it; vacuum; and the planner's statistics. One
 * table at a time, so that whoever wants the connection meanwhile waits for one table only.
 */
export class EmbeddedUpkeep {
  readonly #withConnection: WithConnection;
  #written = 0;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | null = null;

  constructor(withConnection: WithConnection) {
    this.#withConnection = withConnection;
  }

  /** Called whenever the connection is given back, with the rows written since the last time. */
  note(rows: number): void {
    if (this.#running !== null) return;
    this.#written += rows;
    clearTimeout(this.#timer);
    if (this.#written < ROWS) return;
    this.#timer = setTimeout(() => this.#begin(), this.#written < ROWS_AT_MOST ? QUIET : 0).unref();
  }

  /** Lets what has begun come to its end; begins nothing more. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#running;
  }

  #begin(): void {
    this.#written = 0;
    // A failure is the engine's (no room, thread gone) and meets the next query just the same.
    this.#running = this.#tidy()
      .catch(() => undefined)
      .finally(() => {
        this.#running = null;
      });
  }

  async #tidy(): Promise<void> {
    const tables: string[] = [];
    await this.#withConnection(async (connection) => {
      const { rows } = await connection.executeQuery<{ name: string }>(CompiledQuery.raw(TABLES));
      tables.push(...rows.map(({ name }) => name));
    });
    for (const act of [...tables.map((name) => `vacuum (analyze) ${name}`), 'checkpoint']) {
      await this.#withConnection(async (connection) => void (await connection.executeQuery(CompiledQuery.raw(act))));
    }
  }
}

const TABLES = `select format('%I.%I', schemaname, tablename) as name from pg_tables
  where schemaname not in ('pg_catalog', 'information_schema') order by 1`;
