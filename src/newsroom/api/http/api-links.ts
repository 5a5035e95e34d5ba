import { Hono } from 'hono';
import type { z } from 'zod';
import { askLinks, readLinks, type CheckedLink } from '../checked-links.ts';
import type { Newsroom } from '../newsroom.ts';
import { storyId } from './api-story-values.ts';
import type { checkedLink, checkedLinks } from './link-schemas.ts';
import { actorOf, type Visit } from './visit.ts';

/** `/api/stories/:id/links`: where the links of a story lead. */
export function apiLinks(newsroom: Newsroom): Hono<Visit> {
  const app = new Hono<Visit>();

  app.get('/:id/links', async (context) =>
    context.json(answer(await readLinks(newsroom, actorOf(context), storyId(context.req.param('id'))))),
  );

  app.post('/:id/links', async (context) => {
    const id = storyId(context.req.param('id'));
    // Nobody is asked for a page that was closed.
    const { signal } = context.req.raw;
    return context.json(answer(await askLinks(newsroom, actorOf(context), { id, signal })));
  });

  return app;
}

function answer(links: readonly CheckedLink[]): z.infer<typeof checkedLinks> {
  return { links: links.map(linkAnswer) };
}

function linkAnswer({ href, whose, doubts, clean, found }: CheckedLink): z.infer<typeof checkedLink> {
  return {
    href,
    whose,
    state: found.state,
    to: 'to' in found ? found.to : null,
    status: 'status' in found ? found.status : null,
    why: 'why' in found ? found.why : null,
    doubts: [...doubts],
    clean,
  };
}
