import { newId } from '../base/id.ts';
import type { RevisionId, StoryContent, StoryId, StoryKind, TranslationSetId } from '../story/story.ts';
import { foldText } from './fold-text.ts';
import { listingsOf } from './listings-of.ts';
import type { AccountId, CorrectionId, Database, RevisionAct } from './tables.ts';

export interface NewStory {
  readonly service: string;
  readonly kind: StoryKind;
  readonly slug: string;
  /** The set to join; without one the story begins its own. */
  readonly translationSet?: TranslationSetId;
  /** Where an import found it: unique in the service. */
  readonly source?: string;
  /** When it was first public elsewhere. */
  readonly firstPublishedAt?: Date;
  readonly embargoUntil?: Date;
}

/** Who made a revision, why and when. `account` is null for the program itself. */
export interface Hand {
  readonly act: RevisionAct;
  readonly account: AccountId | null;
  readonly at: Date;
}

/** A new state, with what belongs to it. Published is `publish`'s matter. */
export type StateChange =
  | { readonly state: 'draft' | 'in-review' | 'unpublished' }
  | { readonly state: 'scheduled'; readonly at: Date }
  | { readonly state: 'withdrawn'; readonly at: Date; readonly reason: string };

export interface StoryChange {
  readonly slug?: string;
  readonly kind?: StoryKind;
  readonly embargoUntil?: Date | null;
}

export interface Publishing {
  readonly story: StoryId;
  /** One of the story's. */
  readonly revision: RevisionId;
  /** Root-relative, ending in a slash. */
  readonly path: string;
  /** When this revision becomes public. */
  readonly at: Date;
}

export class StoriesWriter {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Makes a draft with its first revision. @throws Error when its source is already there in the service. */
  async create(story: NewStory, content: StoryContent, hand: Hand): Promise<{ id: StoryId; revision: RevisionId }> {
    const id = newId<'Story'>(hand.at);
    const revision = newId<'Revision'>(hand.at);
    await this.#db
      .insertInto('story')
      .values({
        id,
        service: story.service,
        kind: story.kind,
        translationSet: story.translationSet ?? newId<'TranslationSet'>(hand.at),
        slug: story.slug,
        state: 'draft',
        latestRevision: revision,
        firstPublishedAt: story.firstPublishedAt ?? null,
        embargoUntil: story.embargoUntil ?? null,
        createdAt: hand.at,
        source: story.source ?? null,
      })
      .execute();
    await this.#addRevision({ id: revision, story: id, number: 1, content, hand });
    return { id, revision };
  }

  /** Adds a revision on top of `expected`. Null when another came first: nothing is written then. */
  async save(
    story: StoryId,
    expected: RevisionId,
    saved: { content: StoryContent; hand: Hand },
  ): Promise<RevisionId | null> {
    const latest = await this.#db
      .selectFrom('story as s')
      .innerJoin('revision as r', 'r.id', 's.latestRevision')
      .select(['r.id', 'r.number'])
      .where('s.id', '=', story)
      .forUpdate('s')
      .executeTakeFirst();
    if (latest?.id !== expected) return null;
    const id = newId<'Revision'>(saved.hand.at);
    await this.#addRevision({ id, story, number: latest.number + 1, ...saved });
    await this.#db.updateTable('story').set({ latestRevision: id }).where('id', '=', story).execute();
    return id;
  }

  /**
   * Lets readers see a revision: the story's state is then *published*, nothing is scheduled, and the lists follow. The
   * first time sets the date of first publication, unless an import brought one. A changed path leaves a redirect only
   * when the caller adds it.
   */
  async publish({ story, revision, path, at }: Publishing): Promise<void> {
    const { content, service, firstPublishedAt } = await this.#db
      .updateTable('story')
      .from('revision as r')
      .set((of) => ({
        state: 'published',
        path,
        publishedRevision: revision,
        publishedAt: at,
        firstPublishedAt: of.fn.coalesce('firstPublishedAt', of.val(at)),
        scheduledFor: null,
      }))
      .where('story.id', '=', story)
      .where('r.id', '=', revision)
      .whereRef('r.story', '=', 'story.id')
      .returning(['r.content', 'story.service', 'story.firstPublishedAt'])
      .executeTakeFirstOrThrow();
    const lists = listingsOf(content);
    if (lists.length === 0) return await this.#leaveLists(story);
    const rows = lists.map((listing) => ({ story, service, firstPublishedAt: firstPublishedAt ?? at, ...listing }));
    // What stays is not written again: its service and its date never change.
    await this.#db
      .with('left', (db) =>
        db
          .deleteFrom('listing')
          .where('story', '=', story)
          .where((is) =>
            is.not(
              is(
                is.refTuple('list', 'slug'),
                'in',
                lists.map(({ list, slug }) => is.tuple(list, slug)),
              ),
            ),
          ),
      )
      .insertInto('listing')
      .values(rows)
      .onConflict((conflict) => conflict.columns(['story', 'list', 'slug']).doNothing())
      .execute();
  }

  /** *Unpublished* and *withdrawn* take the story from its readers; the other states leave what is public as it is. */
  async setState(story: StoryId, change: StateChange): Promise<void> {
    const gone = change.state === 'unpublished' || change.state === 'withdrawn';
    await this.#db
      .updateTable('story')
      .set({
        state: change.state,
        scheduledFor: change.state === 'scheduled' ? change.at : null,
        withdrawnAt: change.state === 'withdrawn' ? change.at : null,
        withdrawnReason: change.state === 'withdrawn' ? change.reason : null,
        ...(gone ? { publishedRevision: null } : {}),
      })
      .where('id', '=', story)
      .execute();
    if (gone) await this.#leaveLists(story);
  }

  /** What is a story's own and in no revision. `kind` may change only while the story has no path. */
  async change(story: StoryId, set: StoryChange): Promise<void> {
    await this.#db.updateTable('story').set(set).where('id', '=', story).execute();
  }

  /**
   * Makes a story, and all that are already linked to it, translations of `original`, or of what that translates: a set has
   * one original. Nothing changes when they are of one set.
   */
  async linkTranslation(original: StoryId, story: StoryId): Promise<void> {
    const { translationSet: from } = await this.#setOf(story);
    const { translationSet, translationOf } = await this.#setOf(original);
    if (from === translationSet) return;
    await this.#db
      .updateTable('story')
      .set({ translationSet, translationOf: translationOf ?? original })
      .where('translationSet', '=', from)
      .execute();
  }

  async addCorrection(
    story: StoryId,
    text: string,
    by: { account: AccountId | null; at: Date },
  ): Promise<CorrectionId> {
    const id = newId<'Correction'>(by.at);
    await this.#db
      .insertInto('correction')
      .values({ id, story, text, ...by })
      .execute();
    return id;
  }

  async #setOf(story: StoryId) {
    return await this.#db
      .selectFrom('story')
      .select(['translationSet', 'translationOf'])
      .where('id', '=', story)
      .executeTakeFirstOrThrow();
  }

  async #leaveLists(story: StoryId): Promise<void> {
    await this.#db.deleteFrom('listing').where('story', '=', story).execute();
  }

  async #addRevision(revision: { id: RevisionId; story: StoryId; number: number; content: StoryContent; hand: Hand }) {
    const { content, hand, ...rest } = revision;
    await this.#db
      .insertInto('revision')
      .values({
        ...rest,
        content: JSON.stringify(content),
        headline: content.headline,
        headlineFolded: foldText(content.headline),
        savedAt: hand.at,
        account: hand.account,
        act: hand.act,
      })
      .execute();
  }
}
