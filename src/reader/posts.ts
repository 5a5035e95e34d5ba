import { ask } from './ask.ts';

const POSTS = 'section#posts[data-post]';
/** What stands above the posts and is taken over whole. */
const ABOVE = ['.pinned', '.keys'];
const POST = 'article.post[id^="post-"]';

/** The posts of the live blog that this page is; null on other pages. */
export function postsHere(): HTMLElement | null {
  return document.querySelector<HTMLElement>(POSTS);
}

/**
 * Fetches this page and takes over what came to its posts, changed or went. What the reader looks at stays where it is, and
 * what holds the focus stays as it is.
 * @returns the first post that is new, or null
 * @throws when the page cannot be had
 */
export async function bringPosts(posts: HTMLElement): Promise<HTMLElement | null> {
  const text = await (await ask(location.pathname)).text();
  const page = new DOMParser().parseFromString(text, 'text/html');
  const fresh = page.querySelector<HTMLElement>(POSTS);
  if (fresh === null) throw new Error('no posts');
  const before = new Set(postsIn(posts).map(({ id }) => id));
  keepingPlace(() => {
    for (const part of ABOVE) takeOverAbove(part, posts, page);
    takeOver(posts, fresh);
  });
  return postsIn(posts).find(({ id }) => !before.has(id)) ?? null;
}

function takeOverAbove(part: string, posts: HTMLElement, page: Document): void {
  const here = posts.parentElement?.querySelector(`:scope > ${part}`) ?? null;
  const came = page.querySelector(POSTS)?.parentElement?.querySelector(`:scope > ${part}`) ?? null;
  if (here?.outerHTML === came?.outerHTML || (here && holdsFocus(here))) return;
  if (here && came) here.replaceWith(adopt(came));
  else if (came) posts.before(adopt(came));
  else here?.remove();
}

/** Posts, days and whatever stands between them, in the order of the page that came. */
function takeOver(posts: HTMLElement, fresh: HTMLElement): void {
  const oldest = Math.min(...postsIn(fresh).map(numberOf));
  const came = [...fresh.children].map((child) => ({ child, name: nameOf(child) }));
  const names = new Set(came.map(({ name }) => name));
  const kept = new Map<string, Element>();
  for (const child of posts.children) kept.set(nameOf(child), child);
  for (const [name, child] of kept) {
    // What is older than all that came has only moved to a page of its own.
    const older = child.matches(POST) && numberOf(child) < oldest;
    if (!names.has(name) && !older && !holdsFocus(child)) child.remove();
  }
  // What stays is never moved, so the focus in it is not lost.
  let last: Element | null = null;
  for (const { child, name } of came) {
    const here: Element | undefined = kept.get(name) ?? heldBy(posts, child);
    const next: Element = here ?? adopt(child);
    if (here === undefined && last === null) posts.prepend(next);
    else if (here === undefined) last?.after(next);
    last = next;
  }
  for (const [name, value] of Object.entries(fresh.dataset)) posts.dataset[name] = value;
}

/** The post as the reader has it, where it stayed because it holds the focus. */
function heldBy(posts: HTMLElement, child: Element): Element | undefined {
  if (child.id === '') return undefined;
  return postsIn(posts).find(({ id }) => id === child.id);
}

/** Equal names, equal things: a post of another time is another thing. */
function nameOf(child: Element): string {
  return child.matches(POST) ? `${child.id} ${child.getAttribute('data-changed') ?? ''}` : child.outerHTML;
}

/** The parser runs no script, and none comes along. */
function adopt(part: Element): Element {
  const adopted = document.importNode(part, true);
  for (const other of adopted.querySelectorAll('script,style,link,meta,base,iframe,object,embed,form')) other.remove();
  return adopted;
}

/** Makes a change so that the first post in view is where it was, whatever was put above it. */
function keepingPlace(change: () => void): void {
  const seen = postsIn(document).find((post) => post.getBoundingClientRect().bottom > 0);
  const before = seen?.getBoundingClientRect().top ?? 0;
  const { style } = document.documentElement;
  // The browser's own anchoring would move the page a second time.
  style.overflowAnchor = 'none';
  change();
  const now = seen && document.getElementById(seen.id);
  if (now) scrollBy({ top: now.getBoundingClientRect().top - before, behavior: 'instant' });
  requestAnimationFrame(() => (style.overflowAnchor = ''));
}

function postsIn(part: ParentNode): HTMLElement[] {
  return [...part.querySelectorAll<HTMLElement>(POST)];
}

function numberOf({ id }: Element): number {
  return Number(id.slice('post-'.length));
}

function holdsFocus(part: Element): boolean {
  return part.contains(document.activeElement);
}
