import { newId } from '../base/id.ts';
import { continuesSave } from '../story/rules.ts';
import type { RevisionId, StoryContent, StoryId, StoryKind, TranslationSetId } from '../story/story.ts';
import { setDeskLine } from './desk-lines.ts';
import { listingsOf } from './listings-of.ts';
import { addRevision, latestRevision, replaceRevision, type Hand, type NewRevision } from './revision-rows.ts';
import type { AccountId, CorrectionId, Database } from './tables.ts';

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

/**
 * A new state, with what belongs to it. *Published* only where readers have the story already and a later revision waits no
 * more; else it is `publish`'s matter. `missed`: the schedule that was not kept.
 */
export type StateChange =
  | { readonly state: 'draft' | 'unpublished' | 'published' }
  | { readonly state: 'in-review'; readonly missed?: Date }
  | { readonly state: 'scheduled'; readonly at: Date }
  | { readonly state: 'withdrawn'; readonly at: Date; readonly reason: string };

export interface StoryChange {
  readonly slug?: string;
  readonly kind?: StoryKind;
  readonly embargoUntil?: Date | null;
  readonly unpublishAt?: Date | null;
  readonly approvedRevision?: RevisionId | null;
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
        createdBy: hand.account,
      })
      .execute();
    await addRevision(this.#db, { id: revision, story: id, number: 1, content, hand });
    await setDeskLine(this.#db, { id, service: story.service, slug: story.slug }, content);
    return { id, revision };
  }

  /**
   * Adds a revision on top of `expected`, or puts it in that one's place while the same person goes on typing
   * (`continuesSave`): its number stays, its id does not. Null when another came first: nothing is written then.
   */
  async save(story: StoryId, expected: RevisionId, saved: NewRevision): Promise<RevisionId | null> {
    const latest = await latestRevision(this.#db, story, saved.content);
    if (latest?.revision !== expected) return null;
    const id = newId<'Revision'>(saved.hand.at);
    if (continuesSave(latest, saved)) await replaceRevision(this.#db, { replaced: expected, id, ...saved });
    else {
      // Where another hand begins, what the one before left is never thinned.
      if (latest.account !== saved.hand.account || saved.hand.act !== 'save') await this.keep(expected);
      await addRevision(this.#db, { id, story, number: latest.number + 1, ...saved });
    }
    const { textNumber, isNewText } = latest;
    await this.#db
      .updateTable('story')
      .set({ latestRevision: id, textNumber: textNumber + (isNewText ? 1 : 0) })
      .where('id', '=', story)
      .execute();
    await setDeskLine(this.#db, { ...latest, id: story }, saved.content);
    return id;
  }

  /** A revision that something was done with: from now on it stays as it is. */
  async keep(revision: RevisionId): Promise<void> {
    await this.#db
      .updateTable('revision')
      .set({ kept: true })
      .where('id', '=', revision)
      .where('kept', '=', false)
      .execute();
  }

  /**
   * Lets readers see a revision: the story's state is then *published*, nothing is scheduled, and the lists follow. The
   * first time sets the date of first publication, unless an import brought one. A changed path leaves a redirect only
   * when the caller adds it.
   */
  async publish({ story, revision, path, at }: Publishing): Promise<void> {
    const { content, service, firstPublishedAt } = await this.#db
      .with('shown', (db) =>
        db
          .updateTable('revision')
          .set({ kept: true, wasPublic: true })
          .where('id', '=', revision)
          .where((is) => is.or([is('kept', '=', false), is('wasPublic', '=', false)])),
      )
      .updateTable('story')
      .from('revision as r')
      .set((of) => ({
        state: 'published',
        path,
        publishedRevision: revision,
        publishedAt: at,
        firstPublishedAt: of.fn.coalesce('firstPublishedAt', of.val(at)),
        scheduledFor: null,
        missedAt: null,
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
        missedAt: change.state === 'in-review' ? (change.missed ?? null) : null,
        ...(gone ? { publishedRevision: null, unpublishAt: null } : {}),
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
   * one original. Nothing changes when they are of one set. The story counts as up to date with `original` then.
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
    await this.setTranslated(story, original);
  }

  /** A story says what `source` says at this moment, whose latest revision is kept for comparison. */
  async setTranslated(story: StoryId, source: StoryId): Promise<void> {
    const { latestRevision, textNumber } = await this.#db
      .selectFrom('story')
      .select(['latestRevision', 'textNumber'])
      .where('id', '=', source)
      .forUpdate()
      .executeTakeFirstOrThrow();
    await this.keep(latestRevision);
    await this.#db
      .updateTable('story')
      .set({ translatedFrom: source, translatedRevision: latestRevision, translatedNumber: textNumber })
      .where('id', '=', story)
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
}
