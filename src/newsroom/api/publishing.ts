import { Refusal } from '../../base/refusal.ts';
import { cleanText } from '../../story/body-leaves.ts';
import { storyPath } from '../../story/address.ts';
import { serviceOf, type Publication } from '../../story/publication.ts';
import { faultsBeforePublishing } from '../../story/rules.ts';
import type { RevisionId, StoryId } from '../../story/story.ts';
import type { Transaction } from '../../store/open-store.ts';
import type { Readers } from '../../store/readers.ts';
import type { StoryAtHand } from '../../store/stories-reader.ts';
import type { CorrectionId } from '../../store/tables.ts';
import { requireRight, type Actor } from './actor.ts';
import { publicationOf, type Newsroom } from './newsroom.ts';
import { refuseStale, storyFor } from './story-at-hand.ts';
import { noteAct } from './story-notes.ts';
import { standingOf, writeSubject, type Standing } from './subject.ts';

export interface PublishAnswer {
  /** Where readers find it, or will. */
  readonly url: string;
  /** The edition that holds it; null while it is scheduled. */
  readonly edition: { readonly seq: number; readonly digest: string } | null;
}

/**
 * Makes the latest revision public. Returns once a reader can open it and finds it on the front and in the feeds, while other
 * lists follow; with `at` in the future, once the time is noted.
 * `expected`: the revision that whoever publishes has seen; null when they do not say.
 * @throws Refusal 'wrong-state' under an embargo; 'invalid' with what is missing; 'stale' when another was saved since.
 */
export async function publishStory(
  newsroom: Newsroom,
  actor: Actor,
  { id, at, expected = null }: { id: StoryId; at?: Date; expected?: RevisionId | null },
): Promise<PublishAnswer> {
  requireRight(actor, 'edit');
  const { document: publication, origin } = await publicationOf(newsroom);
  const now = newsroom.clock();
  const later = at !== undefined && at > now ? at : null;
  const path = await newsroom.store.transact(async (transaction) => {
    const story = await storyFor(transaction.read, id, 'publish');
    refuseStale(newsroom, story, expected);
    refuseLeaving(story, later ?? now);
    const ready = await readyToPublish(transaction.read, { publication, story, now: later ?? now });
    if (later === null) await publishInStore(transaction, { publication, story, path: ready, now });
    else await schedule(transaction, story, later);
    const done = later === null ? ({ act: 'publish' } as const) : ({ act: 'schedule', moment: later } as const);
    await noteAct(transaction.write, actor, { story: id, at: now, revision: story.latestRevision, ...done });
    return ready;
  });
  return {
    url: origin + path,
    edition: later === null ? await pressed(newsroom, id, newsroom.presser.pressFirst()) : null,
  };
}

/** What is to leave readers before it would reach them would never leave. @throws Refusal 'wrong-state' */
function refuseLeaving({ unpublishAt }: StoryAtHand, at: Date): void {
  if (unpublishAt === null || unpublishAt > at) return;
  const when = unpublishAt.toISOString();
  throw new Refusal('wrong-state', `It is to leave its readers at ${when}: take that back, or choose another time.`, {
    code: 'leaving-before',
    values: { at: when },
  });
}

async function schedule({ write }: Transaction, story: StoryAtHand, at: Date): Promise<void> {
  await write.stories.setState(story.id, { state: 'scheduled', at });
  await write.stories.keep(story.latestRevision);
}

/** Takes it from readers: it may return. */
export async function unpublishStory(newsroom: Newsroom, actor: Actor, id: StoryId): Promise<void> {
  requireRight(actor, 'edit');
  await takeBack(newsroom, actor, { id, act: 'unpublish', reason: '' });
}

/** Takes it from readers for good: its address says when and why. */
export async function withdrawStory(
  newsroom: Newsroom,
  actor: Actor,
  { id, reason }: { id: StoryId; reason: string },
): Promise<void> {
  requireRight(actor, 'withdraw');
  if (cleanText(reason).trim() === '') {
    throw new Refusal('invalid', 'A story is withdrawn with a reason.', {
      faults: [{ field: 'reason', code: 'reason-missing', detail: 'Say why: readers will see it.' }],
    });
  }
  await takeBack(newsroom, actor, { id, act: 'withdraw', reason });
}

