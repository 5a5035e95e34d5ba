import { Refusal } from '../../base/refusal.ts';
import type { Body, ImageUse } from '../../story/body.ts';
import type { Byline, RevisionId, StoryId, StoryKind, StoryState } from '../../story/story.ts';
import { mayStart, type StoryAct } from '../../story/rules.ts';
import type { Readers } from '../../store/readers.ts';
import type { StoryAtHand } from '../../store/stories-reader.ts';
import { requireRight, type Actor } from './actor.ts';
import { audit } from './audit.ts';
import { goOnHolding, refuseHeld } from './holding.ts';
import { publicationOf, type Newsroom } from './newsroom.ts';
import { pressPreview } from './preview.ts';
import { rightToChange } from './rights.ts';
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
  const topics = new Map((await read.publication.topics(story.service)).map(({ slug, name }) => [slug, name]));
  const { latestRevision: revision, service, kind, state, slug, content } = story;
  return {
    ...content,
    id,
    revision,
    service,
    kind,
    state,
    slug,
    topics: content.topics.map((topic) => topics.get(topic) ?? topic),
    translationOf: story.translationOf,
    url: urlOf(origin, story),
    changed: story.publishedRevision !== null && story.publishedRevision !== revision,
    heldBy: newsroom.leases.of(id)?.name ?? null,
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
    if (story.latestRevision !== expected) throw stale(newsroom, story);
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
    if (revision === null) throw stale(newsroom, story);
    const original = draft.translationOf;
    const joined = original !== null && (await joinTranslations({ read, write }, actor, { story, original, at }));
    return { revision, joined };
  });
  goOnHolding(leases, actor, { id, tab });
  if (joined) await newsroom.presser.press();
  return { revision };
}

/** Asks somebody who may publish to look. */
export async function submitStory(newsroom: Newsroom, actor: Actor, id: StoryId): Promise<void> {
  requireRight(actor, 'write');
  await newsroom.store.transact(async ({ read, write }) => {
    await storyFor(read, id, 'submit');
    await write.stories.setState(id, { state: 'in-review' });
    await audit(write, { actor, act: 'story.submit', subject: id, at: newsroom.clock() });
  });
}

export async function sendBackStory(newsroom: Newsroom, actor: Actor, id: StoryId): Promise<void> {
  requireRight(actor, 'edit');
  await newsroom.store.transact(async ({ read, write }) => {
    await storyFor(read, id, 'send-back');
    await write.stories.setState(id, { state: 'draft' });
    await audit(write, { actor, act: 'story.send-back', subject: id, at: newsroom.clock() });
  });
}

/** The page as readers would get it, with the latest revision. */
export async function previewStory(newsroom: Newsroom, actor: Actor, id: StoryId): Promise<string> {
  requireRight(actor, 'read');
  return await pressPreview(newsroom, await storyAtHand(newsroom.store.read, id));
}

/** @throws Refusal 'missing' */
export async function storyAtHand(read: Readers, id: StoryId): Promise<StoryAtHand> {
  const story = await read.stories.story(id);
  if (story === null) throw new Refusal('missing', 'There is no such story.');
  return story;
}

/** The story, when the act may start in its state. @throws Refusal 'missing' or 'wrong-state' */
export async function storyFor(read: Readers, id: StoryId, act: StoryAct): Promise<StoryAtHand> {
  const story = await storyAtHand(read, id);
  if (!mayStart(act, story.state, story.publishedRevision !== null)) {
    throw new Refusal('wrong-state', `The story is ${story.state.replace('-', ' ')}: this cannot be done with it now.`);
  }
  return story;
}

/** Null while readers cannot open it. */
export function urlOf(
  origin: string,
  story: { path: string | null; publishedRevision: RevisionId | null },
): string | null {
  return story.path === null || story.publishedRevision === null ? null : origin + story.path;
}

function stale({ leases }: Newsroom, { id, latestRevision: revision }: StoryAtHand): Refusal {
  const message =
    'Somebody saved this story after you opened it: open it again, and bring your change to what is there now.';
  return new Refusal('stale', message, { members: { revision, heldBy: leases.of(id)?.name ?? null } });
}
