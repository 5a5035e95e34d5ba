/** The copy of a story to pass on: made behind the publish, gone with what it shows. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { PictureProcess } from '../src/media/picture-process.ts';
import { commandLine } from '../src/newsroom/api/actor.ts';
import { runJobs } from '../src/newsroom/api/jobs.ts';
import { pictureJobs } from '../src/newsroom/api/picture-jobs.ts';
import { writePost, setCoverage } from '../src/newsroom/api/posts.ts';
import { publishStory, unpublishStory, withdrawStory } from '../src/newsroom/api/publishing.ts';
import { createStory } from '../src/newsroom/api/stories.ts';
import { pressAgain, stepBack } from '../src/newsroom/api/stepping-back.ts';
import type { Program } from '../src/program.ts';
import { parseBody } from '../src/story/body-html.ts';
import type { StoryId } from '../src/story/story.ts';
import { openTestHome } from './home.ts';
import { assertNothingStale, draftOf, picture, published, readPath, republish, save } from './stories.ts';

let program: Program;
let process: PictureProcess;
before(async () => {
  process = new PictureProcess();
  program = await openTestHome();
});
after(async () => {
  await program[Symbol.asyncDispose]();
  await process[Symbol.asyncDispose]();
});

async function jobs(): Promise<void> {
  const onFault = (error: unknown): void => {
    throw error;
  };
  const { newsroom } = program;
  await runJobs(newsroom, pictureJobs({ newsroom, process }), { signal: new AbortController().signal, onFault });
}

/** Of the copy at this address; null where there is none. */
function digestOf(path: string): string | null {
  const entry = program.edition.find(`${path}copy.html`);
  return entry?.type.startsWith('text/html') === true ? entry.digest : null;
}

async function isOffered(path: string): Promise<boolean> {
  return (await readPath(program, path)).includes(`href="${path}copy.html" download="`);
}

/** A story with a picture and its copy. */
async function copied(slug: string): Promise<{ id: StoryId; path: string }> {
  const { id: image } = await picture(program);
  const story = await published(program, { slug, leadImage: { image, alt: 'Алаң', caption: '', credit: '' } });
  assert.deepEqual([digestOf(story.path), await isOffered(story.path)], [null, false], 'not before it is there');
  await jobs();
  assert.ok(digestOf(story.path) !== null && (await isOffered(story.path)));
  return story;
}

test('a copy comes behind the publish, and the story leads to it', async () => {
  const { path } = await copied('keldi');
  const page = await readPath(program, `${path}copy.html`);
  assert.match(page, /<img src="data:image\/webp;base64,/);
  assert.match(page, /Content-Security-Policy/);
  await assertNothingStale(program);
});

test('what was changed takes the copy of before along, from the disk too', async () => {
  const { id, path } = await copied('ozgerdi');
  const digest = digestOf(path);
  await save(program, id, { headline: 'Басқа тақырып' });
  await publishStory(program.newsroom, commandLine, { id });
  // Answered with the first edition.
  assert.deepEqual([digestOf(path), await isOffered(path)], [null, false]);
  await jobs();
  assert.match(await readPath(program, `${path}copy.html`), /Басқа тақырып/);
  assert.ok(digest !== null && digestOf(path) !== digest);
  assert.equal(existsSync(program.edition.objectFile(digest as never, 'identity')), false);
  await republish(program, id, { headline: 'Хабар ozgerdi' });
  await jobs();
  assert.ok(await isOffered(path));
  await assertNothingStale(program);
});

test('taken back, nothing of the copy is left', async () => {
  for (const take of [
    (id: StoryId) => unpublishStory(program.newsroom, commandLine, id),
    (id: StoryId) => withdrawStory(program.newsroom, commandLine, { id, reason: 'Қате.' }),
  ]) {
    const { id, path } = await copied(`alyndy-${take.length}-${Math.random().toString(36).slice(2)}`);
    const digest = digestOf(path);
    const { seq } = program.edition.head() ?? assert.fail();
    await take(id);
    assert.equal(program.edition.find(`${path}copy.html`), null);
    await jobs();
    assert.equal(existsSync(program.edition.objectFile(digest as never, 'identity')), false);
    await stepBack(program.newsroom, commandLine, { to: seq });
    assert.equal(program.edition.find(`${path}copy.html`), null);
    await pressAgain(program.newsroom, commandLine);
    await jobs();
  }
  await assertNothingStale(program);
});

test('at an older address the copy leads to the story', async () => {
  const { id, path } = await copied('eski');
  const now = await republish(program, id, { slug: 'zhangha' });
  assert.equal(program.edition.find(`${path}copy.html`)?.type, 'redirect');
  assert.ok((await readPath(program, `${path}copy.html`)).includes(now));
  await jobs();
  assert.ok(await isOffered(now));
  await assertNothingStale(program);
});

test('a live blog has one when it has ended, a page and what is too long have none', async () => {
  const { newsroom } = program;
  const blog = await published(program, { slug: 'tikelei', kind: 'live-blog' });
  const content = { headline: 'Бір', body: parseBody('<p>Бір.</p>').body, bylines: [], key: false, pinned: false };
  await writePost(newsroom, commandLine, { story: blog.id, content });
  await jobs();
  assert.equal(await isOffered(blog.path), false);
  await setCoverage(newsroom, commandLine, { story: blog.id, ended: true });
  await jobs();
  assert.equal(await isOffered(blog.path), true);
  const page = await published(program, { slug: 'bet', kind: 'page' });
  const endless = await published(program, { slug: 'uzaq', body: parseBody(`<p>${'сөз '.repeat(50_000)}</p>`).body });
  await jobs();
  for (const { path } of [page, endless]) assert.deepEqual([digestOf(path), await isOffered(path)], [null, false]);
  await assertNothingStale(program);
});

test('everything pressed anew in an empty edition brings the copies back by and by', async () => {
  const { path } = await copied('qaita');
  await program.edition.publish({ remove: [`${path}copy.html`], at: new Date() });
  await republish(program, (await createStory(program.newsroom, commandLine, draftOf({ slug: 'basqa' }))).id, {});
  await program.store.transact(({ write }) => write.editions.queue('{"kind":"everything"}', new Date()));
  await program.newsroom.presser.pressWhole();
  assert.equal(await isOffered(path), false);
  await jobs();
  assert.equal(await isOffered(path), true);
  await assertNothingStale(program);
});
