import { Hono, type Context } from 'hono';
import type { z } from 'zod';
import { Refusal } from '../../../base/refusal.ts';
import { parseBody, printBody } from '../../../story/body-html.ts';
import type { PostContent, PostId } from '../../../story/live-blog.ts';
import type { Newsroom } from '../newsroom.ts';
import { parseId } from '../../../base/id.ts';
import { readCoverage, readPost, type PostView } from '../coverage.ts';
import { editPost, removePost, setCoverage, writePost, type PostChange } from '../posts.ts';
import { storyId, withoutUndefined } from './api-story-values.ts';
import { answerOnce } from './content-match.ts';
import { coverage, newPost, postChange, postsAsked, type post } from './post-schemas.ts';
import { readChecked, readQuery } from './read-json.ts';
import { actorOf, type Visit } from './visit.ts';

/** `/api/stories/:id/posts` and `…/coverage`: the contract is docs/contracts/newsroom-api.md. */
export function apiPosts(newsroom: Newsroom): Hono<Visit> {
  const app = new Hono<Visit>();

  app.post('/:id/posts', async (context) => {
    const actor = actorOf(context);
    const { id, ...given } = await readChecked(context, newPost);
    const { value, warnings } = changeOf(given);
    const content: PostContent = { ...EMPTY, ...value };
    const as = id === undefined ? undefined : postId(id);
    const made = await writePost(newsroom, actor, { story: storyOf(context), content, as });
    const headers = { location: `/api/stories/${storyOf(context)}/posts/${made.number}`, etag: etag(1) };
    return context.json({ ...made, ...warned(warnings) }, 201, headers);
  });

  app.get('/:id/posts', async (context) => {
    const asked = readQuery(context, postsAsked);
    const found = await readCoverage(newsroom, actorOf(context), { story: storyOf(context), ...asked });
    const { posts, pinned, next, ended } = found;
    const answer = { posts: posts.map(postAnswer), pinned: pinned.map(postAnswer), next };
    return answerOnce(context, { ...answer, ended: ended?.toISOString() ?? null });
  });

  app.get('/:id/posts/:number', async (context) => {
    const view = await readPost(newsroom, actorOf(context), postOf(context));
    return context.json(postAnswer(view), 200, { etag: etag(view.version) });
  });

  app.patch('/:id/posts/:number', async (context) => {
    const actor = actorOf(context);
    const header = context.req.header('if-match');
    if (header === undefined) {
      throw new Refusal('unconditional', 'Say with If-Match which version this change was made to.');
    }
    const { value: change, warnings } = changeOf(await readChecked(context, postChange));
    const { version } = await readPost(newsroom, actor, postOf(context));
    const expected = expectedOf(header, version);
    const edited = await editPost(newsroom, actor, { ...postOf(context), expected, change });
    return context.json({ version: edited.version, ...warned(warnings) }, 200, { etag: etag(edited.version) });
  });

  app.delete('/:id/posts/:number', async (context) => {
    await removePost(newsroom, actorOf(context), postOf(context));
    return context.body(null, 204);
  });

  app.post('/:id/coverage', async (context) => {
    const actor = actorOf(context);
    const { ended } = await readChecked(context, coverage);
    const state = await setCoverage(newsroom, actor, { story: storyOf(context), ended });
    return context.json({ ended: state.ended?.toISOString() ?? null });
  });

  return app;
}

const EMPTY: PostContent = { headline: '', body: [], bylines: [], key: false, pinned: false };

function storyOf(context: Context): ReturnType<typeof storyId> {
  return storyId(context.req.param('id') ?? '');
}

/** @throws Refusal 'invalid': of a UUID of some version unknown to us */
function postId(text: string): PostId {
  const id = parseId<'Post'>(text);
  if (id !== null) return id;
  const faults = [{ field: 'id', detail: 'A UUID of one of the versions 1 to 8.' }];
  throw new Refusal('invalid', 'The post cannot be saved like this.', { faults });
}

/** @throws Refusal 'missing': an address with something else than a number is an address of nothing. */
function postOf(context: Context): { story: ReturnType<typeof storyId>; number: number } {
  const text = context.req.param('number') ?? '';
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Refusal('missing', 'There is no such post.');
  return { story: storyOf(context), number: Number(text) };
}

/** Only what was given; each field whole. */
function changeOf({ body, ...same }: z.infer<typeof postChange>): { value: PostChange; warnings: readonly string[] } {
  const read = body === undefined ? null : parseBody(body.html);
  const value = { ...withoutUndefined(same), ...(read === null ? {} : { body: read.body }) };
  return { value, warnings: read?.warnings ?? [] };
}

function postAnswer({ at, changed, bylines, body, ...same }: PostView): z.infer<typeof post> {
  return {
    ...same,
    at: at.toISOString(),
    changed: changed.toISOString(),
    bylines: [...bylines],
    body: { html: printBody(body) },
  };
}

function etag(version: number): string {
  return `"${version}"`;
}

/** The version that If-Match names, by strong comparison (RFC 9110, 13.1.1); `*` means the current one. @throws Refusal 'stale' */
function expectedOf(header: string, version: number): number {
  const tags = Array.from(header.matchAll(/(W\/)?"([^"]*)"/g), ([, weak, tag]) => (weak ? null : tag));
  if (header.trim() === '*' || tags.includes(String(version))) return version;
  throw new Refusal('stale', 'Somebody changed this post in the meantime.', { members: { version } });
}

function warned(warnings: readonly string[]): { warnings?: readonly string[] } {
  return warnings.length === 0 ? {} : { warnings };
}
