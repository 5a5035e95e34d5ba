/** What posts of a live blog set in motion for readers. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandLine, type Actor } from '../src/newsroom/api/actor.ts';
import { readCoverage } from '../src/newsroom/api/coverage.ts';
import { editPost, removePost, setCoverage, writePost } from '../src/newsroom/api/posts.ts';
import { publishStory, unpublishStory } from '../src/newsroom/api/publishing.ts';
import { createStory } from '../src/newsroom/api/stories.ts';
import type { Program } from '../src/program.ts';
import { parseBody } from '../src/story/body-html.ts';
import type { PostContent } from '../src/story/live-blog.ts';
import type { StoryId } from '../src/story/story.ts';
import { openTestHome } from './home.ts';
import {
  addressesOf,
  assertNothingStale,
  changedSince,
  draftOf,
  picture,
  published,
  readPath,
  refusal,
  republish,
  TestClock,
} from './stories.ts';

const START = '2026-06-20T08:00:00Z';
const MINUTE = 60_000;

function post(words: string, change: Partial<PostContent> = {}): PostContent {
  return { headline: '', body: parseBody(`<p>${words}</p>`).body, bylines: [], key: false, pinned: false, ...change };
}

/** Writes posts as the store does, for there are many: one edition for all of them. */
async function writeMany(program: Program, story: StoryId, count: number): Promise<void> {
  for (let at = 1; at < count; at += 1) {
    await program.store.transact(({ write }) =>
      write.posts.add({ story, content: post(`Жазба №${at}.`), at: program.newsroom.clock(), account: null }),
    );
  }
  await writePost(program.newsroom, commandLine, { story, content: post(`Жазба №${count}.`) });
}

test('a post is read as soon as it is answered, and changes little else', async () => {
  const clock = new TestClock(START);
  await using program = await openTestHome({ clock: clock.read });
  const { newsroom } = program;
  await published(program, { slug: 'other' });
  const { id, path } = await published(program, { slug: 'live', kind: 'live-blog' });
  await assertNothingStale(program);
  clock.pass(10 * MINUTE);
  const was = addressesOf(program);
  const made = await writePost(newsroom, commandLine, { story: id, content: post('Су көпірге жетті.') });
  assert.equal(made.number, 1);
  assert.equal(made.url, `https://news.example${path}#post-1`);
  assert.equal(made.edition?.seq, program.edition.head()?.seq);
  for (const at of [path, `${path}text/`, '/kk/feed.xml'])
    assert.match(await readPath(program, at), /Су көпірге жетті\./, at);
  const feeds = ['feed.xml', 'atom.xml', 'feed.json', 'now.json', 'sitemap-2026-06.xml', ''].map((at) => `/kk/${at}`);
  const may = new Set([path, `${path}text/`, '/sitemap.xml', '/news-sitemap.xml', ...feeds]);
  assert.deepEqual(
    changedSince(was, program).filter((at) => !may.has(at)),
    [],
  );
  const live = JSON.parse(await readPath(program, '/kk/now.json')).live;
  assert.deepEqual(live, [{ path, post: 1, changed: '2026-06-20T08:10:00.000Z', ended: false }]);
  assert.match(await readPath(program, '/kk/sitemap-2026-06.xml'), /<lastmod>2026-06-20T08:10:00\.000Z/);
  await assertNothingStale(program);
});

