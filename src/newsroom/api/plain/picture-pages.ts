import { Hono, type Context } from 'hono';
import { html } from '../../../base/html.ts';
import { Refusal, type Fault } from '../../../base/refusal.ts';
import { addImage, imageBytes, listImages } from '../images.ts';
import type { Newsroom } from '../newsroom.ts';
import { has } from '../rights.ts';
import type { ProblemStatus } from '../http/problem.ts';
import { field, readForm } from '../http/read-form.ts';
import { uploadedImage } from '../http/uploaded-image.ts';
import { actorOf, type Visit } from '../http/visit.ts';
import { doneNote } from './done-note.ts';
import { faultNote, faultSummary, textField, tokenField } from './fields.ts';
import { frameOf, goTo, refusedForm, show } from './frame.ts';
import { thumbnail } from './thumbnail.ts';

const PICTURES = 60;
const WORDS = ['alt', 'caption', 'credit', 'focus'] as const;
const NO_WORDS = { alt: '', caption: '', credit: '', focus: '' };

/** The library, and the pictures themselves before they are public. */
export function picturePages(newsroom: Newsroom): Hono<Visit> {
  const app = new Hono<Visit>();

  app.get('/pictures', (context) => showPictures(context, newsroom, { typed: NO_WORDS }));

  app.post('/pictures', async (context) => {
    const form = await readForm(context);
    try {
      await addImage(newsroom, actorOf(context), await uploadedImage(form));
      return goTo(context, '/pictures?done=added');
    } catch (error) {
      const typed = Object.fromEntries(WORDS.map((name) => [name, field(form, name)])) as typeof NO_WORDS;
      return showPictures(context, newsroom, { typed, ...refusedPicture(context, error) });
    }
  });

  app.get('/media/*', async (context) => {
    const found = await imageBytes(newsroom, actorOf(context), context.req.path);
    if (found === null) throw new Refusal('missing', 'There is no such picture.');
    return context.body(new Uint8Array(found.bytes), 200, { 'content-type': found.type });
  });

  return app;
}

/** A picture that was refused as a whole is a matter of the file. */
function refusedPicture(context: Context, error: unknown): ReturnType<typeof refusedForm> {
  const { status, faults } = refusedForm(context, error);
  return { status, faults: faults.map(({ field: name, detail }) => ({ field: name || 'file', detail })) };
}

interface Shown {
  readonly typed: typeof NO_WORDS;
  readonly faults?: readonly Fault[];
  readonly status?: ProblemStatus;
}

async function showPictures(
  context: Context<Visit>,
  newsroom: Newsroom,
  { typed, faults = [], status }: Shown,
): Promise<Response> {
  const actor = actorOf(context);
  const search = (context.req.query('search') ?? '').trim().slice(0, 200);
  const { images } = await listImages(newsroom, actor, { limit: PICTURES, ...(search !== '' && { search }) });
  const content = html`${faultSummary(faults)} ${doneNote(context.req.query('done'))}
    <h1>Pictures</h1>
    ${has(actor.role, 'write') && uploadForm(frameOf(context).token, typed, faults)}
    <form class="filter short" method="get" action="/pictures" role="search">
      ${textField({ name: 'search', label: 'Words about the picture', value: search, type: 'search' })}<button>
        Show
      </button>
    </form>
    ${
      images.length === 0
        ? html`<div class="empty"><p>${search === '' ? 'The library is empty.' : 'No picture is like that.'}</p></div>`
        : html`<ul class="thumbs library">
            ${images.map(
              ({ id, alt, caption, credit, renditions }) =>
                html`<li>
                  ${thumbnail(renditions, alt || 'Without a description')}
                  <p class="hint">${caption || alt}${credit !== '' && ` (${credit})`}</p>
                  <code>${id}</code>
                </li> `,
            )}
          </ul>`
    }`;
  return show(context, { title: 'Pictures', content, wide: true, ...(status === undefined ? {} : { status }) });
}

function uploadForm(token: string, typed: typeof NO_WORDS, faults: readonly Fault[]): ReturnType<typeof html> {
  return html`<details class="add" ${faults.length > 0 && html` open`}>
    <summary>Add a picture</summary>
    <form method="post" action="/pictures" enctype="multipart/form-data">
      ${tokenField(token)}
      <p>
        Names, places and cameras written into the file are removed. Faces are not: crop or cover people at risk before
        you add it.
      </p>
      <div class="field">
        <label for="file">Picture</label>
        <p class="hint" id="file-hint">JPEG, PNG, WebP, AVIF or GIF, up to 40 MB.</p>
        ${faultNote('file', faults)}<input
          id="file"
          name="file"
          type="file"
          accept="image/*"
          required
          aria-describedby="file-hint"
        />
      </div>
      ${textField({ name: 'alt', label: 'What it shows', hint: 'For readers who do not see it.', value: typed.alt, faults })}
      ${textField({ name: 'caption', label: 'Caption', value: typed.caption, faults })}
      ${textField({ name: 'credit', label: 'Credit', value: typed.credit, faults })}
      ${textField({
        name: 'focus',
        label: 'What stays in view',
        hint: 'When it is cropped; from the left and from the top, 0 to 1. Without it the middle: 0.5,0.5',
        value: typed.focus,
        faults,
      })}
      <button class="primary">Add it</button>
    </form>
  </details>`;
}
