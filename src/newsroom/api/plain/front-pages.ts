import { Hono, type Context } from 'hono';
import { HOUR } from '../../../base/clock.ts';
import { html, type Html } from '../../../base/html.ts';
import { parseId } from '../../../base/id.ts';
import type { Fault } from '../../../base/refusal.ts';
import { FRONT_PLACES } from '../../../story/front.ts';
import { serviceOf } from '../../../story/publication.ts';
import type { StoryId } from '../../../story/story.ts';
import { fillFront, readFront, type FilledPlace } from '../fronts.ts';
import type { Newsroom } from '../newsroom.ts';
import { readPublication } from '../publication-acts.ts';
import { listStories, type StoryLine } from '../desk.ts';
import { readStory } from '../stories.ts';
import type { ProblemStatus } from '../http/problem.ts';
import { field, readForm } from '../http/read-form.ts';
import { actorOf, type Visit } from '../http/visit.ts';
import { doneNote } from './done-note.ts';
import { faultSummary, selectField, tokenField, type Option } from './fields.ts';
import { frameOf, goTo, refusedForm, show } from './frame.ts';
import { distance, serviceName, tongueOf } from './words.ts';

/** How many of the last saved stories can be chosen; one that stands in a place can be kept however old it is. */
const STORIES = 100;
/** How long a story may stay, in hours; 0: until somebody takes it away; `keep`: as it was. */
const LENGTHS = [0, 6, 12, 24, 72];

/** What stands where on the front of a service. */
export function frontPages(newsroom: Newsroom): Hono<Visit> {
  const app = new Hono<Visit>();

  app.get('/', async (context) => {
    const [first] = (await readPublication(newsroom, actorOf(context))).services;
    return goTo(context, `/fronts/${first?.id ?? ''}`);
  });

  app.get('/:service', async (context) => {
    const service = context.req.param('service');
    const { places } = await readFront(newsroom, actorOf(context), service);
    return showFront(context, newsroom, { service, places });
  });

  app.post('/:service', async (context) => {
    const service = context.req.param('service');
    const { places: before } = await readFront(newsroom, actorOf(context), service);
    const places = placesOf(await readForm(context), { before, now: newsroom.clock() });
    try {
      await fillFront(newsroom, actorOf(context), { service, places });
      return goTo(context, `/fronts/${service}?done=front`);
    } catch (error) {
      return showFront(context, newsroom, { service, places, ...refusedForm(context, error) });
    }
  });

  return app;
}

function placesOf(form: FormData, { before, now }: { before: readonly FilledPlace[]; now: Date }): FilledPlace[] {
  return Array.from({ length: FRONT_PLACES }, (_, at) => {
    const story = parseId<'Story'>(field(form, `places.${at}`));
    if (story === null) return null;
    const length = field(form, `until.${at}`);
    const kept = before.find((place) => place?.story === story)?.until ?? null;
    if (length === 'keep') return { story, until: kept };
    const hours = LENGTHS.find((each) => String(each) === length) ?? 0;
    return { story, until: hours === 0 ? null : new Date(now.getTime() + hours * HOUR) };
  });
}

interface Shown {
  readonly service: string;
  readonly places: readonly FilledPlace[];
  readonly faults?: readonly Fault[];
  readonly status?: ProblemStatus;
}

async function showFront(
  context: Context<Visit>,
  newsroom: Newsroom,
  { service, places, faults = [], status }: Shown,
): Promise<Response> {
  const actor = actorOf(context);
  const publication = await readPublication(newsroom, actor);
  const { title } = serviceOf(publication, service);
  const chosen = places.flatMap((place) => (place === null ? [] : [place.story]));
  const stories = await choices(context, newsroom, { service, chosen });
  const tabs = publication.services.map(
    ({ id }) =>
      html`<li><a href="/fronts/${id}"${id === service && html` aria-current="page"`}>${serviceName(publication, id)}</a></li>`,
  );
  const rows = Array.from({ length: FRONT_PLACES }, (_, at) =>
    printPlace(at, { place: places[at] ?? null, stories, faults, now: newsroom.clock() }),
  );
  const content = html`${faultSummary(faults)} ${doneNote(context.req.query('done'))}
    <h1>Front: <bdi lang="${service}">${title}</bdi></h1>
    <p class="soft">The newest stories fill the front by themselves. What you put in a place stays there.</p>
    <nav aria-label="Fronts"><ul class="tabs">${tabs}</ul></nav>
    <form method="post" action="/fronts/${service}">
      ${tokenField(frameOf(context).token)}
      <ol class="places">${rows}</ol>
      <button class="primary">Arrange the front</button>
    </form>`;
  return show(context, { title: 'Front', content, ...(status === undefined ? {} : { status }) });
}

/** The public stories saved last, and those that stand in a place. */
async function choices(
  context: Context<Visit>,
  newsroom: Newsroom,
  { service, chosen }: { service: string; chosen: readonly StoryId[] },
): Promise<Option[]> {
  const actor = actorOf(context);
  const { stories } = await listStories(newsroom, actor, { service, limit: STORIES, state: 'published' });
  const shown: Pick<StoryLine, 'id' | 'headline'>[] = stories.filter(({ kind }) => kind !== 'page');
  const older = chosen.filter((id) => !shown.some((line) => line.id === id));
  for (const id of older) shown.push(await readStory(newsroom, actor, id));
  const tongue = tongueOf(service);
  return shown.map(({ id, headline }) => ({ value: id, label: headline, tongue }));
}

interface PlaceForm {
  readonly place: FilledPlace;
  readonly stories: readonly Option[];
  readonly faults: readonly Fault[];
  readonly now: Date;
}

function printPlace(at: number, { place, stories, faults, now }: PlaceForm): Html {
  const label = at === 0 ? 'Lead' : `Place ${at + 1}`;
  const until = place?.until ?? null;
  const lengths = LENGTHS.map((hours) => ({ value: String(hours), label: lengthOf(hours) }));
  const kept = until === null ? [] : [{ value: 'keep', label: 'As it is' }];
  return html`<li>
    ${selectField({ name: `places.${at}`, label, value: place?.story ?? '', options: [{ value: '', label: 'The newest story' }, ...stories], faults })}
    ${selectField({
      name: `until.${at}`,
      label: 'Stays',
      value: until === null ? '0' : 'keep',
      options: [...kept, ...lengths],
      ...(until === null ? {} : { hint: html`It leaves ${distance(until, now)}.` }),
    })}
  </li>`;
}

function lengthOf(hours: number): string {
  return hours === 0 ? 'Until somebody takes it away' : `For ${hours} hours`;
}
