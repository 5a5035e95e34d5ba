import { Hono, type Context } from 'hono';
import type { z } from 'zod';
import { Refusal } from '../../../base/refusal.ts';
import { parseId } from '../../../base/id.ts';
import type { RevisionId } from '../../../story/story.ts';
import type { Newsroom } from '../newsroom.ts';
import { listRevisions, readRevision, restoreRevision, type HistoryLine, type RevisionView } from '../revisions.ts';
import { readStory } from '../stories.ts';
import { contentAnswer, storyId } from './api-story-values.ts';
import { tabOf } from './api-leases.ts';
import { restoring, type revision, type revisions } from './desk-schemas.ts';
import { etag, expectedOf, requiredMatch } from './if-match.ts';
import { readChecked } from './read-json.ts';
import { actorOf, type Visit } from './visit.ts';

/** `/api/stories/:id/revisions` and `…/restore`. */
export function apiHistories(newsroom: Newsroom): Hono<Visit> {
  const app = new Hono<Visit>();

  app.get('/:id/revisions', async (context) => {
    const lines = await listRevisions(newsroom, actorOf(context), storyId(context.req.param('id')));
    return context.json({ revisions: lines.map(historyAnswer) });
  });

  app.post('/:id/restore', async (context) => {
    const actor = actorOf(context);
    const id = storyId(context.req.param('id'));
    const header = requiredMatch(context);
    const { revision: earlier } = await readChecked(context, restoring);
    const expected = expectedOf(header, await readStory(newsroom, actor, id));
    const what = { id, revision: revisionId(earlier), expected, tab: tabOf(context) };
    const { revision: made } = await restoreRevision(newsroom, actor, what);
    return context.json({ revision: made }, 200, { etag: etag(made) });
  });

  return app;
}

/** `/api/revisions/:id`. */
export function apiRevisions(newsroom: Newsroom): Hono<Visit> {
  const app = new Hono<Visit>();
  app.get('/:id', async (context: Context<Visit>) => {
    const view = await readRevision(newsroom, actorOf(context), revisionId(context.req.param('id') ?? ''));
    return context.json(revisionAnswer(view));
  });
  return app;
}

function historyAnswer(line: HistoryLine): z.infer<typeof revisions>['revisions'][number] {
  const { id, number, act, savedAt, by, headline, note, wasPublic: published, kept } = line;
  return { id, number, act, savedAt: savedAt.toISOString(), by, headline, note, published, kept };
}

function revisionAnswer(view: RevisionView): z.infer<typeof revision> {
  const { id, story, number, act, savedAt, by, wasPublic: published } = view;
  return { id, story, number, act, savedAt: savedAt.toISOString(), by, published, ...contentAnswer(view.content) };
}

/** @throws Refusal 'missing' */
function revisionId(text: string): RevisionId {
  const id = parseId<'Revision'>(text);
  if (id === null) throw new Refusal('missing', 'There is no such revision.');
  return id;
}
