import { Hono } from 'hono';
import { parseId } from '../../../base/id.ts';
import { listStories, readDesk, type StoryLine, type StoryQuery } from '../desk.ts';
import type { Newsroom } from '../newsroom.ts';
import { moment, withoutUndefined } from './api-story-values.ts';
import { deskQuery, storyQuery, type storyLine } from './desk-schemas.ts';
import { readQuery } from './read-json.ts';
import { actorOf, type Visit } from './visit.ts';
import type { z } from 'zod';

/** `GET /api/stories`: lists and search. */
export function apiStoryLists(newsroom: Newsroom): Hono<Visit> {
  const app = new Hono<Visit>();
  app.get('/', async (context) => {
    const { stories, next } = await listStories(newsroom, actorOf(context), queryOf(readQuery(context, storyQuery)));
    return context.json({ stories: stories.map(lineAnswer), next });
  });
  return app;
}

/** `GET /api/desk`: what the newsroom app opens with. */
export function apiDesk(newsroom: Newsroom): Hono<Visit> {
  const app = new Hono<Visit>();
  app.get('/', async (context) => {
    const { service } = readQuery(context, deskQuery);
    const { due, missed, ...rest } = await readDesk(newsroom, actorOf(context), service ?? null);
    return context.json({ ...rest, due: due.map(lineAnswer), missed: missed.map(lineAnswer) });
  });
  return app;
}

function queryOf({ q, holder, by, before, ...same }: z.infer<typeof storyQuery>): StoryQuery {
  const mine = holder === undefined ? by && 'made' : 'held';
  const last = before === undefined ? null : parseId<'Revision'>(before);
  return {
    ...withoutUndefined(same),
    limit: same.limit,
    ...(q === undefined ? {} : { search: q }),
    ...(mine === undefined ? {} : { mine }),
    ...(last === null ? {} : { before: last }),
  };
}

function lineAnswer(line: StoryLine): z.infer<typeof storyLine> {
  const { savedAt, scheduledFor, unpublishAt, embargoUntil, topics, bylines, translations, ...same } = line;
  return {
    ...same,
    topics: [...topics],
    bylines: [...bylines],
    translations: [...translations],
    savedAt: savedAt.toISOString(),
    scheduledFor: moment(scheduledFor),
    unpublishAt: moment(unpublishAt),
    embargoUntil: moment(embargoUntil),
  };
}