test('editing and removing reach readers at once, pictures too', async () => {
  const clock = new TestClock(START);
  await using program = await openTestHome({ clock: clock.read });
  const { newsroom } = program;
  const { id, path } = await published(program, { slug: 'live', kind: 'live-blog' });
  const { id: image, renditions } = await picture(program);
  const body = parseBody(`<p>Қате.</p><img src="image:${image}" alt="Алаң">`).body;
  await writePost(newsroom, commandLine, { story: id, content: post('', { body }) });
  const drawn = renditions[0]?.path ?? '';
  assert.ok(program.edition.find(drawn));
  await assertNothingStale(program);
  clock.pass(MINUTE);
  const change = { body: parseBody('<p>Дұрыс.</p>').body };
  const edited = await editPost(newsroom, commandLine, { story: id, number: 1, expected: 1, change });
  assert.equal(edited.version, 2);
  await assert.rejects(
    editPost(newsroom, commandLine, { story: id, number: 1, expected: 1, change }),
    refusal('stale'),
  );
  const page = await readPath(program, path);
  assert.match(page, /Дұрыс\./);
  assert.match(page, /data-changed="2026-06-20T08:01:00\.000Z"/);
  assert.doesNotMatch(page, /Қате/);
  assert.equal(program.edition.find(drawn), null);
  await assertNothingStale(program);
  await removePost(newsroom, commandLine, { story: id, number: 1 });
  assert.doesNotMatch(await readPath(program, path), /Дұрыс|id="post-1"/);
  await assert.rejects(removePost(newsroom, commandLine, { story: id, number: 1 }), refusal('missing'));
  const { number } = await writePost(newsroom, commandLine, { story: id, content: post('Тағы.') });
  assert.equal(number, 2);
  await assertNothingStale(program);
});

test('nothing of a draft is public, and all of it with the story', async () => {
  await using program = await openTestHome();
  const { newsroom } = program;
  const { id } = await createStory(newsroom, commandLine, draftOf({ slug: 'live', kind: 'live-blog' }));
  const head = program.edition.head();
  const made = await writePost(newsroom, commandLine, { story: id, content: post('Ертерек.') });
  assert.deepEqual([made.url, made.edition, program.edition.head()], [null, null, head]);
  const { url } = await publishStory(newsroom, commandLine, { id });
  assert.match(await readPath(program, new URL(url).pathname), /Ертерек\./);
  await unpublishStory(newsroom, commandLine, id);
  assert.equal(program.edition.find(new URL(url).pathname), null);
  await assertNothingStale(program);
});

test('older posts move into parts of fifty and keep their address on the main page', async () => {
  await using program = await openTestHome();
  const { newsroom } = program;
  const { id, path } = await published(program, { slug: 'live', kind: 'live-blog' });
  await writeMany(program, id, 99);
  assert.equal(program.edition.find(`${path}posts/1/`), null);
  await writePost(newsroom, commandLine, { story: id, content: post('Жүзінші.') });
  const page = await readPath(program, path);
  assert.equal(page.match(/<article class="post"/g)?.length, 50);
  for (let number = 1; number <= 100; number += 1) {
    assert.equal(page.split(`id="post-${number}"`).length, 2, `post ${number}`);
  }
  assert.match(page, new RegExp(`href="${path}posts/1/#post-7"`));
  const part = await readPath(program, `${path}posts/1/`);
  assert.equal(part.match(/<article class="post"/g)?.length, 50);
  assert.match(await readPath(program, `${path}posts/1/text/`), /id="post-50"/);
  await assertNothingStale(program);
  const change = { headline: 'Жетінші' };
  await editPost(newsroom, commandLine, { story: id, number: 7, expected: 1, change });
  assert.match(await readPath(program, `${path}posts/1/`), /Жетінші/);
  await assertNothingStale(program);
  const moved = await republish(program, id, { slug: 'moved' });
  assert.match(await readPath(program, `${path}posts/1/`), new RegExp(`url=${moved}posts/1/`));
  await assertNothingStale(program);
  await writeMany(program, id, 50);
  assert.match(await readPath(program, `${path}posts/2/text/`), new RegExp(`url=${moved}posts/2/text/`));
  await assertNothingStale(program);
  await writePost(newsroom, commandLine, { story: id, content: post('Тағы бірі.') });
  for (let number = 51; number < 100; number += 1)
    await program.store.transact(({ write }) => write.posts.remove(id, number, program.newsroom.clock()));
  await removePost(newsroom, commandLine, { story: id, number: 100 });
  assert.equal(program.edition.find(`${moved}posts/2/`), null);
  await assertNothingStale(program);
  await unpublishStory(newsroom, commandLine, id);
  assert.equal(program.edition.find(`${moved}posts/1/`), null);
});

