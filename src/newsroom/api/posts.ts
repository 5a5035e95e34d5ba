import { Refusal } from '../../base/refusal.ts';
import { imagesOf } from '../../story/body-images.ts';
import { captionsOf, recordingsOf } from '../../story/body-recordings.ts';
import type { Body } from '../../story/body.ts';
import type { PostContent, PostId } from '../../story/live-blog.ts';
import type { StoryId } from '../../story/story.ts';
import type { Transaction } from '../../store/open-store.ts';
import type { Readers } from '../../store/readers.ts';
import type { StoryAtHand } from '../../store/stories-reader.ts';
import type { PostRow } from '../../store/tables.ts';
import { requireRight, type Actor } from './actor.ts';
import { publicationOf, type Newsroom } from './newsroom.ts';
import { checkedContent } from './post-content.ts';
import { pressed, publicStanding, type PublishAnswer } from './publishing.ts';
import { has } from './rights.ts';
import { storyAtHand, storyFor } from './story-at-hand.ts';
import { writeSubject } from './subject.ts';

/** The most posts that a live blog takes: its page keeps a line for each. */
const MOST_POSTS = 2000;
export interface WrittenPost {
  readonly id: PostId;
  readonly number: number;
  /** Where readers find it; null while they cannot open the story. */
  readonly url: string | null;
  /** The edition that holds it; null while readers cannot open the story. */
  readonly edition: PublishAnswer['edition'];
}

export interface PostView extends PostContent {
  readonly id: PostId;
  readonly number: number;
  /** 1 when written, one more with every edit: what a change is made to. */
  readonly version: number;
  readonly at: Date;
  readonly changed: Date;
  readonly url: string | null;
  /** Whether whoever asks may edit and remove it. */
  readonly own: boolean;
}

export interface CoverageView {
  /** Newest first. */
  readonly posts: readonly PostView[];
  readonly ended: Date | null;
}

/** Each field whole; what is not named stays as it is. */
export type PostChange = Partial<PostContent>;

/** Adds a post. When readers can open the story, returns once they can read the post. @throws Refusal 'invalid', 'wrong-state' */
export async function writePost(
  newsroom: Newsroom,
  actor: Actor,
  { story: id, content }: { story: StoryId; content: PostContent },
): Promise<WrittenPost> {
  requireRight(actor, 'write');
  const { document: publication, origin } = await publicationOf(newsroom);
  const at = newsroom.clock();
  const { story, made } = await newsroom.store.transact(async (transaction) => {
    const { read, write } = transaction;
    const story = await liveBlogFor(read, actor, id);
    if (story.coverageEndedAt !== null) throw new Refusal('wrong-state', 'Coverage has ended: take it up again first.');
    if ((await read.posts.given(id)) >= MOST_POSTS)
      throw new Refusal('wrong-state', `A live blog takes ${MOST_POSTS} posts: begin another.`);
    const clean = await checkedContent(read, { publication, story: id, content });
    const made = await write.posts.add({ story: id, content: clean, at, account: actor.account });
    await queuePosts(transaction, { story, number: made.number, before: [], at });
    return { story, made };
  });
  const url = urlOf(origin, story, made.number);
  return { ...made, url, edition: url === null ? null : await pressed(newsroom, story.id) };
}

/** @throws Refusal 'missing', or 'wrong-state' when the story is no live blog. */
export async function readCoverage(newsroom: Newsroom, actor: Actor, id: StoryId): Promise<CoverageView> {
  requireRight(actor, 'read');
  const { origin } = await publicationOf(newsroom);
  const { read } = newsroom.store;
  const story = refuseOtherKinds(await storyAtHand(read, id));
  const posts = (await read.posts.of(id)).map((row) => viewOf(row, { origin, story, actor }));
  return { posts, ended: story.coverageEndedAt };
}

/** @throws Refusal as `readCoverage`. */
export async function readPost(
  newsroom: Newsroom,
  actor: Actor,
  { story: id, number }: { story: StoryId; number: number },
): Promise<PostView> {
  requireRight(actor, 'read');
  const { origin } = await publicationOf(newsroom);
  const { read } = newsroom.store;
  const story = refuseOtherKinds(await storyAtHand(read, id));
  return viewOf(await postAtHand(read, id, number), { origin, story, actor });
}

/** Edits on top of version `expected`. @throws Refusal 'stale' with the current version when another edit came first. */
export async function editPost(
  newsroom: Newsroom,
  actor: Actor,
  edit: { story: StoryId; number: number; expected: number; change: PostChange },
): Promise<{ version: number }> {
  const { story: id, number, expected, change } = edit;
  requireRight(actor, 'write');
  const { document: publication } = await publicationOf(newsroom);
  const at = newsroom.clock();
  const { story, version } = await newsroom.store.transact(async (transaction) => {
    const { read, write } = transaction;
    const story = await liveBlogFor(read, actor, id);
    const post = await postAtHand(read, id, number);
    refuseOthers(actor, story, post);
    if (post.version !== expected) throw stale(post.version);
    const { headline, body, bylines, key, pinned } = { ...post, ...change };
    const content = { headline, body, bylines, key, pinned };
    const clean = await checkedContent(read, { publication, story: id, content, number });
    const version = await write.posts.edit(post, clean, at);
    if (version === null) throw stale(post.version + 1);
    await queuePosts(transaction, { story, number, before: post.body, at });
    return { story, version };
  });
  if (story.publishedRevision !== null) await pressed(newsroom, story.id);
  return { version };
}

