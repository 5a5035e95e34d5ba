import assert from 'node:assert/strict';
import { it } from 'node:test';
import { newId } from '../../../base/id.ts';
import type { OpenNewsroom, Writer } from './testing/open-newsroom.ts';
import { onEachNewsroom } from './testing/on-each-newsroom.ts';

/** A live blog in the newsroom, public unless it is to be a draft; the answer is where its API stands. */
async function liveBlog(editor: Writer, { open = true } = {}): Promise<string> {
  const json = { service: 'en', kind: 'live-blog', headline: 'The ice', body: { html: '<p>Summary.</p>' } };
  const { id } = (await editor('POST', '/api/stories', { json })).json;
  const at = `/api/stories/${String(id)}`;
  if (open) assert.equal((await editor('POST', `${at}/publish`)).status, 200);
  return at;
}

async function bodies(opened: OpenNewsroom, at: string): Promise<string[]> {
  const { posts } = (await (await opened.api('moderator', { path: `${at}/posts` })).json()) as {
    posts: { body: { html: string } }[];
  };
  return posts.map(({ body }) => body.html);
}

onEachNewsroom('posts of a bad line', (given) => {
  it('a post that is sent again with its id is there once, whatever happened since', async () => {
    const editor = await given.opened.writer('editor', 'Once editor');
    const reporter = await given.opened.writer('reporter', 'Once reporter');
    const at = await liveBlog(editor);
    const id = newId<'Post'>(new Date());
    const send = (words: string) =>
      reporter('POST', `${at}/posts`, { json: { id: id.toUpperCase(), body: { html: `<p>${words}</p>` } } });
    // At the same time, as two windows of one browser do.
    const [first, second] = await Promise.all([send('Water rises.'), send('Water rises.')]);
    assert.deepEqual([first.status, second.status], [201, 201]);
    assert.deepEqual([first.json['id'], first.json['number']], [id, 1]);
    assert.deepEqual([second.json['id'], second.json['number'], second.json['url']], [id, 1, first.json['url']]);
    assert.deepEqual(await bodies(given.opened, at), ['<p>Water rises.</p>']);

    await editor('POST', `${at}/coverage`, { json: { ended: true } });
    assert.equal((await send('Something else.')).status, 201);
    assert.deepEqual(await bodies(given.opened, at), ['<p>Water rises.</p>']);
    await editor('DELETE', `${at}/posts/1`);
    assert.equal((await send('Water rises.')).json['number'], 1);
    assert.deepEqual(await bodies(given.opened, at), []);
    assert.deepEqual(given.opened.faults, []);
  });

  it('the id of a post belongs to its story, and is a UUID', async () => {
    const editor = await given.opened.writer('editor', 'Twice editor');
    const [one, other] = [await liveBlog(editor, { open: false }), await liveBlog(editor, { open: false })];
    const id = newId<'Post'>(new Date());
    const json = { id, body: { html: '<p>Words.</p>' } };
    assert.equal((await editor('POST', `${one}/posts`, { json })).status, 201);
    const refused = await editor('POST', `${other}/posts`, { json });
    assert.equal(refused.status, 422);
    assert.equal((refused.json['errors'] as { field: string }[])[0]?.field, 'id');
    for (const wrong of ['x', '00000000-0000-0000-0000-000000000000'])
      assert.equal((await editor('POST', `${one}/posts`, { json: { ...json, id: wrong } })).status, 422, wrong);
    assert.deepEqual(await bodies(given.opened, other), []);
  });

  it('posts are read page by page with the pinned ones, and once while nothing is new', async () => {
    const editor = await given.opened.writer('editor', 'Pages editor');
    const reporter = await given.opened.writer('reporter', 'Pages reporter');
    const at = await liveBlog(editor);
    for (let number = 1; number <= 5; number += 1)
      await editor('POST', `${at}/posts`, {
        json: { headline: `No ${number}`, body: { html: '' }, pinned: number === 1 },
      });
    type Posts = readonly { number: number; by: string; own: boolean }[];
    const page = await reporter('GET', `${at}/posts?limit=2`);
    const numbers = (name: 'posts' | 'pinned') => (page.json[name] as Posts).map(({ number }) => number);
    assert.deepEqual([numbers('posts'), numbers('pinned'), page.json['next']], [[5, 4], [1], 4]);
    assert.deepEqual((page.json['posts'] as Posts)[0]?.by, 'Pages editor');
    assert.equal((page.json['posts'] as Posts)[0]?.own, false);
    const last = await reporter('GET', `${at}/posts?limit=2&before=2`);
    assert.deepEqual([(last.json['posts'] as Posts).map(({ number }) => number), last.json['next']], [[1], null]);

    const headers = { 'if-none-match': page.headers.get('etag') ?? '' };
    const ask = () => reporter('GET', `${at}/posts?limit=2`, { headers });
    assert.equal((await ask()).status, 304);
    await editor('PATCH', `${at}/posts/4`, { json: { key: true }, headers: { 'if-match': '"1"' } });
    assert.equal((await ask()).status, 200);
    assert.equal((await reporter('GET', `${at}/posts?limit=0`)).status, 422);
  });
});

onEachNewsroom('fronts and storylines of two editors', (given) => {
  it('what somebody arranged in between is not overwritten unseen', async () => {
    const editor = await given.opened.writer('editor', 'Front editor');
    const json = { service: 'en', headline: 'A lake', body: { html: '<p>x</p>' }, standfirst: 'x' };
    const { id } = (await editor('POST', '/api/stories', { json })).json;
    const draft = (await editor('POST', '/api/stories', { json: { ...json, headline: 'Not yet' } })).json['id'];
    assert.equal((await editor('POST', `/api/stories/${String(id)}/publish`)).status, 200);
    const seen = await editor('GET', '/api/fronts/en');
    assert.deepEqual(seen.json['newest'], [id]);
    const put = (places: unknown, tag: string | null) =>
      editor('PUT', '/api/fronts/en', { json: { places }, headers: tag === null ? {} : { 'if-match': tag } });
    const tag = seen.headers.get('etag');
    const filled = await put([{ story: draft }, { story: id }], tag);
    assert.equal(filled.status, 200);
    const names = (filled.json['stories'] as { headline: string; firstPublished: string | null }[]).map(
      ({ headline, firstPublished }) => [headline, firstPublished === null],
    );
    assert.deepEqual(Object.fromEntries(names), { 'A lake': false, 'Not yet': true });
    assert.equal((await put([null, { story: id }], tag)).status, 412);
    assert.equal((await put([], filled.headers.get('etag'))).status, 200);
    assert.equal((await put([{ story: id }], null)).status, 200);
  });

  it('a storyline is made once, and saved on what was seen', async () => {
    const editor = await given.opened.writer('editor', 'Line editor');
    const put = (title: string, headers: Record<string, string>) =>
      editor('PUT', '/api/storylines/bridge', { json: { title: { en: title } }, headers });
    const made = await put('The bridge', { 'if-none-match': '*' });
    assert.equal(made.status, 200);
    assert.equal((await put('Another bridge', { 'if-none-match': '*' })).status, 412);
    const read = await editor('GET', '/api/storylines/bridge');
    assert.equal(read.headers.get('etag'), made.headers.get('etag'));
    const tag = { 'if-match': made.headers.get('etag') ?? '' };
    assert.equal((await put('The old bridge', tag)).status, 200);
    assert.equal((await put('The new bridge', tag)).status, 412);
    await editor('DELETE', '/api/storylines/bridge');
    assert.equal((await put('The new bridge', tag)).status, 412);
  });
});
