import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { ImageId } from '../story/image.ts';
import type { PostContent } from '../story/live-blog.ts';
import type { StoryId } from '../story/story.ts';
import { newId } from '../base/id.ts';
import type { Store } from './open-store.ts';
import { onEachEngine } from './testing/engines.ts';
import { AT, create, imageUse, later, publish } from './testing/samples.ts';

function post(change: Partial<PostContent> = {}): PostContent {
  const body = [{ type: 'paragraph', content: [{ type: 'text', text: 'Су көтерілді.' }] }] as const;
  return { headline: '', body, bylines: [{ name: 'N. N.' }], key: false, pinned: false, ...change };
}

onEachEngine('posts', (given) => {
  const add = (store: Store, story: StoryId, minutes: number, change: Partial<PostContent> = {}) =>
    store.transact(({ write }) => write.posts.add({ story, content: post(change), at: later(minutes), account: null }));

  it('numbers posts from 1 and never gives a number again', async () => {
    const { store } = given;
    const { id } = await create(store, { service: 'la', kind: 'live-blog' });
    const made = await Promise.all([1, 2, 3].map((at) => add(store, id, at)));
    assert.deepEqual(
      made.map(({ number }) => number).toSorted((a, b) => a - b),
      [1, 2, 3],
    );
    assert.equal(await store.transact(({ write }) => write.posts.remove(id, 3, later(4))), true);
    assert.equal(await store.transact(({ write }) => write.posts.remove(id, 3, later(5))), false);
    assert.equal((await add(store, id, 6)).number, 4);
    assert.deepEqual(
      (await store.read.posts.of(id)).map(({ number }) => number),
      [4, 2, 1],
    );
    assert.equal(await store.read.posts.post(id, 3), null);
    assert.equal(await store.read.posts.given(id), 4);
  });

  it('keeps what was written, and edits on top of the version that was read only', async () => {
    const { store } = given;
    const { id: story } = await create(store, { service: 'lb', kind: 'live-blog' });
    const content = post({ headline: 'Ñandú “₸” 水', key: true, pinned: true });
    const { id } = await add(store, story, 1, content);
    const row = await store.read.posts.post(story, 1);
    assert.ok(row);
    const { headline, body, bylines, key, pinned } = row;
    assert.deepEqual({ headline, body, bylines, key, pinned }, content);
    assert.deepEqual([row.id, row.version, row.at, row.changedAt], [id, 1, later(1), later(1)]);
    const edit = () => store.transact(({ write }) => write.posts.edit(row, post({ headline: 'Two' }), later(2)));
    assert.equal(await edit(), 2);
    assert.equal(await edit(), null);
    const edited = await store.read.posts.post(story, 1);
    assert.deepEqual(
      [edited?.headline, edited?.version, edited?.at, edited?.changedAt],
      ['Two', 2, later(1), later(2)],
    );
  });

  it('gives a public story its posts, newest first, and moves the time it changed', async () => {
    const { store } = given;
    const { id } = await publish(store, { service: 'lc', kind: 'live-blog' });
    await add(store, id, 1, { headline: 'One' });
    await add(store, id, 2, { headline: 'Two' });
    assert.deepEqual((await store.read.published.story(id))?.modified, later(2));
    await store.transact(({ write }) => write.posts.remove(id, 1, later(3)));
    const story = await store.read.published.story(id);
    assert.deepEqual(
      story?.coverage?.posts.map(({ number, headline }) => [number, headline]),
      [[2, 'Two']],
    );
    assert.deepEqual([story.coverage.given, story.coverage.changed, story.coverage.ended], [2, later(3), null]);
    assert.deepEqual([story.modified, story.live], [later(3), true]);
    await store.transact(({ write }) => write.posts.setCoverage(id, { ended: later(4), at: later(4) }));
    const ended = await store.read.published.story(id);
    assert.deepEqual([ended?.coverage?.ended, ended?.live, ended?.modified], [later(4), false, later(4)]);
    const article = await publish(store, { service: 'lc' });
    assert.equal((await store.read.published.story(article.id))?.coverage, null);
  });

  it('gives lists the newest posts only', async () => {
    const { store } = given;
    const { id } = await publish(store, { service: 'ld', kind: 'live-blog' });
    for (let at = 1; at <= 12; at += 1) await add(store, id, at);
    const [listed] = await store.read.published.stories({ service: 'ld', limit: 5 });
    assert.deepEqual(
      listed?.coverage?.posts.map(({ number }) => number),
      [12, 11, 10, 9, 8, 7, 6, 5, 4, 3],
    );
    assert.equal((await store.read.published.story(id))?.coverage?.posts.length, 12);
  });

  it('tells what happened lately in public live blogs', async () => {
    const { store } = given;
    const old = await publish(store, { service: 'le', kind: 'live-blog', at: AT });
    const fresh = await publish(store, { service: 'le', kind: 'live-blog', at: later(5), slug: 'fresh' });
    await create(store, { service: 'le', kind: 'live-blog', slug: 'draft' });
    await publish(store, { service: 'le', at: later(6), slug: 'article' });
    const before = await store.read.posts.live('le', later(1));
    assert.deepEqual(before, [{ path: fresh.path, post: 0, changed: later(5), ended: false }]);
    await add(store, old.id, 10);
    await add(store, old.id, 11);
    await store.transact(({ write }) => write.posts.remove(old.id, 2, later(12)));
    const [line] = await store.read.posts.live('le', later(1));
    assert.deepEqual(line, { path: old.path, post: 1, changed: later(12), ended: false });
  });

  it('knows that a post shows a picture, while it does', async () => {
    const { store } = given;
    const { id } = await publish(store, { service: 'lf', kind: 'live-blog' });
    const image: ImageId = newId<'Image'>(AT);
    await add(store, id, 1, { body: [{ type: 'image', use: imageUse(image) }] });
    assert.equal(await store.read.published.usesImage(image), true);
    await store.transact(({ write }) => write.posts.remove(id, 1, later(2)));
    assert.equal(await store.read.published.usesImage(image), false);
  });
});
