import { sql, type SqlBool } from 'kysely';
import type { Publication } from '../story/publication.ts';
import type { TopicName } from '../story/story.ts';
import type { Storyline } from '../story/storyline.ts';
import type { Database } from './tables.ts';

export interface StoredPublication {
  readonly document: Publication;
  /** The publication's own address, or null until one is known. */
  readonly origin: string | null;
  /** Whether all there is came from the demonstration, so that `init` may replace it. */
  readonly demonstration: boolean;
  readonly changedAt: Date;
}

/** What documents lack that were stored before there was any of it. */
const SINCE = { mirrors: [] } satisfies Partial<Publication>;

export class PublicationReader {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Null when the home is empty. */
  async publication(): Promise<StoredPublication | null> {
    const row = await this.#db
      .selectFrom('publication')
      .select(['document', 'origin', 'demonstration', 'changedAt'])
      .executeTakeFirst();
    return row === undefined ? null : { ...row, document: { ...SINCE, ...row.document } };
  }

  /** All topics of a service, by slug. */
  async topics(service: string): Promise<readonly TopicName[]> {
    return await this.#db
      .selectFrom('topic')
      .select(['slug', 'name'])
      .where('service', '=', service)
      .orderBy('slug')
      .execute();
  }

  /** The names of all topics of some services, by service and slug with a space between. */
  async topicNames(services: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.#db
      .selectFrom('topic')
      .selectAll()
      .where(sql<SqlBool>`service = any(${sql.val(services)}::text[])`)
      .execute();
    return new Map(rows.map(({ service, slug, name }) => [`${service} ${slug}`, name]));
  }

  async topic(service: string, slug: string): Promise<TopicName | null> {
    const row = await this.#db
      .selectFrom('topic')
      .select(['slug', 'name'])
      .where('service', '=', service)
      .where('slug', '=', slug)
      .executeTakeFirst();
    return row ?? null;
  }

  /** All storylines, by slug. */
  async storylines(): Promise<readonly Storyline[]> {
    const rows = await this.#db.selectFrom('storyline').select('document').orderBy('slug').execute();
    return rows.map(({ document }) => document);
  }

  async storyline(slug: string): Promise<Storyline | null> {
    const row = await this.#db.selectFrom('storyline').select('document').where('slug', '=', slug).executeTakeFirst();
    return row?.document ?? null;
  }

  /** Every address that leads elsewhere, by path. Targets never lead on. */
  async redirects(): Promise<readonly { readonly path: string; readonly target: string }[]> {
    return await this.#db.selectFrom('redirect').selectAll().orderBy('path').execute();
  }

  /** The addresses that lead to this one, in order. */
  async redirectsTo(target: string): Promise<readonly string[]> {
    const rows = await this.#db
      .selectFrom('redirect')
      .select('path')
      .where('target', '=', target)
      .orderBy('path')
      .execute();
    return rows.map(({ path }) => path);
  }

  async redirect(path: string): Promise<string | null> {
    const row = await this.#db.selectFrom('redirect').select('target').where('path', '=', path).executeTakeFirst();
    return row?.target ?? null;
  }
}
