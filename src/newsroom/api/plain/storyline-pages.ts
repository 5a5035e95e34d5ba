import { Hono, type Context } from 'hono';
import { html, type Html } from '../../../base/html.ts';
import { Refusal, type Fault } from '../../../base/refusal.ts';
import { inLanguage, type Publication } from '../../../story/publication.ts';
import type { Storyline } from '../../../story/storyline.ts';
import type { Newsroom } from '../newsroom.ts';
import { readPublication } from '../publication-acts.ts';
import { listStorylines, putStoryline, readStoryline, removeStoryline } from '../storylines.ts';
import type { ProblemStatus } from '../http/problem.ts';
import { readForm } from '../http/read-form.ts';
import { actorOf, type Visit } from '../http/visit.ts';
import { doneNote } from './done-note.ts';
import { faultSummary, tokenField } from './fields.ts';
import { frameOf, goTo, refusedForm, show } from './frame.ts';
import { storylineFields } from './storyline-fields.ts';
import { documentOf, typedStoryline, type TypedStoryline } from './storyline-form.ts';
import { spoken } from './words.ts';

const EMPTY: TypedStoryline = { slug: '', title: {}, summary: {}, pledges: [] };

/** Storylines with their pledges. */
export function storylinePages(newsroom: Newsroom): Hono<Visit> {
  const app = new Hono<Visit>();

  app.get('/', async (context) => {
    const storylines = await listStorylines(newsroom, actorOf(context));
    const content = html`${doneNote(context.req.query('done'))}
      <h1>Storylines</h1>
      <p class="soft">A chain of stories about one matter, with what was promised in it.</p>
      ${storylines.length > 0 && html`<ul class="list">${storylines.map(printLine)}</ul>`}
      <p><a class="button" href="/storylines/new">New storyline</a></p>`;
    return show(context, { title: 'Storylines', content });
  });

  app.get('/new', (context) => showStoryline(context, newsroom, { typed: EMPTY, isNew: true }));

  app.get('/:slug', async (context) => {
    const storyline = await readStoryline(newsroom, actorOf(context), context.req.param('slug'));
    return showStoryline(context, newsroom, { typed: typedOf(storyline), isNew: false });
  });

  app.post('/:slug', async (context) => {
    const actor = actorOf(context);
    const isNew = context.req.param('slug') === 'new';
    const { services } = await readPublication(newsroom, actor);
    const typed = typedStoryline(
      await readForm(context),
      services.map(({ id }) => id),
    );
    try {
      if (isNew) await refuseTaken(newsroom, actor, typed.slug);
      const slug = isNew ? typed.slug : context.req.param('slug');
      await putStoryline(newsroom, actor, { ...documentOf(typed), slug });
      return goTo(context, `/storylines/${slug}?done=storyline`);
    } catch (error) {
      return showStoryline(context, newsroom, { typed, isNew, ...refusedForm(context, error) });
    }
  });

  app.post('/:slug/remove', async (context) => {
    await removeStoryline(newsroom, actorOf(context), context.req.param('slug'));
    return goTo(context, '/storylines?done=removed');
  });

  return app;
}

/** What is new may not replace what is there, and “new” is the address of this form. */
async function refuseTaken(
  newsroom: Newsroom,
  actor: Parameters<typeof listStorylines>[1],
  slug: string,
): Promise<void> {
  const taken = (await listStorylines(newsroom, actor)).some((storyline) => storyline.slug === slug);
  if (!taken && slug !== 'new') return;
  throw new Refusal('invalid', '', { faults: [{ field: 'slug', detail: `“${slug}” is taken: choose another.` }] });
}

function typedOf(storyline: Storyline): TypedStoryline {
  const pledges = storyline.pledges.map(({ due, outcome, evidence, ...pledge }) => ({
    ...pledge,
    due: due ?? '',
    outcome: outcome ?? {},
    evidence: evidence.map(({ href, text }) => ({ text, href: href ?? '' })),
  }));
  return { ...storyline, pledges };
}

function printLine({ slug, title, pledges }: Storyline): Html {
  const told = inLanguage(title, 'en');
  const count = pledges.length === 1 ? '1 pledge' : `${pledges.length} pledges`;
  return html`<li class="story">
    <h2><a href="/storylines/${slug}">${told === null ? slug : spoken(told.text, told.language)}</a></h2>
    <p class="meta">${count}</p>
  </li>`;
}

interface Shown {
  readonly typed: TypedStoryline;
  readonly isNew: boolean;
  readonly faults?: readonly Fault[];
  readonly status?: ProblemStatus;
}

async function showStoryline(
  context: Context<Visit>,
  newsroom: Newsroom,
  { typed, isNew, faults = [], status }: Shown,
): Promise<Response> {
  const { services }: Publication = await readPublication(newsroom, actorOf(context));
  const { token } = frameOf(context);
  const content = html`${faultSummary(faults)} ${doneNote(context.req.query('done'))}
    <h1>${isNew ? 'New storyline' : 'Storyline'}</h1>
    <form method="post" action="/storylines/${isNew ? 'new' : typed.slug}">
      ${tokenField(token)} ${storylineFields({ typed, services, faults, isNew })}
      <button class="primary">Save</button>
    </form>
    ${
      !isNew &&
      html`<form method="post" action="/storylines/${typed.slug}/remove">
        ${tokenField(token)}
        <button class="quiet">Remove this storyline</button>
      </form>`
    }`;
  return show(context, { title: 'Storyline', content, ...(status === undefined ? {} : { status }) });
}
