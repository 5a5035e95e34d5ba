import { sql } from 'kysely';
import type { Publication } from '../story/publication.ts';
import type { TopicName } from '../story/story.ts';
import type { Storyline } from '../story/storyline.ts';
import type { Database } from './tables.ts';

/** A constant of ours: whoever changes a storyline holds this advisory lock until its transaction ends. */
const STORYLINES = 7_436_255;

export class PublicationWriter {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Replaces the document whole; its address and the mark of the demonstration stay as they are. */
  /** Until the transaction ends nobody else replaces the document; what is read from now on is what they left. */
  async hold(): Promise<void> {
    await this.#db.selectFrom('publication').select('single').forUpdate().execute();
  }

  async setPublication(document: Publication, at: Date): Promise<void> {
    const text = JSON.stringify(document);
    await this.#db
      .insertInto('publication')
      .values({ single: true, document: text, origin: null, demonstration: false, changedAt: at })
      .onConflict((conflict) => conflict.column('single').doUpdateSet({ document: text, changedAt: at }))
      .execute();
  }

  /** @throws Error when there is no publication yet. */
  async setOrigin(origin: string): Promise<void> {
    await this.#update({ origin });
  }

  /** Whether all there is came from the demonstration. @throws Error when there is no publication yet. */
  async setDemonstration(demonstration: boolean): Promise<void> {
    await this.#update({ demonstration });
  }

  /** Makes the topic, or gives it this name. */
  async ensureTopic(service: string, { slug, name }: TopicName): Promise<void> {
    await this.#db
      .insertInto('topic')
      .values({ service, slug, name })
      .onConflict((conflict) => conflict.columns(['service', 'slug']).doUpdateSet({ name }))
      .execute();
  }

  /** Two transactions that call it wait for each other: before a storyline is read. */
  async lockStorylines(): Promise<void> {
    await sql`select pg_advisory_xact_lock(${sql.lit(STORYLINES)})`.execute(this.#db);
  }

  /** Makes the storyline or replaces it whole. */
  async setStoryline(storyline: Storyline): Promise<void> {
    const document = JSON.stringify(storyline);
    await this.#db
      .insertInto('storyline')
      .values({ slug: storyline.slug, document })
      .onConflict((conflict) => conflict.column('slug').doUpdateSet({ document }))
      .execute();
  }

  async removeStoryline(slug: string): Promise<void> {
    await this.#db.deleteFrom('storyline').where('slug', '=', slug).execute();
  }

  /**
   * From now on `path` leads to `target`. What led to `path` leads there too, so that nobody is sent on twice, and `target`
   * itself leads nowhere.
   */
  async addRedirect(path: string, target: string): Promise<void> {
    await this.#db.deleteFrom('redirect').where('path', '=', target).execute();
    await this.#db.updateTable('redirect').set({ target }).where('target', '=', path).execute();
    await this.#db
      .insertInto('redirect')
      .values({ path, target })
      .onConflict((conflict) => conflict.column('path').doUpdateSet({ target }))
      .execute();
  }

  /** Takes away everything that is published or written, accounts and given edition numbers excepted. */
  async clear(): Promise<void> {
    for (const table of [
      'breaking',
      'story',
      'image',
      'recording',
      'captions',
      'redirect',
      'oldAddress',
      'storyline',
      'topic',
      'publication',
    ] as const) {
      await this.#db.deleteFrom(table).execute();
    }
  }

  async #update(set: { origin?: string; demonstration?: boolean }): Promise<void> {
    const { numUpdatedRows } = await this.#db.updateTable('publication').set(set).executeTakeFirst();
    if (numUpdatedRows !== 1n) throw new Error('there is no publication yet');
  }
}
