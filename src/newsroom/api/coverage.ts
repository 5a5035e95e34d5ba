import { Refusal } from '../../base/refusal.ts';
import type { PostContent, PostId } from '../../story/live-blog.ts';
import type { StoryId } from '../../story/story.ts';
import type { SignedPost } from '../../store/posts-reader.ts';
import type { Readers } from '../../store/readers.ts';
import type { StoryAtHand } from '../../store/stories-reader.ts';
import type { PostRow } from '../../store/tables.ts';
import { requireRight, type Actor } from './actor.ts';
import { publicationOf, type Newsroom } from './newsroom.ts';
import { has } from './rights.ts';
import { storyAtHand } from './story-at-hand.ts';

/** What a live blog has besides its story, as whoever writes in it sees it. */

export interface PostView extends PostContent {
  readonly id: PostId;
  readonly number: number;
  /** 1 when written, one more with every edit: what a change is made to. */
  readonly version: number;
  readonly at: Date;
  readonly changed: Date;
  readonly url: string | null;
  /** Who wrote it; null for a token and the program itself. */
  readonly by: string | null;
  /** Whether whoever asks may edit and remove it. */
  readonly own: boolean;
}

export interface CoverageView {
  /** Newest first. */
  readonly posts: readonly PostView[];
  /** Those above the others, wherever they stand. */
  readonly pinned: readonly PostView[];
  /** The number before which the next page begins; null when these were all. */
  readonly next: number | null;
  readonly ended: Date | null;
}

/** `limit`: so many at most, `before` a number. @throws Refusal 'missing', or 'wrong-state' when the story is no live blog. */
export async function readCoverage(
  newsroom: Newsroom,
  actor: Actor,
  { story: id, limit, before }: { story: StoryId; limit?: number | undefined; before?: number | undefined },
): Promise<CoverageView> {
  requireRight(actor, 'read');
  const { origin } = await publicationOf(newsroom);
  const { read } = newsroom.store;
  const story = refuseOtherKinds(await storyAtHand(read, id));
  const view = (row: SignedPost): PostView => viewOf(row, { origin, story, actor });
  // One more than a page, so that the last page is known to be it.
  const found = await read.posts.of(id, { limit: limit === undefined ? undefined : limit + 1, before });
  const page = found.slice(0, limit);
  return {
    posts: page.map(view),
    pinned: (await read.posts.pinned(id)).map(view),
    next: found.length > page.length ? (page.at(-1)?.number ?? null) : null,
    ended: story.coverageEndedAt,
  };
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

/** @throws Refusal 'wrong-state' */
export function refuseOtherKinds(story: StoryAtHand): StoryAtHand {
  if (story.kind !== 'live-blog') throw new Refusal('wrong-state', 'Only a live blog has posts.');
  return story;
}

/** @throws Refusal 'missing' */
export async function postAtHand(read: Readers, story: StoryId, number: number): Promise<SignedPost> {
  const post = await read.posts.post(story, number);
  if (post === null) throw new Refusal('missing', 'There is no such post.');
  return post;
}

/** Who edits and removes a post: an editor, whoever writes in a draft, and of what readers see whoever wrote it. */
export function mayChange(actor: Actor, story: StoryAtHand, post: PostRow): boolean {
  if (has(actor.role, 'edit')) return true;
  if (!has(actor.role, 'write')) return false;
  if (story.publishedRevision === null) return story.state === 'draft';
  return post.account !== null && post.account === actor.account;
}

/** Null while readers cannot open the story. */
export function urlOf(origin: string, { path, publishedRevision }: StoryAtHand, number: number): string | null {
  return path === null || publishedRevision === null ? null : `${origin}${path}#post-${number}`;
}

function viewOf(row: SignedPost, at: { origin: string; story: StoryAtHand; actor: Actor }): PostView {
  const { id, number, version, headline, body, bylines, key, pinned, by } = row;
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
    by,
    own: mayChange(at.actor, at.story, row),
  };
}
