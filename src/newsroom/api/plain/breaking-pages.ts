import { Hono, type Context } from 'hono';
import { html, type Html } from '../../../base/html.ts';
import { parseId } from '../../../base/id.ts';
import { Refusal, type Fault } from '../../../base/refusal.ts';
import { HOUR } from '../../../base/clock.ts';
import { endBreaking, listBreaking, startBreaking } from '../breaking.ts';
import type { Newsroom } from '../newsroom.ts';
import { readPublication } from '../publication-acts.ts';
import { listStories } from '../desk.ts';
import type { ProblemStatus } from '../http/problem.ts';
import { field, readForm } from '../http/read-form.ts';
import { actorOf, type Visit } from '../http/visit.ts';
import { breakingList } from './desk-page.ts';
import { doneNote } from './done-note.ts';
import { faultSummary, selectField, textField, tokenField } from './fields.ts';
import { frameOf, goTo, refusedForm, show } from './frame.ts';
import { tongueOf } from './words.ts';

/** How long a line may run, in hours; 0: until somebody ends it. */
const LENGTHS = [1, 3, 6, 12, 24, 0];
const STORIES = 50;

interface Typed {
  readonly service: string;
  readonly text: string;
  readonly story: string;
  readonly hours: string;
}

export function breakingPages(newsroom: Newsroom): Hono<Visit> {
  const app = new Hono<Visit>();

  app.get('/', (context) =>
    showBreaking(context, newsroom, { typed: { service: '', text: '', story: '', hours: '6' } }),
  );

  app.post('/', async (context) => {
    const typed = typedOf(await readForm(context));
    const hours = LENGTHS.find((length) => String(length) === typed.hours) ?? 0;
    try {
      if (typed.text === '')
        throw new Refusal('invalid', '', { faults: [{ field: 'text', detail: 'Write the line.' }] });
      await startBreaking(newsroom, actorOf(context), {
        service: typed.service,
        text: typed.text,
        story: parseId<'Story'>(typed.story),
        until: hours === 0 ? null : new Date(newsroom.clock().getTime() + hours * HOUR),
      });
      return goTo(context, '/breaking?done=started');
    } catch (error) {
      return showBreaking(context, newsroom, { typed, ...refusedForm(context, error) });
    }
  });

  app.post('/:id/end', async (context) => {
    const id = parseId<'Breaking'>(context.req.param('id'));
    if (id === null) throw new Refusal('missing', 'There is no such breaking line.');
    await endBreaking(newsroom, actorOf(context), id);
    return goTo(context, '/breaking?done=ended');
  });

  return app;
}

function typedOf(form: FormData): Typed {
  const text = field(form, 'text').replace(/\s+/g, ' ').trim();
  return { service: field(form, 'service'), text, story: field(form, 'story'), hours: field(form, 'hours') };
}

interface Shown {
  readonly typed: Typed;
  readonly faults?: readonly Fault[];
  readonly status?: ProblemStatus;
}

async function showBreaking(
  context: Context<Visit>,
  newsroom: Newsroom,
  { typed, faults = [], status }: Shown,
): Promise<Response> {
  const actor = actorOf(context);
  const frame = frameOf(context);
  const publication = await readPublication(newsroom, actor);
  const breaking = await listBreaking(newsroom, actor);
  const { stories: published } = await listStories(newsroom, actor, { limit: STORIES, state: 'published' });
  const services = publication.services.map(({ id, name }) => ({ value: id, label: name, tongue: tongueOf(id) }));
  const stories = published.map(({ id, service, headline }) => ({
    value: id,
    label: `${service}: ${headline}`,
    tongue: tongueOf(service),
  }));
  const content = html`${faultSummary(faults)} ${doneNote(context.req.query('done'))}
    <h1>Breaking</h1>
    <p class="soft">A line at the top of a service’s front page and newest stories.</p>
    ${breaking.length > 0 && breakingList({ frame, publication, breaking, now: newsroom.clock() })}
    <form method="post" action="/breaking">
      ${tokenField(frame.token)}
      ${selectField({ name: 'service', label: 'Service', value: typed.service, options: services, faults })}
      ${textField({ name: 'text', label: 'Line', value: typed.text, hint: 'One sentence, in the language of the service.', faults, required: true })}
      ${selectField({ name: 'story', label: 'Leads to', value: typed.story, options: [{ value: '', label: 'No story yet' }, ...stories], faults })}
      ${selectField({ name: 'hours', label: 'Ends', value: typed.hours, options: LENGTHS.map(lengthOption), faults })}
      <button class="primary">Start it</button>
    </form>`;
  return show(context, {
    title: 'Breaking',
    content: content satisfies Html,
    ...(status === undefined ? {} : { status }),
  });
}

function lengthOption(hours: number): { value: string; label: string } {
  if (hours === 0) return { value: '0', label: 'When somebody ends it' };
  return { value: String(hours), label: hours === 1 ? 'After an hour' : `After ${hours} hours` };
}
