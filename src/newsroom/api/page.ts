import type { StoryId } from '../../story/story.ts';

/** The unit of pressing: what one call of `press` makes, be it a page, the feeds of a service or a story with its text version. */
export type Page =
  | { readonly page: 'choice' | 'sitemaps' | 'not-found' }
  | {
      readonly page: 'front' | 'archive' | 'feeds' | 'contact' | 'saved' | 'service-not-found';
      readonly service: string;
    }
  | { readonly page: 'month'; readonly service: string; readonly year: number; readonly month: number }
  | {
      readonly page: 'topic' | 'person' | 'unit' | 'storyline' | 'notice';
      readonly service: string;
      readonly slug: string;
    }
  | { readonly page: 'redirect'; readonly path: string }
  /** The file to pass on. It stands before its story, which leads to it. */
  | { readonly page: 'copy'; readonly id: StoryId }
  /** `part`: of a live blog this part alone besides the main page; without it all of them. */
  | { readonly page: 'story'; readonly id: StoryId; readonly part?: number };

/** What tells a page from all others. */
export function pageKey(page: Page): string {
  return JSON.stringify(page);
}

/** Each page once, in the order they were named. */
export class Pages implements Iterable<Page> {
  readonly #pages = new Map<string, Page>();

  add(...pages: readonly Page[]): void {
    for (const page of pages) this.#pages.set(pageKey(page), page);
  }

  get size(): number {
    return this.#pages.size;
  }

  [Symbol.iterator](): Iterator<Page> {
    return this.#pages.values();
  }
}
