/** Posts of a live blog, as docs/contracts/newsroom-api.md says it. */

export interface PostDraft {
  readonly headline: string;
  readonly body: { readonly html: string };
  readonly key: boolean;
  readonly pinned: boolean;
}

export interface Post extends PostDraft {
  readonly id: string;
  readonly number: number;
  readonly version: number;
  readonly at: string;
  readonly changed: string;
  readonly url: string | null;
  readonly by: string | null;
  readonly own: boolean;
}

export interface PostsPage {
  readonly posts: readonly Post[];
  readonly pinned: readonly Post[];
  readonly next: number | null;
  readonly ended: string | null;
}

export const EMPTY_POST: PostDraft = { headline: '', body: { html: '' }, key: false, pinned: false };

export function isEmpty({ headline, body }: PostDraft): boolean {
  return headline.trim() === '' && body.html === '';
}
