import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { StoryId } from '../../story/story.ts';
import { commandLine } from './actor.ts';
import { startBreaking } from './breaking.ts';
import { openNewsroom, PUBLICATION, type OpenNewsroom } from './http/testing/open-newsroom.ts';
import { changePublication } from './publication-acts.ts';
import { publishStory, unpublishStory, withdrawStory } from './publishing.ts';
import { createStory, readStory } from './stories.ts';
import { sendBackStory } from './story-acts.ts';

let opened: OpenNewsroom;
before(async () => {
  opened = await openNewsroom();
});
after(async () => {
  await opened[Symbol.asyncDispose]();
});

const WITH_URDU = { ...PUBLICATION, services: [...PUBLICATION.services, { id: 'ur', name: 'اردو', title: 'اردو' }] };

async function published(service: string, headline: string): Promise<StoryId> {
  const id = await drafted(service, headline);
  await publishStory(opened.newsroom, commandLine, { id });
  return id;
}

async function drafted(service: string, headline: string, topics: string[] = []): Promise<StoryId> {
  const nothing = { standfirst: '', slug: null, place: '', bylines: [], storyline: null, leadImage: null } as const;
  const body = [{ type: 'paragraph', content: [{ type: 'text', text: 'Words.' }] }] as const;
  const draft = { ...nothing, service, kind: 'article', headline, topics, body, translationOf: null } as const;
  return (await createStory(opened.newsroom, commandLine, draft)).id;
}

test('a service goes with what waits in the queue for it, and publishing goes on', async () => {
  const { newsroom } = opened;
  await changePublication(newsroom, commandLine, WITH_URDU);
  const story = await published('ur', 'Goes with its service');
  await startBreaking(newsroom, commandLine, { service: 'ur', text: 'A line', story: null, until: null });
  await unpublishStory(newsroom, commandLine, story);
  await changePublication(newsroom, commandLine, PUBLICATION);
  await newsroom.store.transact(({ write }) =>
    write.editions.queue(
      JSON.stringify({ kind: 'breaking', service: 'ur', since: '2026-01-01T00:00:00Z' }),
      new Date(),
    ),
  );
  await published('en', 'After the service went');
  await newsroom.presser.pressWhole();
  assert.deepEqual(
    [...newsroom.edition.entries()].filter(({ path }) => path.startsWith('/ur/')),
    [],
  );
});

test('a service with withdrawn stories stays: their addresses say so for ever', async () => {
  const { newsroom } = opened;
  await changePublication(newsroom, commandLine, WITH_URDU);
  const id = await published('ur', 'Withdrawn');
  await withdrawStory(newsroom, commandLine, { id, reason: 'It was wrong.' });
  await assert.rejects(changePublication(newsroom, commandLine, PUBLICATION), {
    kind: 'invalid',
    faults: [{ field: 'services', detail: '“ur” has withdrawn stories, whose addresses say so: it stays.' }],
  });
  await published('en', 'After the refusal');
});

test('what readers see can be withdrawn while a later revision is scheduled', async () => {
  const { newsroom } = opened;
  const id = await published('en', 'Dangerous');
  await publishStory(newsroom, commandLine, { id, at: new Date(Date.now() + 3_600_000) });
  await withdrawStory(newsroom, commandLine, { id, reason: 'It names somebody.' });
  assert.equal((await readStory(newsroom, commandLine, id)).url, null);
});

test('a schedule can be taken back', async () => {
  const { newsroom } = opened;
  const id = await drafted('en', 'Not yet');
  await publishStory(newsroom, commandLine, { id, at: new Date(Date.now() + 3_600_000) });
  await sendBackStory(newsroom, commandLine, { id, reason: '' });
  assert.equal((await readStory(newsroom, commandLine, id)).state, 'draft');
});

test('topics keep the names they were given, also beside one that is named twice', async () => {
  const id = await drafted('en', 'Topics', ['Lake levels', 'lake levels', 'Fish', ' ']);
  assert.deepEqual((await readStory(opened.newsroom, commandLine, id)).topics, ['Lake levels', 'Fish']);
});

test('words that no page can print leave a story as it is typed otherwise', async () => {
  const id = await drafted('en', 'a\u0000b \ud800\n c', ['x\u0000y']);
  const { headline, topics } = await readStory(opened.newsroom, commandLine, id);
  assert.deepEqual({ headline, topics }, { headline: 'ab \ufffd c', topics: ['xy'] });
});
