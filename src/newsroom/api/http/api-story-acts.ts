import { Hono, type Context } from 'hono';
import { parseId } from '../../../base/id.ts';
import { Refusal } from '../../../base/refusal.ts';
import type { StoryId, StoryState } from '../../../story/story.ts';
import type { SignedNote } from '../../../store/notes-reader.ts';
import type { NoteId } from '../../../store/story-tables.ts';
import type { Newsroom } from '../newsroom.ts';
import { correctStory, publishStory, unpublishStory, withdrawStory } from '../publishing.ts';
import { readStory } from '../stories.ts';
import {
  approveStory,
  reasonGiven,
  sendBackStory,
  setEmbargo,
  setUnpublishAt,
  submitStory,
  unscheduleStory,
} from '../story-acts.ts';
import { addNote, eraseNote, listNotes } from '../story-notes.ts';
import { newCorrection, publishing, withdrawal } from './api-schemas.ts';
import { moment, storyId } from './api-story-values.ts';
import { embargo, leaving, newNote, sendingBack } from './desk-schemas.ts';
import { perhapsMatch } from './if-match.ts';
import { tabOf } from './api-leases.ts';
import { readChecked } from './read-json.ts';
import { actorOf, type Visit } from './visit.ts';

/** What is done to a story as a whole, and what people say about it. */
export function apiStoryActs(newsroom: Newsroom): Hono<Visit> {
  const app = new Hono<Visit>();
  addReview(app, newsroom);
  addPlans(app, newsroom);
  addPublishing(app, newsroom);
  addNotes(app, newsroom);
  return app;
}

function addReview(app: Hono<Visit>, newsroom: Newsroom): void {
  app.post('/:id/submit', async (context) => {
    const what = { id: idOf(context), expected: perhapsMatch(context), tab: tabOf(context) };
    await submitStory(newsroom, actorOf(context), what);
    return await stateAnswer(context, newsroom);
  });

  app.post('/:id/send-back', async (context) => {
    const { reason } = await readChecked(context, sendingBack);
    await sendBackStory(newsroom, actorOf(context), { id: idOf(context), reason: reasonGiven(reason) });
    return await stateAnswer(context, newsroom);
  });

  app.post('/:id/approve', async (context) => {
    await approveStory(newsroom, actorOf(context), { id: idOf(context), expected: perhapsMatch(context) });
    return await stateAnswer(context, newsroom);
  });
}

function addPlans(app: Hono<Visit>, newsroom: Newsroom): void {
  app.post('/:id/unschedule', async (context) => {
    await unscheduleStory(newsroom, actorOf(context), idOf(context));
    return await stateAnswer(context, newsroom);
  });

  app.put('/:id/embargo', async (context) => {
    const { until } = await readChecked(context, embargo);
    await setEmbargo(newsroom, actorOf(context), { id: idOf(context), until: until === null ? null : new Date(until) });
    return context.json({ until });
  });

  app.put('/:id/unpublish-at', async (context) => {
    const { at } = await readChecked(context, leaving);
    await setUnpublishAt(newsroom, actorOf(context), { id: idOf(context), at: at === null ? null : new Date(at) });
    return context.json({ at });
  });
}

function addPublishing(app: Hono<Visit>, newsroom: Newsroom): void {
  app.post('/:id/publish', async (context) => {
    const { at } = await readChecked(context, publishing);
    const what = {
      id: idOf(context),
      expected: perhapsMatch(context),
      ...(at === undefined ? {} : { at: new Date(at) }),
    };
    return context.json(await publishStory(newsroom, actorOf(context), what));
  });

  app.post('/:id/unpublish', async (context) => {
    await unpublishStory(newsroom, actorOf(context), idOf(context));
    return stated(context, 'unpublished');
  });

  app.post('/:id/withdraw', async (context) => {
    const { reason } = await readChecked(context, withdrawal);
    await withdrawStory(newsroom, actorOf(context), { id: idOf(context), reason });
    return stated(context, 'withdrawn');
  });

  app.post('/:id/corrections', async (context) => {
    const { text } = await readChecked(context, newCorrection);
    const { id } = await correctStory(newsroom, actorOf(context), { id: idOf(context), text });
    return context.json({ id }, 201);
  });
}

function addNotes(app: Hono<Visit>, newsroom: Newsroom): void {
  app.get('/:id/notes', async (context) =>
    context.json((await listNotes(newsroom, actorOf(context), idOf(context))).map(noteAnswer)),
  );

  app.post('/:id/notes', async (context) => {
    const { text } = await readChecked(context, newNote);
    return context.json(await addNote(newsroom, actorOf(context), { id: idOf(context), text }), 201);
  });

  app.delete('/:id/notes/:note/text', async (context) => {
    await eraseNote(newsroom, actorOf(context), { id: idOf(context), note: noteId(context.req.param('note')) });
    return context.body(null, 204);
  });
}

function noteId(text: string): NoteId {
  const id = parseId<'Note'>(text);
  if (id === null) throw new Refusal('missing', 'There is no such note.');
  return id;
}

function noteAnswer({ id, text, at, by, act, moment: until, revision }: SignedNote) {
  return { id, text, at: at.toISOString(), by, act, moment: moment(until), revision };
}

async function stateAnswer(context: Context<Visit>, newsroom: Newsroom): Promise<Response> {
  const { state } = await readStory(newsroom, actorOf(context), idOf(context));
  return stated(context, state);
}

function stated(context: Context, state: StoryState): Response {
  return context.json({ id: idOf(context), state });
}

function idOf(context: Context): StoryId {
  return storyId(context.req.param('id') ?? '');
}
