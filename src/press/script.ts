import { html, type Html } from '../base/html.ts';
import type { Output } from '../story/output.ts';
import { addresses } from './addresses.ts';
import type { Page } from './page.ts';
import type { Surface } from './surface.ts';

/** The one script of the reader's pages, bundled from src/reader/. */
export interface ReaderScript {
  /** Holds its digest, so its bytes never change. */
  readonly path: string;
  /** Subresource Integrity: "sha256-…". */
  readonly integrity: string;
  readonly body: Uint8Array;
}

/** What the script has to look for on a page besides the breaking line; pages without one are looked after seldom. */
export type Watch =
  | { readonly kind: 'stories'; readonly newest: Date | null }
  | { readonly kind: 'posts' }
  | { readonly kind: 'fresh'; readonly until: Date };

export function pressScript({ path, body }: ReaderScript): Output {
  return { path, type: 'text/javascript;charset=utf-8', body };
}

/** Whether the page runs it. Pages for everyone belong to no service, so nothing can arrive there. */
export function scriptOf({ surface, everyone }: Page): ReaderScript | null {
  return everyone === true ? null : (surface.setting.script ?? null);
}

/** The element at the end of a page. Nothing waits for it, and the bar's words come with the page: one bundle serves all languages. */
export function printScript(page: Page): Html | null {
  const script = scriptOf(page);
  if (script === null) return null;
  const { surface, watch } = page;
  const attributes =
    watch?.kind === 'stories'
      ? html` data-since="${(watch.newest ?? new Date(0)).toISOString()}"`
      : watch?.kind === 'fresh' && html` data-fresh="${watch.until.toISOString()}"`;
  const now = addresses.now(surface.language);
  return html`<script type="module" async src="${script.path}" integrity="${script.integrity}" data-now="${now}" data-words="${JSON.stringify(wordsOf(surface, watch))}"${attributes}></script>`;
}

/** src/reader/words.ts reads them. */
function wordsOf({ strings }: Surface, watch: Watch | undefined): Record<string, unknown> {
  const { close, newStories, newPosts, changedPosts } = strings.arriving;
  const words = { language: strings.language, breaking: strings.breaking, close };
  switch (watch?.kind) {
    case 'stories':
      return { ...words, newStories };
    case 'posts':
      return { ...words, newPosts, changedPosts };
    case 'fresh':
    case undefined:
      return words;
  }
}
