import { sql } from 'kysely';
import type { RevisionId, StoryContent, StoryId } from '../story/story.ts';
import { foldText } from './fold-text.ts';
import type { RevisionAct } from './story-tables.ts';
import type { AccountId, Database } from './tables.ts';

/** Rows of `revision`, as the writer of stories writes them. */

/** Who made a revision, why and when. `account` is null for the program itself. */
export interface Hand {
  readonly act: RevisionAct;
  readonly account: AccountId | null;
  readonly at: Date;
}

/** A revision to be. */
export interface NewRevision {
  readonly content: StoryContent;
  readonly hand: Hand;
  /** Whether it stays as it is: neither replaced by the next save nor thinned. Only of a `save` it may not. */
  readonly keep?: boolean;
}

/** The latest revision, and whether `next` says something else than it. The story stays locked. */
export async function latestRevision(db: Database, story: StoryId, next: StoryContent) {
  return await db
    .selectFrom('story as s')
    .innerJoin('revision as r', 'r.id', 's.latestRevision')
    .select(['s.service', 's.slug', 's.textNumber', 'r.id as revision', 'r.number', 'r.account', 'r.act'])
    .select(['r.begunAt', 'r.kept'])
    .select(isOtherText(next).as('isNewText'))
    .where('s.id', '=', story)
    .forUpdate('s')
    .executeTakeFirst();
}

/** What of a content no translator has to look at. */
const NO_TEXT = ['bylines', 'topics', 'storyline'];

function isOtherText(next: StoryContent) {
  const without = sql`${sql.val(NO_TEXT)}::text[]`;
  return sql<boolean>`(${sql.ref('r.content')} - ${without}) is distinct from (${JSON.stringify(next)}::jsonb - ${without})`;
}

export async function addRevision(
  db: Database,
  { content, hand, keep = false, ...rest }: NewRevision & { id: RevisionId; story: StoryId; number: number },
): Promise<void> {
  await db
    .insertInto('revision')
    .values({
      ...rest,
      ...textOf(content),
      savedAt: hand.at,
      begunAt: hand.at,
      account: hand.account,
      act: hand.act,
      kept: keep || hand.act !== 'save',
    })
    .execute();
}

/** Puts a save in the place of the one before. */
export async function replaceRevision(
  db: Database,
  { replaced, id, content, hand, keep = false }: NewRevision & { id: RevisionId; replaced: RevisionId },
): Promise<void> {
  await db
    .updateTable('revision')
    .set({ id, ...textOf(content), savedAt: hand.at, kept: keep })
    .where('id', '=', replaced)
    .execute();
}

function textOf(content: StoryContent) {
  const { headline } = content;
  return { content: JSON.stringify(content), headline, headlineFolded: foldText(headline) };
}
