import { Hono } from 'hono';
import { parseId } from '../../../base/id.ts';
import type { Newsroom } from '../newsroom.ts';
import { createTranslation, markTranslated, readSource } from '../translating.ts';
import { storyAnswer, storyId } from './api-story-values.ts';
import { newTranslation, translated } from './desk-schemas.ts';
import { etag } from './if-match.ts';
import { readChecked } from './read-json.ts';
import { actorOf, type Visit } from './visit.ts';

/** `/api/stories/:id/translations`, `…/source` and `…/translated`. */
export function apiTranslations(newsroom: Newsroom): Hono<Visit> {
  const app = new Hono<Visit>();

  app.post('/:id/translations', async (context) => {
    const actor = actorOf(context);
    const { service } = await readChecked(context, newTranslation);
    const made = await createTranslation(newsroom, actor, { of: storyId(context.req.param('id')), service });
    return context.json(made, 201, { location: `/api/stories/${made.id}`, etag: etag(made.revision) });
  });

  app.get('/:id/source', async (context) => {
    const { original, since, ...places } = await readSource(
      newsroom,
      actorOf(context),
      storyId(context.req.param('id')),
    );
    return context.json({ original: storyAnswer(original), since: since && { revision: since }, ...places });
  });

  app.post('/:id/translated', async (context) => {
    const actor = actorOf(context);
    const { revision } = await readChecked(context, translated);
    const seen = revision === undefined ? null : parseId<'Revision'>(revision);
    return context.json(await markTranslated(newsroom, actor, { id: storyId(context.req.param('id')), seen }));
  });

  return app;
}
