import { Hono, type Context } from 'hono';
import { Refusal } from '../../../base/refusal.ts';
import { parseId } from '../../../base/id.ts';
import type { RevisionId, StoryId } from '../../../story/story.ts';
import { mixedWords } from '../mixed-words.ts';
import type { Newsroom } from '../newsroom.ts';
import { correctStory, publishStory, unpublishStory, withdrawStory } from '../publishing.ts';
import { createStory, readStory, saveStory, type StoryView } from '../stories.ts';
import { newCorrection, newStory, publishing, storyChange, withdrawal } from './api-schemas.ts';
import { tabOf } from './api-leases.ts';
import { changeOf, draftOf, storyAnswer, storyId } from './api-story-values.ts';
import { readChecked } from './read-json.ts';
import { actorOf, type Visit } from './visit.ts';

/** `/api/stories`: the contract is docs/contracts/newsroom-api.md. */
export function apiStories(newsroom: Newsroom): Hono<Visit> {
  const app = new Hono<Visit>();

  app.post('/', async (context) => {
    const actor = actorOf(context);
    const { value, warnings } = draftOf(await readChecked(context, newStory));
    const { id, revision } = await createStory(newsroom, actor, value);
    const headers = { location: `/api/stories/${id}`, etag: etag(revision) };
    return context.json({ id, revision, ...warned([...warnings, ...mixedWords(value)]) }, 201, headers);
  });

  app.get('/:id', async (context) => {
    const view = await readStory(newsroom, actorOf(context), idOf(context));
    return context.json(storyAnswer(view), 200, { etag: etag(view.revision) });
  });

  app.patch('/:id', async (context) => {
    const actor = actorOf(context);
    const id = idOf(context);
    const header = context.req.header('if-match');
    if (header === undefined) {
      throw new Refusal('unconditional', 'Say with If-Match which revision this change was made to.');
    }
    const given = await readChecked(context, storyChange);
    const view = await readStory(newsroom, actor, id);
    refuseMoving(view, given);
    const { value: change, warnings } = changeOf(given);
    const how = { tab: tabOf(context), keep: context.req.header('x-save') === 'act' };
    const { revision } = await saveStory(newsroom, actor, { id, expected: expectedOf(header, view), change, ...how });
    return context.json({ revision, ...warned([...warnings, ...mixedWords(change)]) }, 200, { etag: etag(revision) });
  });

  addActs(app, newsroom);
  return app;
}

/** What is done to a story as a whole. */
function addActs(app: Hono<Visit>, newsroom: Newsroom): void {
  app.post('/:id/publish', async (context) => {
    const { at } = await readChecked(context, publishing);
    const what = { id: idOf(context), ...(at === undefined ? {} : { at: new Date(at) }) };
    return context.json(await publishStory(newsroom, actorOf(context), what));
  });

  app.post('/:id/unpublish', async (context) => {
    const id = idOf(context);
    await unpublishStory(newsroom, actorOf(context), id);
    return context.json({ id, state: 'unpublished' });
  });

  app.post('/:id/withdraw', async (context) => {
    const id = idOf(context);
    const { reason } = await readChecked(context, withdrawal);
    await withdrawStory(newsroom, actorOf(context), { id, reason });
    return context.json({ id, state: 'withdrawn' });
  });

  app.post('/:id/corrections', async (context) => {
    const { text } = await readChecked(context, newCorrection);
    const { id } = await correctStory(newsroom, actorOf(context), { id: idOf(context), text });
    return context.json({ id }, 201);
  });
}

function idOf(context: Context): StoryId {
  return storyId(context.req.param('id') ?? '');
}

function etag(revision: RevisionId): string {
  return `"${revision}"`;
}

function warned(warnings: readonly string[]): { warnings?: readonly string[] } {
  return warnings.length === 0 ? {} : { warnings };
}

/**
 * The revision that If-Match names, by strong comparison (RFC 9110, 13.1.1). `*` and a list that holds the current one
 * mean that one; the act still sees to it that nobody comes between. @throws Refusal 'stale' when none can match
 */
function expectedOf(header: string, { revision, heldBy }: StoryView): RevisionId {
  if (header.trim() === '*') return revision;
  const named = Array.from(header.matchAll(/(W\/)?"([^"]*)"/g), ([, weak, tag = '']) =>
    weak ? null : parseId<'Revision'>(tag),
  );
  if (named.includes(revision)) return revision;
  const [first] = named.filter((id) => id !== null);
  if (first !== undefined) return first;
  throw new Refusal('stale', 'Somebody saved this story in the meantime.', { members: { revision, heldBy } });
}

/** A story stays in its service and of its kind: its address and its readers hang on them. */
function refuseMoving(view: StoryView, given: { service?: string | undefined; kind?: string | undefined }): void {
  for (const field of ['service', 'kind'] as const) {
    if (given[field] !== undefined && given[field] !== view[field]) {
      throw new Refusal('invalid', `The ${field} of a story cannot be changed.`, {
        faults: [{ field, detail: `This story’s ${field} is ${view[field]}. Make a new story instead.` }],
      });
    }
  }
}
