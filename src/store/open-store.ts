import { AsyncLocalStorage } from 'node:async_hooks';
import { CamelCasePlugin, Kysely, type Dialect } from 'kysely';
import { BeforeQuery } from './before-query.ts';
import { explained } from './explained.ts';
import { dumpRows, type DumpRow, type PlainDatabase } from './dump.ts';
import { EmbeddedDatabase } from './embedded-database.ts';
import { embeddedDialect } from './embedded-dialect.ts';
import { ensureFolder } from './embedded-folder.ts';
import { loadRows } from './load.ts';
import { migrate } from './migrate.ts';
import { NEWSROOM_MIGRATIONS } from './migrations/migrations.ts';
import { readersOf, type Readers } from './readers.ts';
import { serverDialect } from './server-dialect.ts';
import type { Database, Tables } from './tables.ts';
import { writersOf, type Writers } from './writers.ts';

/** Where the store is: in a folder that this process owns alone, or on a Postgres server (15 or newer). */
export type StorePlace =
  { readonly kind: 'embedded'; readonly folder: string } | { readonly kind: 'server'; readonly url: string };

export interface Transaction {
  /** Sees what the transaction has written. */
  readonly read: Readers;
  readonly write: Writers;
}

export interface Store extends AsyncDisposable {
  readonly engine: StorePlace['kind'];
  /** Each call sees what is committed. Inside `transact` use the transaction's own: these refuse there. */
  readonly read: Readers;
  /**
   * Runs `act` in one transaction: all it wrote is on the disk when the promise resolves, or nothing when it rejects.
   * There may be one connection, so `act` awaits nothing but the store. Transactions do not nest.
   */
  transact<T>(act: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** Every row that a backup needs (dump.ts). */
  dump(): AsyncIterable<DumpRow>;
  /** Fills an empty store from a dump (load.ts). */
  load(rows: AsyncIterable<DumpRow> | Iterable<DumpRow>): Promise<void>;
  /** Resolves (never rejects) with the reason when the engine is lost: nothing works from then on, end the program. */
  readonly failure: Promise<Error>;
}

/**
 * Opens the store, makes it when it is not there, and brings it up to date.
 * @throws Error whose message is one sentence on what to do.
 */
export async function openStore(place: StorePlace): Promise<Store> {
  const { dialect, failure } = place.kind === 'embedded' ? await openEmbedded(place.folder) : openServer(place.url);
  const root = new Kysely<Tables>({ dialect });
  try {
    await migrate(root as Kysely<unknown>, SCHEMA, NEWSROOM_MIGRATIONS);
  } catch (error) {
    await root.destroy();
    throw explained(place, error);
  }
  return new KyselyStore(root.withSchema(SCHEMA), { engine: place.kind, failure });
}

const SCHEMA = 'newsroom';

interface Engine {
  readonly dialect: Dialect;
  readonly failure: Promise<Error>;
}

async function openEmbedded(folder: string): Promise<Engine> {
  await ensureFolder(folder);
  const database = new EmbeddedDatabase(folder);
  return { dialect: embeddedDialect(database), failure: database.failure };
}

function openServer(url: string): Engine {
  return { dialect: serverDialect(url), failure: new Promise(() => undefined) };
}

class KyselyStore implements Store {
  readonly engine: StorePlace['kind'];
  readonly failure: Promise<Error>;
  readonly read: Readers;
  readonly #plain: PlainDatabase;
  readonly #db: Database;
  readonly #inside = new AsyncLocalStorage<{ open: boolean }>();

  constructor(db: Database, { engine, failure }: { engine: StorePlace['kind']; failure: Promise<Error> }) {
    this.#plain = db as unknown as PlainDatabase;
    // Columns are in snake case there and in camel case here; what lies inside a JSON value is nobody's to rename.
    this.#db = db.withPlugin(new CamelCasePlugin({ maintainNestedObjectKeys: true }));
    this.engine = engine;
    this.failure = failure;
    this.read = readersOf(this.#db.withPlugin(new BeforeQuery(() => this.#refuseInside())));
  }

  async transact<T>(act: (transaction: Transaction) => Promise<T>): Promise<T> {
    this.#refuseInside();
    const scope = { open: true };
    try {
      return await this.#db
        .transaction()
        .execute((db) => this.#inside.run(scope, () => act({ read: readersOf(db), write: writersOf(db) })));
    } finally {
      scope.open = false;
    }
  }

  dump(): AsyncIterable<DumpRow> {
    return dumpRows(this.#plain);
  }

  async load(rows: AsyncIterable<DumpRow> | Iterable<DumpRow>): Promise<void> {
    await loadRows(this.#plain, rows);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#db.destroy();
  }

  /** With one connection, waiting for the store inside a transaction would be waiting for oneself. */
  #refuseInside(): void {
    if (this.#inside.getStore()?.open) throw new Error('inside a transaction, use what the transaction was given');
  }
}