/** Adds a dated correction, which readers see at once. */
export async function correctStory(
  newsroom: Newsroom,
  actor: Actor,
  { id, text }: { id: StoryId; text: string },
): Promise<{ id: CorrectionId }> {
  requireRight(actor, 'edit');
  if (cleanText(text).trim() === '') {
    throw new Refusal('invalid', 'A correction needs words.', {
      faults: [{ field: 'text', code: 'correction-missing', detail: 'Say what was wrong and what is right.' }],
    });
  }
  const { document: publication } = await publicationOf(newsroom);
  const at = newsroom.clock();
  const correction = await newsroom.store.transact(async ({ read, write }) => {
    await storyFor(read, id, 'correct');
    const before = await publicStanding(read, publication, id);
    const made = await write.stories.addCorrection(id, cleanText(text), { account: actor.account, at });
    await write.editions.queue(writeSubject({ kind: 'story', id, before }), at);
    await noteAct(write, actor, { story: id, act: 'correct', at, text });
    return made;
  });
  await pressed(newsroom, id);
  return { id: correction };
}

/** The path that the story will have. @throws Refusal when it may not be published. */
export async function readyToPublish(
  read: Readers,
  { publication, story, now }: { publication: Publication; story: StoryAtHand; now: Date },
): Promise<string> {
  if (story.embargoUntil !== null && story.embargoUntil > now) {
    const until = story.embargoUntil.toISOString();
    throw new Refusal('wrong-state', `The story is under embargo until ${until}.`, {
      code: 'embargo',
      values: { at: until },
    });
  }
  const faults = faultsBeforePublishing(story.content);
  if (faults.length > 0) throw new Refusal('invalid', 'Something is missing before readers can have it.', { faults });
  const { service, kind, slug } = story;
  const { timeZone } = serviceOf(publication, service);
  const path = storyPath({ service, kind, slug, firstPublished: story.firstPublishedAt ?? now, timeZone });
  if (await read.stories.pathTaken(path, story.id)) {
    throw new Refusal('invalid', 'Another story has this address.', {
      faults: [
        { field: 'slug', code: 'address-taken', values: { path }, detail: `${path} is taken: choose another slug.` },
      ],
    });
  }
  return path;
}

/** The store's part of publishing; the edition follows with the presser. */
export async function publishInStore(
  { read, write }: Transaction,
  {
    publication,
    story,
    path,
    now,
    isOneOfMany = false,
  }: {
    publication: Publication;
    story: StoryAtHand;
    path: string;
    now: Date;
    /** The caller has everything pressed at the end. */
    isOneOfMany?: boolean;
  },
): Promise<void> {
  const before = await publicStanding(read, publication, story.id);
  await write.stories.publish({ story: story.id, revision: story.latestRevision, path, at: now });
  if (story.path !== null && story.path !== path) await sendOn({ read, write }, { from: story.path, to: path, now });
  await write.editions.queue(writeSubject({ kind: 'story', id: story.id, before }), now);
  // Its title and address stand in the footer of every page.
  if (story.kind === 'page' && !isOneOfMany) await write.editions.queue(writeSubject({ kind: 'everything' }), now);
}

/** Also what led to the former address leads to the new one now. */
async function sendOn(
  { read, write }: Transaction,
  { from, to, now }: { from: string; to: string; now: Date },
): Promise<void> {
  await write.publication.addRedirect(from, to);
  const paths = await read.publication.redirectsTo(to);
  await write.editions.queue(writeSubject({ kind: 'redirects', paths }), now);
}

async function takeBack(
  newsroom: Newsroom,
  actor: Actor,
  { id, act, reason }: { id: StoryId; act: 'unpublish' | 'withdraw'; reason: string },
): Promise<void> {
  const { document: publication } = await publicationOf(newsroom);
  const at = newsroom.clock();
  await newsroom.store.transact(async ({ read, write }) => {
    const story = await storyFor(read, id, act);
    const before = await publicStanding(read, publication, id);
    await write.stories.setState(
      id,
      act === 'withdraw' ? { state: 'withdrawn', at, reason: cleanText(reason) } : { state: 'unpublished' },
    );
    await write.editions.queue(writeSubject({ kind: 'story', id, before }), at);
    if (story.kind === 'page') await write.editions.queue(writeSubject({ kind: 'everything' }), at);
    await noteAct(write, actor, { story: id, act, at, text: reason });
  });
  await pressed(newsroom, id);
}

export async function publicStanding(read: Readers, publication: Publication, id: StoryId): Promise<Standing | null> {
  const story = await read.published.story(id);
  return story && standingOf(publication, story, await read.published.translationIds(id));
}

/** @throws Error when a page of the story cannot be pressed: the act stays queued, and readers have what they had. */
export async function pressed(
  { presser }: Newsroom,
  story: StoryId,
  pressing = presser.press(),
): Promise<{ seq: number; digest: string }> {
  const head = await pressing;
  const failure = presser.failureOf(story);
  if (failure !== null) throw new Error('a page of this story could not be pressed', { cause: failure });
  if (head === null) throw new Error('nothing was pressed');
  return { seq: head.seq, digest: head.digest };
}
