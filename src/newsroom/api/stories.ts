import type { Body, ImageUse } from '../../story/body.ts';
import type { Byline, RevisionId, StoryContent, StoryId, StoryKind, StoryState } from '../../story/story.ts';
import type { DeskTranslation } from '../../store/desk-reader.ts';
import type { Readers } from '../../store/readers.ts';
import type { StoryAtHand } from '../../store/stories-reader.ts';
import type { CorrectionId } from '../../store/tables.ts';
import { requireRight, type Actor } from './actor.ts';
import { audit } from './audit.ts';
import { goOnHolding, refuseHeld } from './holding.ts';
import { publicationOf, type Newsroom } from './newsroom.ts';
import { pressPreview } from './preview.ts';
import type { PreviewLook } from './preview-look.ts';
import { rightToChange } from './rights.ts';
import { refuseStale, staleRefusal, storyAtHand, storyFor, urlOf } from './story-at-hand.ts';
import { contentOf, ensureTopics, slugFor } from './story-content.ts';
import { joinTranslations } from './translations.ts';

/** A story as a writer gives it. */
export interface StoryDraft {
  readonly service: string;
  readonly kind: StoryKind;
  readonly headline: string;
  readonly standfirst: string;
  /** Null: made from the headline. */
  readonly slug: string | null;
  readonly place: string;
  readonly bylines: readonly Byline[];
  /** Names or slugs; a name that the service does not know becomes a topic. */
  readonly topics: readonly string[];
  readonly storyline: string | null;
  readonly body: Body;
  readonly leadImage: ImageUse | null;
  readonly translationOf: StoryId | null;
}

/** Each field whole; what is not named stays as it is. */
export type StoryChange = Partial<Omit<StoryDraft, 'service' | 'kind'>>;

export interface StoryView {
  readonly id: StoryId;
  readonly revision: RevisionId;
  readonly service: string;
  readonly kind: StoryKind;
  readonly state: StoryState;
  readonly headline: string;
  readonly standfirst: string;
  readonly slug: string;
  readonly place: string;
  readonly bylines: readonly Byline[];
  /** Names. */
  readonly topics: readonly string[];
  readonly storyline: string | null;
  readonly body: Body;
  readonly leadImage: ImageUse | null;
  /** The original of its translation set; null when it is that itself. */
  readonly translationOf: StoryId | null;
  /** Null unless readers can open it. */
  readonly url: string | null;
  /** Whether readers see an older revision than this. */
  readonly changed: boolean;
  /** Who writes in it just now. */
  readonly heldBy: string | null;
  readonly savedAt: Date;
  /** Null for a token and the program itself; likewise `createdBy`. */
  readonly savedBy: string | null;
  readonly createdBy: string | null;
  readonly approved: boolean;
  readonly scheduledFor: Date | null;
  readonly missed: boolean;
  readonly unpublishAt: Date | null;
  readonly embargoUntil: Date | null;
  readonly withdrawn: { readonly at: Date; readonly reason: string } | null;
  /** The other stories of its translation set. */
  readonly translationSet: readonly Omit<DeskTranslation, 'set'>[];
  /** Whether what it was translated from says something else since. */
  readonly outdated: boolean;
  /** The oldest first. */
  readonly corrections: readonly { readonly id: CorrectionId; readonly text: string; readonly at: Date }[];
}

/** @throws Refusal 'invalid' with a fault for each field that names what is not there. */
export async function createStory(
  newsroom: Newsroom,
  actor: Actor,
  draft: StoryDraft,
): Promise<{ id: StoryId; revision: RevisionId }> {
  requireRight(actor, 'write');
  const { document: publication } = await publicationOf(newsroom);
  const at = newsroom.clock();
  return await newsroom.store.transact(async ({ read, write }) => {
    const content = await contentOf(read, { publication, draft });
    const slug = await slugFor(read, draft);
    await ensureTopics({ read, write }, draft.service, draft.topics);
    const { kind, service } = draft;
    const made = await write.stories.create({ service, kind, slug }, content, {
      act: 'create',
      account: actor.account,
      at,
    });
    if (draft.translationOf !== null) await write.stories.linkTranslation(draft.translationOf, made.id);
    await audit(write, { actor, act: 'story.create', subject: made.id, at });
    return made;
  });
}

