import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openNewsroom } from '../http/testing/open-newsroom.ts';

/** The value of a hidden field on a page. */
function hiddenValue(page: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
}

test('posts are written, pinned, edited and removed without script', async () => {
  await using opened = await openNewsroom();
  const editor = await opened.browser('editor');
  const made = await editor.post('/stories/new', {
    service: 'en',
    kind: 'live-blog',
    headline: 'The ice on the river',
    body: 'Summary.',
    format: 'markdown',
    next: 'publish',
  });
  const story = (made.headers.get('location') ?? '').replace(/\?.*/, '');
  assert.match(await (await editor.get(story)).text(), new RegExp(`href="${story}/posts"`));
  const posts = `${story}/posts`;
  const answer = await editor.post(posts, {
    headline: 'Four **metres**',
    body: 'The *gauge* says so.',
    format: 'markdown',
  });
  assert.deepEqual([answer.status, answer.headers.get('location')], [303, `${posts}?done=posted`]);
  const list = await (await editor.get(`${posts}?done=posted`)).text();
  assert.match(list, /Posted: readers can read it now\./);
  assert.match(list, /Four \*\*metres\*\*/);

  const turned = await editor.post(`${posts}/1/turn`, {
    version: hiddenValue(list, 'version'),
    what: 'pinned',
    to: 'yes',
  });
  assert.equal(turned.status, 303);
  const late = await editor.post(`${posts}/1`, {
    version: '1',
    headline: 'Mine',
    body: 'My text.',
    format: 'markdown',
  });
  assert.equal(late.status, 412);
  const stale = await late.text();
  assert.match(stale, /Somebody changed this post after you opened it/);
  assert.match(stale, /The \*gauge\* says so\./);
  assert.match(stale, /value="Mine"/);
  const version = hiddenValue(stale, 'version');
  const over = await editor.post(`${posts}/1`, { version, headline: 'Mine', body: 'My text.', format: 'markdown' });
  assert.equal(over.status, 303);
  assert.match(await (await editor.get(posts)).text(), /Mine/);

  const empty = await editor.post(posts, { headline: '', body: ' ', format: 'markdown' });
  assert.equal(empty.status, 422);
  assert.match(await empty.text(), /Write at least a sentence\./);

  assert.match(await (await editor.get(`${posts}/1/remove`)).text(), /Remove this post\?/);
  assert.equal((await editor.post(`${posts}/1/remove`, {})).status, 303);
  assert.match(await (await editor.get(posts)).text(), /There are none yet/);
  assert.equal((await editor.post(`${story}/coverage`, { ended: 'yes' })).status, 303);
  const ended = await (await editor.get(posts)).text();
  assert.match(ended, /Take coverage up again/);
  assert.doesNotMatch(ended, /Add a post/);
  assert.deepEqual(opened.faults, []);
});
