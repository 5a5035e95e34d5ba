import { html } from '../../../base/html.ts';
import { Hono } from 'hono';
import { parseId } from '../../../base/id.ts';
import type { StoryState } from '../../../story/story.ts';
import { listBreaking } from '../breaking.ts';
import type { Newsroom } from '../newsroom.ts';
import { readPublication } from '../publication-acts.ts';
import { listStories } from '../desk.ts';
import { actorOf, type Visit } from '../http/visit.ts';
import { deskPage } from './desk-page.ts';
import { frameOf, show } from './frame.ts';
import { pressingNote } from './pressing-note.ts';
import { STATES } from './words.ts';

const LINES = 50;

export function deskPages(newsroom: Newsroom): Hono<Visit> {
  const app = new Hono<Visit>();
  app.get('/', async (context) => {
    const actor = actorOf(context);
    const publication = await readPublication(newsroom, actor);
    const service = publication.services.find(({ id }) => id === context.req.query('service'))?.id ?? '';
    const state = stateOf(context.req.query('state') ?? '');
    const search = (context.req.query('search') ?? '').trim().slice(0, 200);
    const before = parseId<'Revision'>(context.req.query('before') ?? '');
    const { stories: lines, next } = await listStories(newsroom, actor, {
      limit: LINES,
      ...(service !== '' && { service }),
      ...(state !== '' && { state }),
      ...(search !== '' && { search }),
      ...(before !== null && { before }),
    });
    const older = next && `/?${new URLSearchParams({ service, state, search, before: next }).toString()}`;
    const breaking = await listBreaking(newsroom, actor);
    const query = { service, state, search };
    const desk = {
      frame: frameOf(context),
      publication,
      query,
      lines,
      now: newsroom.clock(),
      breaking,
      older,
    };
    return show(context, {
      title: 'Stories',
      content: html`${pressingNote(newsroom.presser.progress())} ${deskPage(desk)}`,
    });
  });
  return app;
}

function stateOf(text: string): StoryState | '' {
  return (Object.keys(STATES) as StoryState[]).find((state) => state === text) ?? '';
}
