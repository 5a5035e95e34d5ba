import { ask } from './ask.ts';

const POST = 'article.post[id^="post-"]';

/** The posts of the live blog that this page is; null on other pages. */
export function postsHere(): HTMLElement | null {
  return document.getElementById('posts');
}

/** When the newest change that the page shows was made, in milliseconds; 0 when it shows none. */
export function changedHere(posts: HTMLElement): number {
  const all = [posts, ...postsIn(posts)].map(({ dataset }) => Date.parse(dataset['changed'] ?? ''));
  return Math.max(0, ...all.filter((at) => !Number.isNaN(at)));
}

/**
 * Fetches this page and takes over the posts that came, changed or went. What the reader looks at stays where it is, and
 * a post that holds the focus stays as it is.
 * @returns the first post that is new, or null
 * @throws when the page cannot be had
 */
export async function bringPosts(posts: HTMLElement): Promise<HTMLElement | null> {
  const text = await (await ask(location.pathname)).text();
  const fresh = new DOMParser().parseFromString(text, 'text/html').getElementById('posts');
  if (fresh === null) throw new Error('no posts');
  return keepingPlace(posts, () => takeOver(posts, fresh));
}

function takeOver(posts: HTMLElement, fresh: HTMLElement): HTMLElement | null {
  const came = postsIn(fresh);
  const names = new Set(came.map(({ id }) => id));
  const oldest = Math.min(...came.map(numberOf));
  for (const post of postsIn(posts)) {
    // What is older than all that came has only moved on to another page.
    if (!names.has(post.id) && numberOf(post) > oldest && !holdsFocus(post)) post.remove();
  }
  let first: HTMLElement | null = null;
  let after: Element | null = null;
  // From the end, so that each finds the one it stands before.
  for (const post of came.toReversed()) {
    const here: HTMLElement | null = posts.querySelector(`#${CSS.escape(post.id)}`);
    const adopted = adopt(post);
    if (here === null) {
      if (after) after.before(adopted);
      else posts.append(adopted);
      first = adopted;
    } else if (here.dataset['changed'] !== post.dataset['changed'] && !holdsFocus(here)) here.replaceWith(adopted);
    after = posts.querySelector(`#${CSS.escape(post.id)}`);
  }
  for (const [name, value] of Object.entries(fresh.dataset)) posts.dataset[name] = value;
  return first;
}

/** The parser runs no script, and none comes along. */
function adopt(post: HTMLElement): HTMLElement {
  const adopted = document.importNode(post, true);
  for (const other of adopted.querySelectorAll('script,style,link,meta,base,iframe,object,embed,form')) other.remove();
  return adopted;
}

/** Runs a change of the posts so that the first one in view is where it was, whatever was put above it. */
function keepingPlace<T>(posts: HTMLElement, change: () => T): T {
  const seen = postsIn(posts).find((post) => post.getBoundingClientRect().bottom > 0);
  const before = seen?.getBoundingClientRect().top ?? 0;
  const { style } = document.documentElement;
  // The browser's own anchoring would move the page a second time.
  style.overflowAnchor = 'none';
  const result = change();
  const now = seen && document.getElementById(seen.id);
  if (now) scrollBy({ top: now.getBoundingClientRect().top - before, behavior: 'instant' });
  requestAnimationFrame(() => (style.overflowAnchor = ''));
  return result;
}

function postsIn(part: HTMLElement): HTMLElement[] {
  return [...part.querySelectorAll<HTMLElement>(POST)];
}

function numberOf({ id }: Element): number {
  return Number(id.slice('post-'.length));
}

function holdsFocus(post: Element): boolean {
  return post.contains(document.activeElement);
}
