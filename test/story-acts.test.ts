import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestHome } from './home.ts';
import type { Program } from '../src/program.ts';
import type { Refusal } from '../src/base/refusal.ts';
import { parseBody } from '../src/story/body-html.ts';
import { commandLine, type Actor } from '../src/newsroom/api/actor.ts';
import { addImage } from '../src/newsroom/api/images.ts';
import { publishStory } from '../src/newsroom/api/publishing.ts';
import { createStory, readStory, saveStory, type StoryDraft } from '../src/newsroom/api/stories.ts';

let program: Program;
before(async () => {
  program = await openTestHome();
});
after(() => program[Symbol.asyncDispose]());

const reporter: Actor = { account: null, name: 'reporter', role: 'reporter' };

const draft: StoryDraft = {
  service: 'kk',
  kind: 'article',
  headline: '😀',
  standfirst: '',
  slug: null,
  place: '',
  bylines: [],
  topics: [],
  storyline: null,
  body: parseBody('<p>Мәтін.</p>').body,
  leadImage: null,
  translationOf: null,
};

test('headlines that give the same slug get addresses of their own on the same day', async () => {
  const { newsroom } = program;
  const urls = [];
  for (let count = 0; count < 3; count += 1) {
    const { id } = await createStory(newsroom, commandLine, draft);
    urls.push((await publishStory(newsroom, commandLine, { id })).url);
  }
  assert.deepEqual(
    urls.map((url) => url.split('/').at(-2)),
    ['story', 'story-2', 'story-3'],
  );
});

test('public translations are joined by an editor, not by a reporter, and their pages then name one another', async () => {
  const { newsroom, edition } = program;
  const published = async (service: string): Promise<{ id: StoryDraft['translationOf'] & string; path: string }> => {
    const { id } = await createStory(newsroom, commandLine, { ...draft, service, headline: `Headline ${service}` });
    return { id, path: new URL((await publishStory(newsroom, commandLine, { id })).url).pathname };
  };
  const [kk, ru] = [await published('kk'), await published('ru')];
  const mine = await createStory(newsroom, reporter, {
    ...draft,
    service: 'en',
    headline: 'Mine',
    translationOf: kk.id,
  });
  const move = { id: mine.id, expected: mine.revision, change: { translationOf: ru.id } };
  await assert.rejects(saveStory(newsroom, reporter, move), (error: Refusal) => error.kind === 'forbidden');
  assert.equal((await readStory(newsroom, reporter, mine.id)).revision, mine.revision, 'nothing was saved');
  const before = edition.find(kk.path)?.digest;
  await saveStory(newsroom, commandLine, move);
  assert.notEqual(edition.find(kk.path)?.digest, before);
});

test('the words of a picture have a limit', async () => {
  const picture = { bytes: new Uint8Array(), declaredType: null, caption: '', credit: '', focus: { x: 0.5, y: 0.5 } };
  await assert.rejects(
    addImage(program.newsroom, commandLine, { ...picture, alt: 'a'.repeat(1001) }),
    (error: Refusal) => error.faults[0]?.field === 'alt',
  );
});
