import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openNewsroom, type OpenNewsroom } from './testing/open-newsroom.ts';

let opened: OpenNewsroom;
let path = '';

before(async () => {
  opened = await openNewsroom();
  path = await liveBlog('live');
});
after(async () => {
  await opened[Symbol.asyncDispose]();
});

/** A public live blog; the answer is where its API stands. */
async function liveBlog(slug: string, kind = 'live-blog'): Promise<string> {
  const json = { service: 'en', kind, slug, headline: `The ice ${slug}`, body: { html: '<p>Summary.</p>' } };
  const made = await opened.api('editor', { method: 'POST', path: '/api/stories', json });
  assert.equal(made.status, 201);
  const { id } = (await made.json()) as { id: string };
  const at = `/api/stories/${id}`;
  assert.equal((await opened.api('editor', { method: 'POST', path: `${at}/publish` })).status, 200);
  return at;
}

test('a post is written, read, edited and removed', async () => {
  const json = { headline: 'Water falls', body: { html: '<p>4.71 metres.</p>' }, bylines: [{ person: 'aigul' }] };
  const made = await opened.api('reporter', { method: 'POST', path: `${path}/posts`, json });
  assert.equal(made.status, 201);
  const { id, number, url, edition } = (await made.json()) as Record<string, unknown>;
  assert.equal(number, 1);
  assert.match(String(url), /\/live\/#post-1$/);
  assert.equal((edition as { seq: number }).seq, opened.newsroom.edition.head()?.seq);
  assert.equal(made.headers.get('location'), `${path}/posts/1`);

  const read = await opened.api('moderator', { path: `${path}/posts/1` });
  assert.equal(read.headers.get('etag'), '"1"');
  const post = (await read.json()) as Record<string, unknown>;
  const { at, changed, ...rest } = post;
  assert.equal(at, changed);
  assert.deepEqual(rest, { ...json, id, number: 1, version: 1, key: false, pinned: false, url, by: null, own: false });

  const edit = (headers: Record<string, string>) =>
    opened.api('editor', { method: 'PATCH', path: `${path}/posts/1`, json: { key: true }, headers });
  assert.equal((await edit({})).status, 428);
  const edited = await edit({ 'if-match': '"1"' });
  assert.deepEqual([edited.status, edited.headers.get('etag'), await edited.json()], [200, '"2"', { version: 2 }]);
  const late = await edit({ 'if-match': '"1"' });
  assert.equal(late.status, 412);
  assert.equal(((await late.json()) as { version: number }).version, 2);
  assert.equal((await edit({ 'if-match': '*' })).status, 200);

  const all = (await (await opened.api('reporter', { path: `${path}/posts` })).json()) as { posts: { key: boolean }[] };
  assert.deepEqual(
    all.posts.map(({ key }) => key),
    [true],
  );
  const remove = () => opened.api('editor', { method: 'DELETE', path: `${path}/posts/1` });
  assert.equal((await remove()).status, 204);
  assert.equal((await remove()).status, 404);
});

test('coverage ends, and posts are refused until it goes on', async () => {
  const set = async (ended: boolean) =>
    (await (await opened.api('editor', { method: 'POST', path: `${path}/coverage`, json: { ended } })).json()) as {
      ended: string | null;
    };
  const post = () =>
    opened.api('reporter', { method: 'POST', path: `${path}/posts`, json: { body: { html: '<p>Late.</p>' } } });
  assert.match((await set(true)).ended ?? '', /^\d{4}-\d\d-\d\dT/);
  assert.equal((await post()).status, 409);
  assert.deepEqual(await set(false), { ended: null });
  assert.equal((await post()).status, 201);
});

test('what has no posts, and what is no post, is refused in one sentence', async () => {
  const article = await liveBlog('article', 'article');
  const json = { body: { html: '<p>Words.</p>' } };
  const send = (at: string, what: unknown, role: 'moderator' | 'editor' = 'editor') =>
    opened.api(role, { method: 'POST', path: `${at}/posts`, json: what });
  assert.equal((await send(article, json)).status, 409);
  assert.equal((await send(path, json, 'moderator')).status, 403);
  assert.equal((await send(path, { body: { html: '' } })).status, 422);
  assert.equal((await send(path, { ...json, headlin: 'x' })).status, 422);
  assert.equal((await opened.api('editor', { path: `${path}/posts/0x1` })).status, 404);
  assert.equal((await opened.api('editor', { path: `${path}/posts/999` })).status, 404);
  assert.deepEqual(opened.faults, []);
});
