import { sql, type SelectQueryBuilder, type Selectable, type SqlBool } from 'kysely';
import type { ImageId } from '../story/image.ts';
import type { Byline, RevisionId, StoryId, StoryState, TranslationSetId } from '../story/story.ts';
import { searchExpression, type SearchTerm } from './search-words.ts';
import type { StoryRow, StoryTable } from './story-tables.ts';
import type { AccountId, Database, Tables } from './tables.ts';

/** A line of the desk: a story with what its latest revision shows. */
export interface DeskLine extends StoryRow {
  readonly headline: string;
  readonly savedAt: Date;
  /** The names of accounts; null for a token and the program itself. */
  readonly savedBy: string | null;
  readonly creator: string | null;
  readonly words: number;
  readonly topics: readonly string[];
  readonly bylines: readonly Byline[];
  readonly image: ImageId | null;
}

export interface DeskQuery {
  readonly service?: string;
  readonly state?: StoryState;
  /** Each must be found; none finds everything. */
  readonly terms?: readonly SearchTerm[];
  readonly ids?: readonly StoryId[];
  readonly createdBy?: AccountId;
  /** Originals that not every one of these services has, or translations whose original says something else since. */
  readonly translation?: { readonly missing: readonly string[] } | 'outdated';
  readonly limit: number;
  /** The `latestRevision` of the last line of the page before. */
  readonly before?: RevisionId;
}

/** Another story of a translation set, as a line names it. */
export interface DeskTranslation {
  readonly set: TranslationSetId;
  readonly id: StoryId;
  readonly service: string;
  readonly state: StoryState;
  readonly headline: string;
  /** Whether what it was translated from says something else since. */
  readonly outdated: boolean;
}

/** What is to happen to a story by itself. */
export type DueKind = 'scheduledFor' | 'unpublishAt';

interface DueAsked {
  readonly until: Date;
  readonly service?: string;
  readonly limit: number;
}

export class DeskReader {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** The last saved first. */
  async list(query: DeskQuery): Promise<readonly DeskLine[]> {
    const page = this.#matching(query)
      .$if(query.before !== undefined, (of) => of.where('s.latestRevision', '<', query.before as RevisionId))
      .orderBy('s.latestRevision', 'desc')
      .limit(query.limit);
    return await this.#lines(page).orderBy('s.latestRevision', 'desc').execute();
  }

  /** What is due until then, the first first. */
  async due(kind: DueKind, { until, service, limit }: DueAsked): Promise<readonly DeskLine[]> {
    const page = this.#matching(service === undefined ? {} : { service })
      .where(`s.${kind}`, '<=', until)
      .orderBy(`s.${kind}`)
      .limit(limit);
    return await this.#lines(page).orderBy(`s.${kind}`).execute();
  }

  /** Stories that readers have not had and nobody scheduled, whose embargo ends in that time, the first first. */
  async embargoes({ from, until, service, limit }: DueAsked & { from: Date }): Promise<readonly DeskLine[]> {
    const page = this.#matching(service === undefined ? {} : { service })
      .where('s.embargoUntil', '>', from)
      .where('s.embargoUntil', '<=', until)
      .where('s.state', 'in', ['draft', 'in-review'])
      .where('s.publishedRevision', 'is', null)
      .orderBy('s.embargoUntil')
      .limit(limit);
    return await this.#lines(page).orderBy('s.embargoUntil').execute();
  }

  /** What was scheduled and could not be published, the last first. */
  async missed({ service, limit }: { service?: string; limit: number }): Promise<readonly DeskLine[]> {
    const page = this.#matching(service === undefined ? {} : { service })
      .where('s.missedAt', 'is not', null)
      .orderBy('s.missedAt', 'desc')
      .limit(limit);
    return await this.#lines(page).orderBy('s.missedAt', 'desc').execute();
  }

  /** How many stories are in each state; states without any are left out. */
  async counts(service: string | null): Promise<ReadonlyMap<StoryState, number>> {
    const rows = await this.#db
      .selectFrom('story')
      .select(['state', sql<number>`count(*)::int`.as('count')])
      .$if(service !== null, (of) => of.where('service', '=', service ?? ''))
      .groupBy('state')
      .execute();
    return new Map(rows.map(({ state, count }) => [state, count]));
  }

