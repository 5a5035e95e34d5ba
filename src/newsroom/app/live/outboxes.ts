import { ask, Problem } from '../api.ts';
import { keptAs } from '../story/unsent.ts';
import { Outbox, type Delivery, type WaitingPost } from './outbox.ts';

/** The outboxes of this window, one a live blog; they go on while other screens of the app are open. */
const open = new Map<string, Outbox>();
const deliveries = new EventTarget();

const PREFIX = keptAs('post:');
/** Longer than a bad line takes for a few sentences; then it is sent again, with the same id. */
const PATIENCE = 30_000;

/** The outbox of a story, of whoever is signed in: another's posts are not theirs to send. */
export function outboxOf(story: string, account: string): Outbox {
  const key = `${account}:${story}:`;
  const there = open.get(key);
  if (there !== undefined) return there;
  const prefix = PREFIX + key;
  const made = new Outbox({
    list: () => readAll(prefix),
    keep: (post) => keep(prefix + post.id, post),
    drop: (id) => localStorage.removeItem(prefix + id),
    online: () => navigator.onLine,
    send: (post) => send(story, post),
    delivered: () => deliveries.dispatchEvent(new Event(story)),
    now: () => new Date(),
    later: (milliseconds, what) => {
      const timer = setTimeout(what, milliseconds);
      return () => clearTimeout(timer);
    },
  });
  open.set(key, made);
  addEventListener('online', () => made.wake());
  addEventListener('storage', ({ key: changed }) => {
    if (changed?.startsWith(prefix)) made.refresh();
  });
  return made;
}

/** Calls back whenever a post of the story arrived; returns what ends that. */
export function onDelivered(story: string, listener: () => void): () => void {
  deliveries.addEventListener(story, listener);
  return () => deliveries.removeEventListener(story, listener);
}

/** Sends what an earlier visit left, whichever screen the app opens with. */
export function sendWaiting(account: string): void {
  const mine = `${PREFIX}${account}:`;
  for (const key of Object.keys(localStorage)) {
    const [story = ''] = key.startsWith(mine) ? key.slice(mine.length).split(':') : [];
    if (story !== '') outboxOf(story, account);
  }
}

async function send(story: string, { id, content }: WaitingPost): Promise<Delivery> {
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    await ask(`/stories/${story}/posts`, { method: 'POST', json: { id, ...content }, signal });
    return { kind: 'sent' };
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500 || error.status === 429) return { kind: 'unreachable' };
    if (error.status === 401) return { kind: 'signed-out' };
    return { kind: 'refused', detail: error.faults.map(({ detail }) => detail).join(' ') || error.message };
  }
}

function keep(key: string, post: WaitingPost): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(post));
    return true;
  } catch {
    return false;
  }
}

/** In the order they were written in: their keys end in ids, which sort by time. */
function readAll(prefix: string): WaitingPost[] {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  return keys.sort().flatMap((key) => {
    try {
      return [JSON.parse(localStorage.getItem(key) ?? '') as WaitingPost];
    } catch {
      return [];
    }
  });
}
