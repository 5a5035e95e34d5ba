import { plural } from '../language/numbers.ts';
import type { Bar } from './bar.ts';
import type { LiveNews, News } from './news.ts';
import { bringPosts, postsHere } from './posts.ts';
import type { Orders, Words } from './words.ts';

/** Says in the bar what is news to this page, each thing once: closing the bar is an answer. */
export class Teller {
  readonly #bar: Bar;
  readonly #words: Words;
  readonly #since: number | null;
  readonly #posts = postsHere();
  readonly #said = new Set<string>();
  #ended = false;

  constructor(bar: Bar, { words, since }: Orders) {
    this.#bar = bar;
    this.#words = words;
    this.#since = since;
  }

  /** Whether something is likely to come soon. */
  isLively(): boolean {
    return this.#since !== null || (this.#posts !== null && !this.#ended);
  }

  tell(news: News): void {
    const since = this.#since;
    this.#tellBreaking(news);
    if (since !== null) this.#tellStories(news.published.filter((at) => at > since).length);
    const live = news.live.find(({ path }) => path === location.pathname);
    if (this.#posts && live) this.#tellPosts(this.#posts, live);
  }

  /** A line that ended stays where it was read. */
  #tellBreaking({ breaking }: News): void {
    if (breaking === null || breaking.text === lineHere() || !this.#isNew(`breaking ${breaking.text}`)) return;
    const label = document.createElement('b');
    label.textContent = `${this.#words.breaking}: `;
    const line = document.createElement('bdi');
    line.lang = document.documentElement.lang;
    const { path, text } = breaking;
    line.append(path === null || path === location.pathname ? text : link(path, text));
    this.#bar.say('breaking', label, line);
  }

  #tellStories(count: number): void {
    const { language, newStories } = this.#words;
    if (count === 0 || !newStories || !this.#isNew(`stories ${count}`)) return;
    this.#bar.say('more', link(location.pathname, plural(language, count, newStories)));
  }

  #tellPosts(posts: HTMLElement, { post, changed, ended }: LiveNews): void {
    this.#ended = ended;
    const { language, newPosts, changedPosts = '' } = this.#words;
    const count = post - Number(posts.dataset['post'] ?? 0);
    if (count <= 0 && !(Date.parse(changed) > Date.parse(posts.dataset['changed'] ?? ''))) return;
    if (!newPosts || !this.#isNew(`posts ${post} ${changed}`)) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = count > 0 ? plural(language, count, newPosts) : changedPosts;
    button.addEventListener('click', () => void this.#bring(posts, button));
    this.#bar.say('more', button);
  }

  /** Brings the posts in where they belong; whoever was on the button goes on at the first of them. */
  async #bring(posts: HTMLElement, button: HTMLButtonElement): Promise<void> {
    if (button.ariaDisabled === 'true') return;
    button.ariaDisabled = 'true';
    try {
      const first = await bringPosts(posts);
      const held = document.activeElement === button;
      if (held && first !== null) {
        first.tabIndex = -1;
        first.focus({ preventScroll: true });
      }
      this.#bar.clear('more');
    } catch {
      // The button stays, for another try.
      button.ariaDisabled = null;
    }
  }

  #isNew(what: string): boolean {
    if (this.#said.has(what)) return false;
    this.#said.add(what);
    return true;
  }
}

/** The breaking line that the page was pressed with. */
function lineHere(): string | null {
  return document.querySelector('.breaking p')?.textContent.trim() ?? null;
}

function link(path: string, text: string): HTMLAnchorElement {
  const anchor = document.createElement('a');
  anchor.href = path;
  anchor.textContent = text;
  return anchor;
}
