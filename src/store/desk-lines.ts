import { sql, type QueryExecutorProvider } from 'kysely';
import { wordCount } from '../story/body-text.ts';
import type { StoryContent, StoryId } from '../story/story.ts';
import { lexemesOf } from './search-words.ts';
import type { Database } from './tables.ts';

/** Whose line it is. */
export interface DeskStory {
  readonly id: StoryId;
  readonly service: string;
  readonly slug: string;
}

/** Writes what the desk derives from a story's latest revision, where it is another than before. */
export async function setDeskLine(db: Database, story: DeskStory, content: StoryContent): Promise<void> {
  await db
    .insertInto('deskLine')
    .values(rowOf(story, content))
    .onConflict((conflict) =>
      conflict
        .column('story')
        .doUpdateSet((row) => ({ words: row.ref('excluded.words'), wordCount: row.ref('excluded.wordCount') }))
        .where(
          sql<boolean>`(desk_line.words, desk_line.word_count) is distinct from (excluded.words, excluded.word_count)`,
        ),
    )
    .execute();
}

function rowOf({ id: story, service, slug }: DeskStory, content: StoryContent) {
  const lexemes = lexemesOf({ ...content, slug });
  return {
    story,
    words: sql<string>`array_to_tsvector(${sql.val(lexemes)}::text[])`,
    wordCount: wordCount(content.body, service),
  };
}

const BATCH = 200;

/**
 * Fills in what stories of an older version have not: what the desk derives from them, who made them, and what they
 * translate. `db` is a transaction; names are the database's own.
 */
export async function fillDesk(db: QueryExecutorProvider): Promise<void> {
  // Nothing of this is what that trigger counts, and its plan for one story is far too slow for all of them at once.
  await sql.raw('alter table newsroom.story disable trigger story_changed').execute(db);
  for (const statement of MISSING) await sql.raw(statement).execute(db);
  await sql.raw('alter table newsroom.story enable trigger story_changed').execute(db);
  for (let after: string | null = '00000000-0000-0000-0000-000000000000'; after !== null;)
    after = await fillBatch(db, after);
}

const MISSING = [
  `update newsroom.story s set created_by = r.account
    from newsroom.revision r where r.story = s.id and r.number = 1 and s.created_by is null and r.account is not null`,
  `update newsroom.story set translated_from = translation_of, translated_number = 1
    where translation_of is not null and translated_from is null`,
  `update newsroom.revision set was_public = true
    where not was_public and id in (select published_revision from newsroom.story where published_revision is not null)`,
];

interface Stored extends DeskStory {
  readonly content: StoryContent;
}

async function fillBatch(db: QueryExecutorProvider, after: string): Promise<string | null> {
  const { rows } = await sql<Stored>`
    select s.id, s.service, s.slug, r.content from newsroom.story s join newsroom.revision r on r.id = s.latest_revision
    where s.id > ${after} order by s.id limit ${BATCH}`.execute(db);
  const last = rows.at(-1);
  if (last === undefined) return null;
  const values = rows.map((row) => {
    const { story, words, wordCount: count } = rowOf(row, row.content);
    return sql`(${story}, ${words}, ${count})`;
  });
  await sql`insert into newsroom.desk_line (story, words, word_count) values ${sql.join(values)}
    on conflict (story) do nothing`.execute(db);
  return last.id;
}