/** @throws Refusal 'missing' */
export async function readStory(newsroom: Newsroom, actor: Actor, id: StoryId): Promise<StoryView> {
  requireRight(actor, 'read');
  const { origin } = await publicationOf(newsroom);
  const { read } = newsroom.store;
  const story = await storyAtHand(read, id);
  const { latestRevision: revision, service, kind, state, slug } = story;
  const set = await read.desk.translations([story.translationSet]);
  return {
    ...(await namedContent(read, service, story.content)),
    id,
    revision,
    service,
    kind,
    state,
    slug,
    translationOf: story.translationOf,
    url: urlOf(origin, story),
    changed: story.publishedRevision !== null && story.publishedRevision !== revision,
    heldBy: newsroom.leases.of(id)?.name ?? null,
    ...(await handsOf(read, id)),
    ...plansOf(story),
    translationSet: set.filter((other) => other.id !== id).map(({ set: _set, ...other }) => other),
    outdated: set.some((other) => other.id === id && other.outdated),
    corrections: (await read.stories.corrections(id)).map(({ id: correction, text, at }) => ({
      id: correction,
      text,
      at,
    })),
  };
}

/** A content with the names of its topics. */
export async function namedContent(read: Readers, service: string, content: StoryContent): Promise<StoryContent> {
  const names = new Map((await read.publication.topics(service)).map(({ slug, name }) => [slug, name]));
  return { ...content, topics: content.topics.map((topic) => names.get(topic) ?? topic) };
}

async function handsOf(read: Readers, id: StoryId): Promise<Pick<StoryView, 'savedAt' | 'savedBy' | 'createdBy'>> {
  const [line] = await read.desk.list({ ids: [id], limit: 1 });
  if (line === undefined) throw new Error('a story without a line');
  return { savedAt: line.savedAt, savedBy: line.savedBy, createdBy: line.creator };
}

function plansOf(story: StoryAtHand) {
  const { scheduledFor, unpublishAt, embargoUntil, withdrawnAt, withdrawnReason } = story;
  return {
    approved: story.approvedRevision === story.latestRevision,
    scheduledFor,
    missed: story.missedAt !== null,
    unpublishAt,
    embargoUntil,
    withdrawn: withdrawnAt && { at: withdrawnAt, reason: withdrawnReason ?? '' },
  };
}

export interface Saving {
  readonly id: StoryId;
  readonly expected: RevisionId;
  readonly change: StoryChange;
  /** The window that it is written in (leases.ts); without one it is refused while anybody writes in one. */
  readonly tab?: string | null;
  /** Whether this stays a revision of its own. */
  readonly keep?: boolean;
}

/**
 * Saves on top of `expected`. @throws Refusal 'stale' with the current revision when another was saved since, or somebody
 * else writes in it
 */
export async function saveStory(
  newsroom: Newsroom,
  actor: Actor,
  { id, expected, change, tab = null, keep = false }: Saving,
): Promise<{ revision: RevisionId }> {
  requireRight(actor, 'write');
  const { leases } = newsroom;
  const { document: publication } = await publicationOf(newsroom);
  const at = newsroom.clock();
  const { revision, joined } = await newsroom.store.transact(async ({ read, write }) => {
    const story = await storyFor(read, id, 'save');
    requireRight(actor, rightToChange(story));
    refuseHeld(leases, actor, { id, tab, revision: story.latestRevision });
    refuseStale(newsroom, story, expected);
    const draft = {
      ...story.content,
      slug: story.slug,
      translationOf: null,
      service: story.service,
      kind: story.kind,
      ...change,
    };
    const content = await contentOf(read, { publication, draft, id });
    if (change.slug !== undefined) {
      const slug = await slugFor(read, draft, id);
      if (slug !== story.slug) await write.stories.change(id, { slug });
    }
    if (change.topics) await ensureTopics({ read, write }, story.service, change.topics);
    const revision = await write.stories.save(id, expected, {
      content,
      hand: { act: 'save', account: actor.account, at },
      keep,
    });
    if (revision === null) throw staleRefusal(newsroom, story);
    const original = draft.translationOf;
    const joined = original !== null && (await joinTranslations({ read, write }, actor, { story, original, at }));
    return { revision, joined };
  });
  goOnHolding(leases, actor, { id, tab });
  if (joined) await newsroom.presser.press();
  return { revision };
}

/** The page as readers would get it, with the latest revision. */
export async function previewStory(newsroom: Newsroom, actor: Actor, id: StoryId, look: PreviewLook): Promise<string> {
  requireRight(actor, 'read');
  return await pressPreview(newsroom, await storyAtHand(newsroom.store.read, id), look);
}
