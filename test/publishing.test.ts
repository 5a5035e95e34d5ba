import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestHome } from './home.ts';
import { createStory, type StoryDraft } from '../src/newsroom/api/stories.ts';
import { publishStory } from '../src/newsroom/api/publishing.ts';
import { commandLine } from '../src/newsroom/api/actor.ts';
import { parseBody } from '../src/story/body-html.ts';

export const draft: StoryDraft = {
  service: 'kk',
  kind: 'article',
  headline: 'Бірінші хабар',
  standfirst: '',
  slug: null,
  place: 'АЛМАТЫ',
  bylines: [{ unit: 'kazakh-service' }],
  topics: ['Қоғам'],
  storyline: null,
  body: parseBody('<p>Мәтін.</p>').body,
  leadImage: null,
  translationOf: null,
};

test('publish answers once the story is at its address and first on the front', async () => {
  await using program = await openTestHome();
  const { id } = await createStory(program.newsroom, commandLine, draft);
  const { url, edition } = await publishStory(program.newsroom, commandLine, { id });
  const path = new URL(url).pathname;
  assert.ok(program.edition.find(path));
  assert.equal(edition?.seq, program.edition.head()?.seq);
});
