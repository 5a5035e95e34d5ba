import { Hono, type Context } from 'hono';
import { html, type Html } from '../../../base/html.ts';
import type { Fault } from '../../../base/refusal.ts';
import type { Actor } from '../actor.ts';
import type { Newsroom } from '../newsroom.ts';
import { correctStory, unpublishStory, withdrawStory } from '../publishing.ts';
import { readStory, type StoryView } from '../stories.ts';
import { storyId } from '../http/api-story-values.ts';
import { field, readForm } from '../http/read-form.ts';
import { actorOf, type Visit } from '../http/visit.ts';
import { faultSummary, textArea, tokenField } from './fields.ts';
import { frameOf, goTo, refusedForm, show } from './frame.ts';
import { spoken, tongueOf } from './words.ts';

/** An act on a published story that asks before it is done. */
interface ActPage {
  readonly name: 'unpublish' | 'withdraw' | 'correct';
  readonly title: string;
  readonly explanation: string;
  /** The text that the act needs, in the language of the story; null when it needs none. */
  readonly asks: { readonly name: 'reason' | 'text'; readonly label: string; readonly hint: string } | null;
  readonly button: string;
  readonly act: (newsroom: Newsroom, actor: Actor, what: { id: StoryView['id']; text: string }) => Promise<unknown>;
}

const ACTS: readonly ActPage[] = [
  {
    name: 'unpublish',
    title: 'Unpublish this story?',
    explanation: 'From the next edition on its address answers “not found”. It stays here, and can be published again.',
    asks: null,
    button: 'Unpublish',
    act: (newsroom, actor, { id }) => unpublishStory(newsroom, actor, id),
  },
  {
    name: 'withdraw',
    title: 'Withdraw this story for good?',
    explanation: 'Mirrors drop it too, and it cannot return. Copies that readers saved remain with them.',
    asks: { name: 'reason', label: 'Reason', hint: 'Readers see it, with the date, in the story’s place.' },
    button: 'Withdraw for good',
    act: (newsroom, actor, { id, text }) => withdrawStory(newsroom, actor, { id, reason: text }),
  },
  {
    name: 'correct',
    title: 'Add a correction',
    explanation: 'It stands dated on the story’s page and cannot be taken back. Mend the text itself as well.',
    asks: { name: 'text', label: 'Correction', hint: 'What was wrong, and what is right.' },
    button: 'Publish the correction',
    act: (newsroom, actor, { id, text }) => correctStory(newsroom, actor, { id, text }),
  },
];

export function storyActPages(newsroom: Newsroom): Hono<Visit> {
  const app = new Hono<Visit>();
  for (const page of ACTS) {
    const path = `/:id/${page.name}` as const;
    app.get(path, async (context) => {
      const view = await readStory(newsroom, actorOf(context), storyId(context.req.param('id')));
      return show(context, {
        title: page.title,
        content: confirmation(context, { page, view, typed: '', faults: [] }),
      });
    });
    app.post(path, (context) => carryOut(context, newsroom, page));
  }
  return app;
}

async function carryOut(context: Context<Visit>, newsroom: Newsroom, page: ActPage): Promise<Response> {
  const actor = actorOf(context);
  const view = await readStory(newsroom, actor, storyId(context.req.param('id') ?? ''));
  const typed = page.asks === null ? '' : field(await readForm(context), page.asks.name).trim();
  try {
    await page.act(newsroom, actor, { id: view.id, text: typed });
    return goTo(context, `/stories/${view.id}?done=${page.name}`);
  } catch (error) {
    const { faults, status } = refusedForm(context, error);
    return show(context, { title: page.title, content: confirmation(context, { page, view, typed, faults }), status });
  }
}

interface Confirmation {
  readonly page: ActPage;
  readonly view: StoryView;
  readonly typed: string;
  readonly faults: readonly Fault[];
}

function confirmation(context: Context<Visit>, { page, view, typed, faults }: Confirmation): Html {
  const story = `/stories/${view.id}`;
  const { asks } = page;
  return html`${faultSummary(faults)}
    <h1>${page.title}</h1>
    <p><strong>${spoken(view.headline, view.service)}</strong></p>
    <p>${page.explanation}</p>
    <form method="post" action="${story}/${page.name}">
      ${tokenField(frameOf(context).token)}
      ${asks && textArea({ ...asks, value: typed, rows: 4, faults, language: tongueOf(view.service), required: true })}
      <div class="row">
        <button class="${page.name === 'withdraw' ? 'alarm' : 'primary'}">${page.button}</button>
        <a class="button" href="${story}">Leave it as it is</a>
      </div>
    </form>`;
}
