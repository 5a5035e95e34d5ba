import { sql, type SqlBool } from 'kysely';
import type { RevisionId, StoryContent, StoryId, TranslationSetId } from '../story/story.ts';
import type { RevisionRow, StoryRow } from './story-tables.ts';
import type { CorrectionRow, Database } from './tables.ts';

/** A story with its latest revision. */
export interface StoryAtHand extends StoryRow {
  readonly content: StoryContent;
  readonly savedAt: Date;
}

/** Without its content: what the history of a story shows. */
export interface RevisionLine extends Omit<RevisionRow, 'content' | 'headlineFolded' | 'begunAt'> {
  /** The name of who saved it; null for a token and the program itself. */
  readonly by: string | null;
}

export interface StoryName {
  readonly id: StoryId;
  readonly service: string;
  readonly path: string;
  readonly headline: string;
}

/** Stories as the newsroom sees them, whatever their state. */
export class StoriesReader {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async story(id: StoryId): Promise<StoryAtHand | null> {
    return (await this.#atHand().where('s.id', '=', id).executeTakeFirst()) ?? null;
  }

  /**
   * The same, locked until the end of the transaction: nobody else saves it, or does anything with it, meanwhile. A lock
   * of its own comes first, for a locking read that had to wait would not find what was saved in that time.
   */
  async storyToChange(id: StoryId): Promise<StoryAtHand | null> {
    await this.#db.selectFrom('story').select('id').where('id', '=', id).forUpdate().execute();
    return await this.story(id);
  }

  /** The story whose address this is or was, when the path itself was not given to another since. */
  async byPath(path: string): Promise<StoryAtHand | null> {
    return (await this.#atHand().where('s.path', '=', path).executeTakeFirst()) ?? null;
  }

  /** The stories whose addresses these are or were, with their latest headlines. */
  async namesAt(paths: readonly string[]): Promise<readonly StoryName[]> {
    if (paths.length === 0) return [];
    return await this.#db
      .selectFrom('story as s')
      .innerJoin('revision as r', 'r.id', 's.latestRevision')
      .select(['s.id', 's.service', 's.path', 'r.headline'])
      .where(sql<SqlBool>`s.path = any(${sql.val(paths)}::text[])`)
      .$narrowType<{ path: string }>()
      .execute();
  }

  /** The newest story of the service with this slug, or null. */
  async bySlug(service: string, slug: string): Promise<StoryId | null> {
    const row = await this.#db
      .selectFrom('story')
      .select('id')
      .where('service', '=', service)
      .where('slug', '=', slug)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row?.id ?? null;
  }

  /** What an import made of this source before. */
  async bySource(service: string, source: string): Promise<StoryAtHand | null> {
    const query = this.#atHand().where('s.service', '=', service).where('s.source', '=', source);
    return (await query.executeTakeFirst()) ?? null;
  }

  async revision(id: RevisionId): Promise<RevisionRow | null> {
    return (await this.#db.selectFrom('revision').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
  }

  /** Newest first. */
  async revisionsOf(story: StoryId): Promise<readonly RevisionLine[]> {
    return await this.#db
      .selectFrom('revision as r')
      .leftJoin('account as a', 'a.id', 'r.account')
      .select(['r.id', 'r.story', 'r.number', 'r.headline', 'r.savedAt', 'r.account', 'r.act', 'r.kept', 'r.wasPublic'])
      .select('a.name as by')
      .where('r.story', '=', story)
      .orderBy('r.number', 'desc')
      .execute();
  }

  /** Every story of the set, by service and then by age. */
  async translationsOf(set: TranslationSetId): Promise<readonly StoryRow[]> {
    return await this.#db
      .selectFrom('story')
      .selectAll()
      .where('translationSet', '=', set)
      .orderBy('service')
      .orderBy('id')
      .execute();
  }

  /** Whether the address is, or was, another story's. */
  async pathTaken(path: string, except?: StoryId): Promise<boolean> {
    const redirected = this.#db
      .selectFrom('redirect as d')
      .leftJoin('story as s', 's.path', 'd.target')
      .select(['s.id', sql<boolean>`false`.as('itself')])
      .where('d.path', '=', path);
    const [first] = await this.#db
      .selectFrom('story')
      .select((of) => [of.ref('id').$castTo<StoryId | null>().as('id'), sql<boolean>`true`.as('itself')])
      .where('path', '=', path)
      .unionAll(redirected)
      .orderBy('itself', 'desc')
      .execute();
    return first !== undefined && (first.id === null || first.id !== except);
  }

  /** Scheduled for `now` or before, the longest overdue first. */
  async due(now: Date): Promise<readonly StoryRow[]> {
    return await this.#db
      .selectFrom('story')
      .selectAll()
      .where('scheduledFor', '<=', now)
      .orderBy('scheduledFor')
      .execute();
  }

  /** What is to leave its readers at `now` or before, the longest overdue first. */
  async leaving(now: Date): Promise<readonly StoryRow[]> {
    return await this.#db
      .selectFrom('story')
      .selectAll()
      .where('unpublishAt', '<=', now)
      .orderBy('unpublishAt')
      .execute();
  }

  /** The oldest first. */
  async corrections(story: StoryId): Promise<readonly CorrectionRow[]> {
    return await this.#db.selectFrom('correction').selectAll().where('story', '=', story).orderBy('id').execute();
  }

  /** The next moment that a schedule names, or null. */
  async nextDue(): Promise<Date | null> {
    const row = await this.#db
      .selectFrom('story')
      .select((of) => of.fn.min('scheduledFor').as('at'))
      .executeTakeFirst();
    return row?.at ?? null;
  }

  #atHand() {
    return this.#db
      .selectFrom('story as s')
      .innerJoin('revision as r', 'r.id', 's.latestRevision')
      .selectAll('s')
      .select(['r.content', 'r.savedAt']);
  }
}
