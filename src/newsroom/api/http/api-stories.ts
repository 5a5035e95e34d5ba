import { Hono, type Context } from 'hono';
import { Refusal } from '../../../base/refusal.ts';
import type { StoryId } from '../../../story/story.ts';
import { mixedWords } from '../mixed-words.ts';
import type { Newsroom } from '../newsroom.ts';
import { createStory, readStory, saveStory, type StoryView } from '../stories.ts';
import { newStory, storyChange } from './api-schemas.ts';
import { tabOf } from './api-leases.ts';
import { changeOf, draftOf, storyAnswer, storyId } from './api-story-values.ts';
import { etag, expectedOf, requiredMatch } from './if-match.ts';
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
    const header = requiredMatch(context);
    const given = await readChecked(context, storyChange);
    const view = await readStory(newsroom, actor, id);
    refuseMoving(view, given);
    const { value: change, warnings } = changeOf(given);
    const how = { tab: tabOf(context), keep: context.req.header('x-save') === 'act' };
    const { revision } = await saveStory(newsroom, actor, { id, expected: expectedOf(header, view), change, ...how });
    return context.json({ revision, ...warned([...warnings, ...mixedWords(change)]) }, 200, { etag: etag(revision) });
  });

  return app;
}

function idOf(context: Context): StoryId {
  return storyId(context.req.param('id') ?? '');
}

function warned(warnings: readonly string[]): { warnings?: readonly string[] } {
  return warnings.length === 0 ? {} : { warnings };
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