test('coverage ends and is taken up again, and every list says so', async () => {
  const clock = new TestClock(START);
  await using program = await openTestHome({ clock: clock.read });
  const { newsroom } = program;
  const { id, path } = await published(program, { slug: 'live', kind: 'live-blog' });
  const mark = /class="live"/;
  for (const at of [path, '/kk/', '/kk/units/kazakh-service/']) assert.match(await readPath(program, at), mark, at);
  clock.pass(MINUTE);
  await setCoverage(newsroom, commandLine, { story: id, ended: true });
  for (const at of [path, '/kk/', '/kk/units/kazakh-service/'])
    assert.doesNotMatch(await readPath(program, at), mark, at);
  assert.match(await readPath(program, path), /"coverageEndTime":"2026-06-20T08:01:00\.000Z"/);
  assert.equal(JSON.parse(await readPath(program, '/kk/now.json')).live[0].ended, true);
  await assertNothingStale(program);
  const content = post('Кеш.');
  await assert.rejects(writePost(newsroom, commandLine, { story: id, content }), refusal('wrong-state'));
  clock.pass(MINUTE);
  assert.deepEqual(await setCoverage(newsroom, commandLine, { story: id, ended: false }), { ended: null });
  await writePost(newsroom, commandLine, { story: id, content });
  assert.match(await readPath(program, '/kk/'), mark);
  await assertNothingStale(program);
});

test('reporters write in a public live blog and change what is their own', async () => {
  await using program = await openTestHome();
  const { newsroom, store } = program;
  const { id } = await published(program, { slug: 'live', kind: 'live-blog' });
  const reporter = async (name: string): Promise<Actor> => {
    const account = await store.transact(({ write }) =>
      write.accounts.create({ name, role: 'reporter', passphrase: null, at: newsroom.clock() }),
    );
    return { account, name, role: 'reporter' };
  };
  const [one, other] = [await reporter('one'), await reporter('other')];
  await writePost(newsroom, one, { story: id, content: post('Бірінші.') });
  await assert.rejects(removePost(newsroom, other, { story: id, number: 1 }), refusal('forbidden'));
  await assert.rejects(setCoverage(newsroom, one, { story: id, ended: true }), refusal('forbidden'));
  assert.deepEqual(
    (await readCoverage(newsroom, other, { story: id })).posts.map(({ own }) => own),
    [false],
  );
  await removePost(newsroom, one, { story: id, number: 1 });
  const article = await published(program, { slug: 'article' });
  const write = writePost(newsroom, one, { story: article.id, content: post('Жоқ.') });
  await assert.rejects(write, refusal('wrong-state'));
});

test('a post that cannot stand is refused with what to do', async () => {
  await using program = await openTestHome();
  const { newsroom } = program;
  const { id } = await published(program, { slug: 'live', kind: 'live-blog' });
  const write = (content: PostContent) => writePost(newsroom, commandLine, { story: id, content });
  await assert.rejects(write(post('', { body: [] })), refusal('invalid', 'body'));
  await assert.rejects(
    write(post('Бар.', { bylines: [{ person: 'nobody' }] })),
    refusal('invalid', 'bylines.0.person'),
  );
  await assert.rejects(write(post('Бар.', { headline: 'ш'.repeat(301) })), refusal('invalid', 'headline'));
  const { id: image } = await picture(program);
  const { body } = parseBody(`<img src="image:${image}" alt="">`);
  await assert.rejects(write(post('', { body })), refusal('invalid', 'body.0.alt'));
  for (let at = 0; at < 3; at += 1) await write(post('Бекіту.', { pinned: true }));
  await assert.rejects(write(post('Төртінші.', { pinned: true })), refusal('invalid', 'pinned'));
  await editPost(newsroom, commandLine, { story: id, number: 3, expected: 1, change: { key: true } });
});
