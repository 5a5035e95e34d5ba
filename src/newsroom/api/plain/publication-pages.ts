import { Hono, type Context } from 'hono';
import { html, type Html } from '../../../base/html.ts';
import { Refusal, type Fault } from '../../../base/refusal.ts';
import { inLanguage, publicationSchema, type Publication } from '../../../story/publication.ts';
import { changePublication, readPublication } from '../publication-acts.ts';
import type { Newsroom } from '../newsroom.ts';
import { field, readForm } from '../http/read-form.ts';
import { actorOf, requireActor, type Visit } from '../http/visit.ts';
import { requireRight } from '../actor.ts';
import type { ProblemStatus } from '../http/problem.ts';
import { doneNote } from './done-note.ts';
import { faultSummary, textArea, tokenField } from './fields.ts';
import { pressingNote } from './pressing-note.ts';
import { frameOf, goTo, refusedForm, show } from './frame.ts';
import { spoken } from './words.ts';

/** The publication: what it is at a glance, and the whole document to change. */
export function publicationPages(newsroom: Newsroom): Hono<Visit> {
  const app = new Hono<Visit>();
  app.use(requireActor);

  app.get('/', (context) => showPublication(context, newsroom, {}));

  app.post('/', async (context) => {
    const document = field(await readForm(context), 'document');
    try {
      await changePublication(newsroom, actorOf(context), parsed(document));
      return goTo(context, '/publication?done=publication');
    } catch (error) {
      return showPublication(context, newsroom, { document, ...refusedForm(context, error) });
    }
  });

  return app;
}

function parsed(document: string): unknown {
  try {
    return JSON.parse(document) as unknown;
  } catch (error) {
    const detail = `This is not JSON yet: ${error instanceof Error ? error.message : ''}`;
    throw new Refusal('invalid', detail, { faults: [{ field: 'document', detail }] });
  }
}

interface Shown {
  readonly document?: string;
  readonly faults?: readonly Fault[];
  readonly status?: ProblemStatus;
}

async function showPublication(
  context: Context<Visit>,
  newsroom: Newsroom,
  { document, faults = [], status }: Shown,
): Promise<Response> {
  const actor = actorOf(context);
  requireRight(actor, 'administer');
  // In the order of its schema: the store keeps members in an order of its own.
  const publication = publicationSchema.parse(await readPublication(newsroom, actor));
  const told = faults.map(placed);
  const content = html`${faultSummary(told)} ${doneNote(context.req.query('done'))} ${pressingNote(newsroom.presser.progress())}
    <h1>${publication.name}</h1>
    ${glance(publication)}
    <form method="post" action="/publication">
      ${tokenField(frameOf(context).token)}
      <div class="document">
        ${textArea({
          name: 'document',
          label: 'The whole document',
          hint: 'JSON. Its fields are described in docs/contracts/publication.schema.json. Every page is made again when it changes.',
          value: document ?? JSON.stringify(publication, null, 2),
          rows: 24,
          faults: told,
        })}
      </div>
      <button class="primary">Change the publication</button>
    </form>`;
  return show(context, { title: 'Publication', content, ...(status === undefined ? {} : { status }) });
}

/** A fault in the document is shown beside its one field, with the path in it. */
function placed({ field: path, detail }: Fault): Fault {
  return path === 'document' || path === ''
    ? { field: 'document', detail }
    : { field: 'document', detail: `${path}: ${detail}` };
}

function glance({ url, services, units, people, notices, contact }: Publication): Html {
  const names = (things: Publication['units'] | Publication['people']): Html[] =>
    things.map(({ id, name }) => {
      const told = inLanguage(name, 'en');
      return html`${told === null ? id : spoken(told.text, told.language)}<br />`;
    });
  return html`<dl>
    <dt>Address</dt>
    <dd>${url ?? 'As the site was first started'}</dd>
    <dt>Services</dt>
    <dd>${services.map(({ id, name, title }) => html`${spoken(name, id)}: ${spoken(title, id)}<br />`)}</dd>
    ${
      units.length > 0 &&
      html`<dt>Units</dt>
        <dd>${names(units)}</dd>`
    }
    ${
      people.length > 0 &&
      html`<dt>People</dt>
        <dd>${names(people)}</dd>`
    }
    ${
      notices.length > 0 &&
      html`<dt>Notices</dt>
        <dd>${notices.map(({ id }) => html`${id}<br />`)}</dd>`
    }
    ${
      contact.length > 0 &&
      html`<dt>Contact</dt>
        <dd>${contact.map(({ kind, address }) => html`${kind}: <span class="code">${address}</span><br />`)}</dd>`
    }
  </dl>`;
}
