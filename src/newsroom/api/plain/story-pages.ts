import { Hono, type Context } from 'hono';
import { html, type Html } from '../../../base/html.ts';
import { Refusal } from '../../../base/refusal.ts';
import type { StoryKind } from '../../../story/story.ts';
import { listImages } from '../images.ts';
import type { Newsroom } from '../newsroom.ts';
import { readPublication } from '../publication-acts.ts';
import { listStories } from '../desk.ts';
import type { PreviewLook } from '../preview-look.ts';
import { previewStory, readStory } from '../stories.ts';
import type { StoryView } from '../stories.ts';
import { storyId } from '../http/api-story-values.ts';
import type { ProblemStatus } from '../http/problem.ts';
import { field, readForm } from '../http/read-form.ts';
import { PREVIEW_POLICY } from '../http/security-headers.ts';
import { actorOf, type Visit } from '../http/visit.ts';
import { doneNote } from './done-note.ts';
import { frameOf, goTo, show } from './frame.ts';
import { marksNote, mixedNote } from './language-notes.ts';
import { newStoryPage } from './new-story-page.ts';
import { storyForm, type StoryForm } from './story-form.ts';
import { doNext, type Next } from './story-next.ts';
import { formFaults, saveTyped } from './story-save.ts';
import { staleNote } from './stale-note.ts';
import { BLANK, textOf, typedText } from './story-text.ts';
import { KINDS } from './words.ts';

type Visited = Context<Visit>;

/** Writing: the form, saving, preview, and what a button of the form does after saving. */
export function storyPages(newsroom: Newsroom): Hono<Visit> {
  const app = new Hono<Visit>();

  app.get('/new', async (context) => {
    const { services } = await readPublication(newsroom, actorOf(context));
    const asked = context.req.query('service') ?? (services.length === 1 ? services[0]?.id : undefined);
    const service = services.find(({ id }) => id === asked);
    if (service === undefined) return show(context, { title: 'New story', content: newStoryPage(services) });
    const kind = kindOf(context.req.query('kind') ?? '');
    return showForm(context, newsroom, { view: null, service: service.id, kind });
  });

  app.post('/new', async (context) => {
    const form = await readForm(context);
    const { services } = await readPublication(newsroom, actorOf(context));
    const service = services.find(({ id }) => id === field(form, 'service'));
    if (service === undefined) throw new Refusal('missing', 'There is no such service.');
    return save(context, newsroom, { view: null, service: service.id, kind: kindOf(field(form, 'kind')) });
  });

  app.get('/:id', async (context) => {
    const view = await readStory(newsroom, actorOf(context), storyId(context.req.param('id')));
    const note = [
      doneNote(context.req.query('done')),
      marksNote(context.req.query('marks'), view.service),
      mixedNote(view),
    ];
    return showForm(context, newsroom, { view, service: view.service, kind: view.kind }, { note });
  });

  app.post('/:id', async (context) => {
    const view = await readStory(newsroom, actorOf(context), storyId(context.req.param('id')));
    return save(context, newsroom, { view, service: view.service, kind: view.kind });
  });

  app.get('/:id/preview', async (context) => {
    const look = lookOf(context.req.query());
    const text = await previewStory(newsroom, actorOf(context), storyId(context.req.param('id')), look);
    // The app shows it in a frame.
    return context.html(text, 200, { 'content-security-policy': PREVIEW_POLICY, 'x-frame-options': 'SAMEORIGIN' });
  });

  return app;
}

/** Anything else than it knows is as if it were not there: it is a page to look at. */
function lookOf({ version, scheme, mirrored }: Record<string, string>): PreviewLook {
  return {
    version: version === 'text' ? 'text' : 'page',
    scheme: scheme === 'dark' || scheme === 'light' ? scheme : 'system',
    mirrored: mirrored === 'true',
  };
}

interface Subject {
  readonly view: StoryView | null;
  readonly service: string;
  readonly kind: StoryKind;
}

async function save(context: Visited, newsroom: Newsroom, subject: Subject): Promise<Response> {
  const actor = actorOf(context);
  const form = await readForm(context);
  const text = typedText(form);
  const { view } = subject;
  if (view !== null && field(form, 'revision') !== view.revision) return showStale(context, newsroom, subject);
  try {
    const { images: library } = await listImages(newsroom, actor, { limit: LIBRARY });
    const saved = await saveTyped(newsroom, actor, { ...subject, form, text, library });
    if ('faults' in saved) return await showForm(context, newsroom, subject, { ...saved, status: 422 });
    const marks = saved.marked.length === 0 ? '' : `&marks=${saved.marked.join('.')}`;
    if (saved.warnings.length > 0) return goTo(context, `/stories/${saved.id}?done=partly${marks}`);
    const next = { id: saved.id, service: subject.service, button: field(form, 'next'), at: field(form, 'at'), marks };
    return await goOn(context, newsroom, next);
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== 'stale' || view === null) throw error;
    const current = await readStory(newsroom, actor, view.id);
    return showStale(context, newsroom, { ...subject, view: current });
  }
}

/** What was typed stays in the form; what is saved now stands above it. */
async function showStale(context: Visited, newsroom: Newsroom, subject: Subject): Promise<Response> {
  const text = typedText(await readForm(context));
  const note = subject.view && staleNote(text, subject.view);
  return showForm(context, newsroom, subject, { text, note, over: true, status: 412 });
}

/** What the button asks for comes after saving: if it is refused, what was typed is safe. */
async function goOn(context: Visited, newsroom: Newsroom, next: Next & { marks: string }): Promise<Response> {
  const actor = actorOf(context);
  try {
    const path = await doNext(newsroom, actor, next);
    return goTo(context, path.includes('?done=') ? path + next.marks : path);
  } catch (error) {
    if (!(error instanceof Refusal) || !['invalid', 'wrong-state'].includes(error.kind)) throw error;
    const view = await readStory(newsroom, actor, next.id);
    const subject = { view, service: view.service, kind: view.kind };
    const note = html`<div class="done" role="status">
      <p>Your text is saved. What you asked for besides was not done.</p>
    </div>`;
    return showForm(context, newsroom, subject, { note, faults: formFaults(error), status: 422 });
  }
}

const LIBRARY = 48;
const ORIGINALS = 100;

type Shown = Partial<Pick<StoryForm, 'text' | 'faults' | 'note' | 'over'>> & { readonly status?: ProblemStatus };

async function showForm(context: Visited, newsroom: Newsroom, subject: Subject, shown: Shown = {}): Promise<Response> {
  const actor = actorOf(context);
  const { view, service, kind } = subject;
  const { stories } = await listStories(newsroom, actor, { limit: ORIGINALS });
  const content: Html = storyForm({
    frame: frameOf(context),
    publication: await readPublication(newsroom, actor),
    ...subject,
    text: view === null ? BLANK : textOf(view),
    faults: [],
    note: null,
    over: false,
    library: (await listImages(newsroom, actor, { limit: LIBRARY })).images,
    storylines: await newsroom.store.read.publication.storylines(),
    originals: stories.filter((line) => line.service !== service && line.state !== 'withdrawn'),
    ...shown,
  });
  const title = view?.headline || `New ${KINDS[kind].toLowerCase()}`;
  return show(context, { title, content, wide: true, ...(shown.status === undefined ? {} : { status: shown.status }) });
}

function kindOf(text: string): StoryKind {
  return text === 'live-blog' || text === 'page' ? text : 'article';
}
