import { Hono, type Context } from 'hono';
import type { HtmlValue } from '../../../base/html.ts';
import { Refusal, type Fault } from '../../../base/refusal.ts';
import type { StoryId } from '../../../story/story.ts';
import type { Newsroom } from '../newsroom.ts';
import { readCoverage, readPost } from '../coverage.ts';
import { editPost, removePost, setCoverage, writePost } from '../posts.ts';
import { readPublication } from '../publication-acts.ts';
import { readStory } from '../stories.ts';
import { storyId } from '../http/api-story-values.ts';
import type { ProblemStatus } from '../http/problem.ts';
import { field, readForm } from '../http/read-form.ts';
import { actorOf, type Visit } from '../http/visit.ts';
import { doneNote } from './done-note.ts';
import { frameOf, goTo, refusedForm, show } from './frame.ts';
import { postPage, postsPage, removalPage, stalePostNote, type PostsFrame } from './post-form.ts';
import { BLANK_POST, contentOfPost, textOfPost, typedPost, type PostText } from './post-text.ts';

type Visited = Context<Visit>;

/** The posts of a live blog: writing, editing, pinning, removing, and the end of coverage. */
export function postPages(newsroom: Newsroom): Hono<Visit> {
  const app = new Hono<Visit>();

  app.get('/:id/posts', (context) => showPosts(context, newsroom, { note: doneNote(context.req.query('done')) }));

  app.post('/:id/posts', async (context) => {
    const actor = actorOf(context);
    const text = typedPost(await readForm(context));
    const { content, faults, warnings } = contentOfPost(text, []);
    if (faults.length > 0) return showPosts(context, newsroom, { text, faults, status: 422 });
    try {
      const { edition } = await writePost(newsroom, actor, { story: storyOf(context), content });
      const done = warnings.length > 0 ? 'post-partly' : edition === null ? 'posted-draft' : 'posted';
      return goTo(context, `${pathOf(context)}?done=${done}`);
    } catch (error) {
      return showPosts(context, newsroom, { text, ...refusedForm(context, error) });
    }
  });

  app.get('/:id/posts/:number', (context) => showPost(context, newsroom));
  app.post('/:id/posts/:number', (context) => save(context, newsroom));
  app.post('/:id/posts/:number/turn', (context) => turn(context, newsroom));

  app.get('/:id/posts/:number/remove', async (context) => {
    const at = await frameFor(context, newsroom);
    const post = await readPost(newsroom, actorOf(context), postOf(context));
    return show(context, { title: 'Remove this post?', content: removalPage(at, post) });
  });

  app.post('/:id/posts/:number/remove', async (context) => {
    await removePost(newsroom, actorOf(context), postOf(context));
    return goTo(context, `${pathOf(context)}?done=post-removed`);
  });

  app.post('/:id/coverage', async (context) => {
    const ended = field(await readForm(context), 'ended') === 'yes';
    await setCoverage(newsroom, actorOf(context), { story: storyOf(context), ended });
    return goTo(context, `${pathOf(context)}?done=coverage-${ended ? 'ended' : 'resumed'}`);
  });

  return app;
}

/** Saves what was typed over the version it was made to; when another came first, both stand on the page. */
async function save(context: Visited, newsroom: Newsroom): Promise<Response> {
  const actor = actorOf(context);
  const form = await readForm(context);
  const text = typedPost(form);
  const post = await readPost(newsroom, actor, postOf(context));
  const { content, faults } = contentOfPost(text, post.bylines);
  if (faults.length > 0) return showPost(context, newsroom, { text, faults, status: 422 });
  try {
    const expected = Number(field(form, 'version'));
    await editPost(newsroom, actor, { ...postOf(context), expected, change: content });
    return goTo(context, `${pathOf(context)}?done=post-edited`);
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'stale') return showStale(context, newsroom, text);
    return showPost(context, newsroom, { text, ...refusedForm(context, error) });
  }
}

/** What was typed stays in the form; what is saved now stands above it. */
async function showStale(context: Visited, newsroom: Newsroom, text: PostText): Promise<Response> {
  const actor = actorOf(context);
  const current = await readPost(newsroom, actor, postOf(context));
  const { service } = await readStory(newsroom, actor, storyOf(context));
  const note = stalePostNote(textOfPost(current), service);
  return showPost(context, newsroom, { text, note, over: true, status: 412 });
}

/** Pins a post or takes it down, makes it a key event or not. */
async function turn(context: Visited, newsroom: Newsroom): Promise<Response> {
  const form = await readForm(context);
  const what = field(form, 'what') === 'pinned' ? 'pinned' : 'key';
  const change = { [what]: field(form, 'to') === 'yes' };
  try {
    const expected = Number(field(form, 'version'));
    await editPost(newsroom, actorOf(context), { ...postOf(context), expected, change });
    return goTo(context, `${pathOf(context)}?done=post-edited`);
  } catch (error) {
    return showPosts(context, newsroom, refusedForm(context, error));
  }
}

interface Shown {
  readonly text?: PostText;
  readonly faults?: readonly Fault[];
  readonly note?: HtmlValue;
  readonly status?: ProblemStatus | 200;
}

async function showPosts(context: Visited, newsroom: Newsroom, shown: Shown): Promise<Response> {
  const { text = BLANK_POST, faults = [], note = null, status = 200 } = shown;
  const at = await frameFor(context, newsroom);
  const coverage = await readCoverage(newsroom, actorOf(context), { story: at.story.id });
  const content = postsPage(at, { coverage, text, faults, note });
  return show(context, { title: `Posts: ${at.story.headline}`, content, status });
}

async function showPost(
  context: Visited,
  newsroom: Newsroom,
  shown: Shown & { readonly over?: boolean } = {},
): Promise<Response> {
  const { faults = [], note = null, status = 200, over = false } = shown;
  const at = await frameFor(context, newsroom);
  const post = await readPost(newsroom, actorOf(context), postOf(context));
  const content = postPage(at, { post, text: shown.text ?? textOfPost(post), faults, note, over });
  return show(context, { title: `Post ${post.number}: ${at.story.headline}`, content, status });
}

async function frameFor(context: Visited, newsroom: Newsroom): Promise<PostsFrame> {
  const actor = actorOf(context);
  const story = await readStory(newsroom, actor, storyOf(context));
  return { frame: frameOf(context), publication: await readPublication(newsroom, actor), story };
}

function storyOf(context: Visited): StoryId {
  return storyId(context.req.param('id') ?? '');
}

/** @throws Refusal 'missing': an address with something else than a number is an address of nothing. */
function postOf(context: Visited): { story: StoryId; number: number } {
  const text = context.req.param('number') ?? '';
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Refusal('missing', 'There is no such post.');
  return { story: storyOf(context), number: Number(text) };
}

function pathOf(context: Visited): string {
  return `/stories/${storyOf(context)}/posts`;
}
