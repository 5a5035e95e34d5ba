import { Refusal } from '../../../base/refusal.ts';
import { serviceOf } from '../../../story/publication.ts';
import type { StoryId } from '../../../story/story.ts';
import type { Actor } from '../actor.ts';
import type { Newsroom } from '../newsroom.ts';
import { readPublication } from '../publication-acts.ts';
import { publishStory } from '../publishing.ts';
import { sendBackStory, submitStory } from '../story-acts.ts';
import { readZonedTime } from './zoned-time.ts';

export interface Next {
  readonly id: StoryId;
  readonly service: string;
  /** The value of the button that was pressed. */
  readonly button: string;
  /** What the field for publishing later says. */
  readonly at: string;
}

/** Does what a button of the form asks for once everything is saved; answers with where to go. @throws Refusal */
export async function doNext(newsroom: Newsroom, actor: Actor, { id, service, button, at }: Next): Promise<string> {
  const path = `/stories/${id}`;
  switch (button) {
    case 'preview':
      return `${path}/preview`;
    case 'submit':
      await submitStory(newsroom, actor, { id });
      return `${path}?done=submit`;
    case 'send-back':
      await sendBackStory(newsroom, actor, { id, reason: '' });
      return `${path}?done=send-back`;
    case 'publish':
      await publishStory(newsroom, actor, { id });
      return `${path}?done=publish`;
    case 'schedule': {
      const { timeZone } = serviceOf(await readPublication(newsroom, actor), service);
      const { edition } = await publishStory(newsroom, actor, { id, at: momentIn(at, timeZone) });
      return `${path}?done=${edition === null ? 'schedule' : 'publish'}`;
    }
    default:
      return `${path}?done=saved`;
  }
}

function momentIn(text: string, timeZone: string): Date {
  const moment = readZonedTime(text, timeZone);
  if (moment !== null) return moment;
  const detail = 'Choose a day and an hour.';
  throw new Refusal('invalid', detail, { faults: [{ field: 'at', detail }] });
}