  /** How many stories of an account readers have not had yet. */
  async unpublishedOf(account: AccountId, service: string | null): Promise<number> {
    const { count } = await this.#db
      .selectFrom('story')
      .select(sql<number>`count(*)::int`.as('count'))
      .where('createdBy', '=', account)
      .where('state', 'in', ['draft', 'in-review', 'scheduled'])
      .where('publishedRevision', 'is', null)
      .$if(service !== null, (of) => of.where('service', '=', service ?? ''))
      .executeTakeFirstOrThrow();
    return count;
  }

  /** Every story of these sets, by service and then by age. */
  async translations(sets: readonly TranslationSetId[]): Promise<readonly DeskTranslation[]> {
    return await this.#db
      .selectFrom('story as s')
      .innerJoin('revision as r', 'r.id', 's.latestRevision')
      .leftJoin('story as o', 'o.id', 's.translatedFrom')
      .select(['s.translationSet as set', 's.id', 's.service', 's.state', 'r.headline'])
      .select(sql<boolean>`coalesce(o.text_number > s.translated_number, false)`.as('outdated'))
      .where(isAnyOf('s.translationSet', sets))
      .orderBy('s.service')
      .orderBy('s.id')
      .execute();
  }

  #matching({ service, state, terms = [], ids, createdBy, translation }: Omit<DeskQuery, 'limit' | 'before'>) {
    return this.#db
      .selectFrom('story as s')
      .selectAll('s')
      .$if(service !== undefined, (of) => of.where('s.service', '=', service ?? ''))
      .$if(state !== undefined, (of) => of.where('s.state', '=', state ?? 'draft'))
      .$if(ids !== undefined, (of) => of.where(isAnyOf('s.id', ids ?? [])))
      .$if(createdBy !== undefined, (of) => of.where('s.createdBy', '=', createdBy as AccountId))
      .$if(translation !== undefined, (of) => of.where(translationIs(translation ?? 'outdated')))
      .$if(terms.length > 0, (of) =>
        of
          .innerJoin('deskLine as w', 'w.story', 's.id')
          .where(sql<SqlBool>`w.words @@ ${searchExpression(terms)}::text::tsquery`),
      );
  }

  #lines(page: Page) {
    return this.#db
      .selectFrom(page.as('s'))
      .innerJoin('revision as r', 'r.id', 's.latestRevision')
      .leftJoin('deskLine as d', 'd.story', 's.id')
      .leftJoin('account as saver', 'saver.id', 'r.account')
      .leftJoin('account as maker', 'maker.id', 's.createdBy')
      .selectAll('s')
      .select(['r.headline', 'r.savedAt', 'saver.name as savedBy', 'maker.name as creator'])
      .select([
        sql<number>`coalesce(d.word_count, 0)`.as('words'),
        sql<readonly string[]>`r.content -> 'topics'`.as('topics'),
        sql<readonly Byline[]>`r.content -> 'bylines'`.as('bylines'),
        sql<ImageId | null>`r.content #>> '{leadImage,image}'`.as('image'),
      ]);
  }
}

type Page = SelectQueryBuilder<Tables & { s: Tables['story'] }, 's', Selectable<StoryTable>>;

/** Of any number of ids, in one shape: a statement that comes again is planned once. */
function isAnyOf(column: string, ids: readonly string[]) {
  return sql<SqlBool>`${sql.ref(column)} = any(${sql.val(ids)}::text[]::uuid[])`;
}

function translationIs(wanted: NonNullable<DeskQuery['translation']>) {
  if (wanted === 'outdated')
    return sql<SqlBool>`s.state <> 'withdrawn' and s.translated_from is not null and exists (
      select from newsroom.story o where o.id = s.translated_from and o.text_number > s.translated_number)`;
  return sql<SqlBool>`s.state <> 'withdrawn' and s.translation_of is null and exists (
    select from unnest(${sql.val(wanted.missing)}::text[]) wanted(service) where wanted.service <> s.service and not exists (
      select from newsroom.story t where t.translation_set = s.translation_set and t.service = wanted.service and t.state <> 'withdrawn'))`;
}
