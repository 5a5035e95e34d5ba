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
import { mayChange, postAtHand, refuseOtherKinds, urlOf } from './coverage.ts';
import { requireRight, type Actor } from './actor.ts';
import { audit } from './audit.ts';
import { publicationOf, type Newsroom } from './newsroom.ts';
import { checkedContent } from './post-content.ts';
import { pressed, publicStanding, type PublishAnswer } from './publishing.ts';
import { storyFor } from './story-at-hand.ts';
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

/** Each field whole; what is not named stays as it is. */
export type PostChange = Partial<PostContent>;

/**
 * Adds a post. When readers can open the story, returns once they can read the post. `as`: the id it will have. Sent again
 * with the same, because the answer was lost, it adds nothing and answers as before, whatever became of the story since.
 * @throws Refusal 'invalid', 'wrong-state'
 */
export async function writePost(
  newsroom: Newsroom,
  actor: Actor,
  { story: id, content, as }: { story: StoryId; content: PostContent; as?: PostId | undefined },
): Promise<WrittenPost> {
  requireRight(actor, 'write');
  const { document: publication, origin } = await publicationOf(newsroom);
  const at = newsroom.clock();
  const { story, made } = await newsroom.store.transact(async (transaction) => {
    const { read, write } = transaction;
    const before = as === undefined ? null : await writtenBefore(read, { story: id, as });
    if (before !== null) return before;
    const story = await liveBlogFor(read, actor, id);
    if (story.coverageEndedAt !== null)
      throw new Refusal('wrong-state', 'Coverage has ended: take it up again first.', { code: 'coverage-ended' });
    if ((await read.posts.given(id)) >= MOST_POSTS)
      throw new Refusal('wrong-state', `A live blog takes ${MOST_POSTS} posts: begin another.`, {
        code: 'posts-full',
        values: { most: MOST_POSTS },
      });
    const clean = await checkedContent(read, { publication, story: id, content });
    const made = await write.posts.add({ id: as, story: id, content: clean, at, account: actor.account });
    await queuePosts(transaction, { story, number: made.number, before: [], at });
    await audit(write, { actor, act: 'post.write', subject: id, detail: `#${made.number}`, at });
    return { story, made };
  });
  const url = urlOf(origin, story, made.number);
  return { ...made, url, edition: url === null ? null : await pressed(newsroom, story.id) };
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
    await audit(write, { actor, act: 'post.edit', subject: id, detail: `#${number}`, at });
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
    await audit(write, { actor, act: 'post.remove', subject: id, detail: `#${number}`, at });
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
    await audit(write, { actor, act: ended ? 'coverage.end' : 'coverage.resume', subject: id, at });
    return [since, open];
  });
  if (isPublic) await pressed(newsroom, id);
  return { ended: state };
}

/** The post of that id; null when there is none. The story is locked meanwhile: whoever sends the same waits. */
async function writtenBefore(
  read: Readers,
  { story: id, as }: { story: StoryId; as: PostId },
): Promise<{ story: StoryAtHand; made: { id: PostId; number: number } } | null> {
  const story = await read.stories.storyToChange(id);
  const post = await read.posts.byId(as);
  if (story === null || post === null) return null;
  if (post.story === id) return { story, made: { id: as, number: post.number } };
  const faults = [{ field: 'id', detail: 'A post of another story has this id: give this one an id of its own.' }];
  throw new Refusal('invalid', 'The post cannot be saved like this.', { faults });
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

/** What readers see of somebody else is an editor's matter. */
function refuseOthers(actor: Actor, story: StoryAtHand, post: PostRow): void {
  if (mayChange(actor, story, post)) return;
  throw new Refusal('forbidden', 'Readers see this post, and somebody else wrote it: ask an editor to change it.', {
    code: 'post-of-another',
  });
}

function stale(version: number): Refusal {
  const message =
    'Somebody changed this post after you opened it: open it again, and bring your change to what is there now.';
  return new Refusal('stale', message, { code: 'post-saved-since', members: { version } });
}