/** Takes a post from readers at once and for good. */
export async function removePost(
  newsroom: Newsroom,
  actor: Actor,
  { story: id, number }: { story: StoryId; number: number },
): Promise<void> {
  requireRight(actor, 'write');
  const at = newsroom.clock();
  const story = await newsroom.store.transact(async (transaction) => {
    const { read, write } = transaction;
    const story = await liveBlogFor(read, actor, id);
    const post = await postAtHand(read, id, number);
    refuseOthers(actor, story, post);
    await write.posts.remove(id, number, at);
    await queuePosts(transaction, { story, number: null, before: post.body, at });
    return story;
  });
  if (story.publishedRevision !== null) await pressed(newsroom, story.id);
}

/** Ends coverage, or takes it up again. What is so already stays so, with its time. */
export async function setCoverage(
  newsroom: Newsroom,
  actor: Actor,
  { story: id, ended }: { story: StoryId; ended: boolean },
): Promise<{ ended: Date | null }> {
  requireRight(actor, 'edit');
  const { document: publication } = await publicationOf(newsroom);
  const at = newsroom.clock();
  const [state, isPublic] = await newsroom.store.transact(async ({ read, write }) => {
    const story = await liveBlogFor(read, actor, id);
    const open = story.publishedRevision !== null;
    if ((story.coverageEndedAt !== null) === ended) return [story.coverageEndedAt, open];
    const before = await publicStanding(read, publication, id);
    const since = ended ? at : null;
    await write.posts.setCoverage(id, { ended: since, at });
    // Every list that shows the story says whether it is live.
    if (open) await write.editions.queue(writeSubject({ kind: 'story', id, before }), at);
    return [since, open];
  });
  if (isPublic) await pressed(newsroom, id);
  return { ended: state };
}

async function queuePosts(
  { write }: Transaction,
  { story, number, before, at }: { story: StoryAtHand; number: number | null; before: Body; at: Date },
): Promise<void> {
  if (story.publishedRevision === null) return;
  const images = imagesOf(before);
  const recordings = [...recordingsOf(before), ...captionsOf(before)];
  await write.editions.queue(writeSubject({ kind: 'posts', id: story.id, number, images, recordings }), at);
}

/**
 * The live blog, when its posts may be changed by whoever acts. Once an editor has opened it, reporters write in it
 * (docs/decisions/newsroom-live-posts.md); what waits for an editor, or was taken back, is an editor's.
 */
async function liveBlogFor(read: Readers, actor: Actor, id: StoryId): Promise<StoryAtHand> {
  const story = refuseOtherKinds(await storyFor(read, id, 'save'));
  if (story.publishedRevision === null && story.state !== 'draft') requireRight(actor, 'edit');
  return story;
}

function refuseOtherKinds(story: StoryAtHand): StoryAtHand {
  if (story.kind !== 'live-blog') throw new Refusal('wrong-state', 'Only a live blog has posts.');
  return story;
}

async function postAtHand(read: Readers, story: StoryId, number: number): Promise<PostRow> {
  const post = await read.posts.post(story, number);
  if (post === null) throw new Refusal('missing', 'There is no such post.');
  return post;
}

function mayChange(actor: Actor, story: StoryAtHand, post: PostRow): boolean {
  if (has(actor.role, 'edit')) return true;
  if (!has(actor.role, 'write')) return false;
  if (story.publishedRevision === null) return story.state === 'draft';
  return post.account !== null && post.account === actor.account;
}

/** What readers see of somebody else is an editor's matter. */
function refuseOthers(actor: Actor, story: StoryAtHand, post: PostRow): void {
  if (mayChange(actor, story, post)) return;
  throw new Refusal('forbidden', 'Readers see this post, and somebody else wrote it: ask an editor to change it.');
}

function viewOf(row: PostRow, at: { origin: string; story: StoryAtHand; actor: Actor }): PostView {
  const { id, number, version, headline, body, bylines, key, pinned } = row;
  return {
    id,
    number,
    version,
    headline,
    body,
    bylines,
    key,
    pinned,
    at: row.at,
    changed: row.changedAt,
    url: urlOf(at.origin, at.story, number),
    own: mayChange(at.actor, at.story, row),
  };
}

function urlOf(origin: string, { path, publishedRevision }: StoryAtHand, number: number): string | null {
  return path === null || publishedRevision === null ? null : `${origin}${path}#post-${number}`;
}

function stale(version: number): Refusal {
  const message =
    'Somebody changed this post after you opened it: open it again, and bring your change to what is there now.';
  return new Refusal('stale', message, { members: { version } });
}
