import { Hono, type Context } from 'hono';
import { Refusal } from '../../../base/refusal.ts';
import { holdStory, releaseStory } from '../holding.ts';
import type { Newsroom } from '../newsroom.ts';
import { storyId } from './api-story-values.ts';
import { endedLease, newLease } from './desk-schemas.ts';
import { readChecked } from './read-json.ts';
import { actorOf, type Visit } from './visit.ts';

/** `/api/stories/:id/lease`: who writes in a story just now. */
export function apiLeases(newsroom: Newsroom): Hono<Visit> {
  const app = new Hono<Visit>();

  app.put('/:id/lease', async (context) => {
    const actor = actorOf(context);
    const { tab, takeOver } = await readChecked(context, newLease);
    const { lease, revision } = await holdStory(newsroom, actor, {
      id: storyId(context.req.param('id')),
      tab,
      takeOver,
    });
    return context.json({ tab, since: lease.since.toISOString(), expires: lease.expires.toISOString(), revision });
  });

  app.delete('/:id/lease', async (context) => {
    const { tab } = await readChecked(context, endedLease);
    releaseStory(newsroom, actorOf(context), { id: storyId(context.req.param('id')), tab });
    return context.body(null, 204);
  });

  return app;
}

/** The window that a request says it comes from, or null. @throws Refusal 'invalid' */
export function tabOf(context: Context): string | null {
  const tab = context.req.header('x-lease');
  if (tab === undefined) return null;
  if (endedLease.safeParse({ tab }).success) return tab;
  const detail = 'The header x-lease is the name of a tab: up to 64 letters, digits, hyphens and underscores.';
  throw new Refusal('invalid', detail, { faults: [{ field: 'x-lease', detail }] });
}
