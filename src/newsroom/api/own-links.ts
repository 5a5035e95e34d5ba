import { GONE, REDIRECT } from '../../edition/verify/entry.ts';
import { parseId } from '../../base/id.ts';
import type { StoryAtHand } from '../../store/stories-reader.ts';
import { leadsTo } from './importing-links.ts';
import type { Newsroom } from './newsroom.ts';

/** Where a link to the publication's own address leads. `to`: where it should lead instead, root-relative; null: nowhere else. */
export interface OwnLink {
  readonly state: 'answers' | 'moved' | 'dead' | 'gone' | 'draft' | 'unpublished';
  readonly to: string | null;
}

/** By the current edition, and where that has nothing by what waits for its readers. `url` is of the publication. */
export async function ownLink(newsroom: Newsroom, url: URL): Promise<OwnLink> {
  const path = decoded(url.pathname);
  if (path === null) return { state: 'dead', to: null };
  const entry = newsroom.edition.find(path);
  if (entry?.type === GONE) return { state: 'gone', to: null };
  if (entry !== null && entry.type !== REDIRECT) return { state: 'answers', to: null };
  const moved = await movedTo(newsroom, path, url);
  if (moved !== null) return { state: 'moved', to: moved };
  // A redirect to what is no story: a month, a picture of an earlier site.
  if (entry !== null) return { state: 'answers', to: null };
  return await waiting(newsroom, path);
}

/** A link to the newsroom itself, which no reader can open and none should know of. Leads to the story it shows, if readers have that. */
export async function newsroomLink({ store }: Newsroom, url: URL): Promise<OwnLink> {
  const id = parseId<'Story'>(/\/stories\/([^/?#]+)/.exec(url.pathname)?.[1] ?? '');
  const story = id === null ? null : await store.read.stories.story(id);
  return { state: 'dead', to: story === null ? null : publicPath(story) };
}

async function movedTo({ edition, store }: Newsroom, path: string, url: URL): Promise<string | null> {
  const { read } = store;
  const target = await read.publication.redirect(path);
  const isThere = (at: string): boolean => ![undefined, GONE, REDIRECT].includes(edition.find(at)?.type);
  if (target !== null) return isThere(target) ? encodeURI(target) + url.hash : null;
  if (!path.endsWith('/') && isThere(`${path}/`)) return encodeURI(`${path}/`) + url.search + url.hash;
  const old = await leadsTo(read, url.pathname + url.search + url.hash);
  return old !== null && isThere(decoded(new URL(old, url).pathname) ?? '') ? old : null;
}

/** A story that readers do not have, found by its address or by the last part of it. */
async function waiting({ store }: Newsroom, path: string): Promise<OwnLink> {
  const { read } = store;
  const [service = '', ...rest] = path.split('/').filter((part) => part !== '');
  const named = await read.stories.bySlug(service, rest.filter((part) => part !== 'text').at(-1) ?? '');
  const story = (await read.stories.byPath(path)) ?? (named && (await read.stories.story(named)));
  if (story === null) return { state: 'dead', to: null };
  const there = publicPath(story);
  if (there !== null) return { state: 'moved', to: there };
  if (story.state === 'withdrawn') return { state: 'gone', to: null };
  return { state: story.state === 'unpublished' ? 'unpublished' : 'draft', to: null };
}

function publicPath({ path, publishedRevision }: StoryAtHand): string | null {
  return path === null || publishedRevision === null ? null : encodeURI(path);
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}
