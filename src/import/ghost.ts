import path from 'node:path';
import { nameOf, siteOf, readPost, type GhostOptions } from './ghost-post.ts';
import { ghostRows } from './ghost-rows.ts';
import { readTables, type GhostTables } from './ghost-tables.ts';
import type { ImportedPlace, ImportItem } from './imported-story.ts';
import { fileFinder } from './picture-finder.ts';
import { failureOf } from './read-text.ts';

/**
 * The posts and pages in an export of Ghost, versions 1 to 6. The file is read twice, in bounded memory: first who wrote
 * what under which tags, for the tables stand in any order, then the posts one by one as they are asked for. E-mail
 * addresses, passwords and members are never read.
 * @throws Unreadable when the file is no export of Ghost, or not whole.
 */
export async function* importGhost(
  file: string,
  { media = [], ...options }: GhostOptions & { readonly media?: readonly string[] },
): AsyncGenerator<ImportItem> {
  const tables = await readTables(file);
  const places = placesOf(tables, siteOf(options.url));
  const total = places.length + tables.posts;
  let at = 0;
  for (const place of places) {
    at += 1;
    yield { at, total, key: `${place.kind} ${place.name}`, place };
  }
  const find = fileFinder([path.dirname(path.resolve(file)), ...media]);
  for await (const row of ghostRows(file, ['posts'])) {
    at += 1;
    const item = { at, total, key: nameOf(row, at - places.length) };
    try {
      yield { ...item, story: readPost(row, tables, { ...options, find }) };
    } catch (error) {
      yield { ...item, failure: failureOf(error) };
    }
  }
}

/** Where readers found lists of what they could open. Each of them had a feed too. */
function placesOf(tables: GhostTables, site: string): readonly ImportedPlace[] {
  const people = tables.publicAuthors.map(({ name, slug }) => ({ name, addresses: list(`${site}/author/`, slug) }));
  const topics = tables.publicTags.map(({ name, slug }) => ({ name, addresses: list(`${site}/tag/`, slug) }));
  const feeds = [`${site}/`, ...[...people, ...topics].flatMap(({ addresses }) => addresses)];
  return [
    ...(site === '' ? [] : [{ kind: 'front', name: '', addresses: [`${site}/`] } as const]),
    { kind: 'feed', name: '', addresses: feeds.map((address) => `${address}rss/`) },
    ...people.map((person) => ({ kind: 'person', ...person }) as const),
    ...topics.map((topic) => ({ kind: 'topic', ...topic }) as const),
  ];
}

function list(folder: string, slug: string): readonly string[] {
  return slug === '' ? [] : [`${folder}${encodeURIComponent(slug.toWellFormed())}/`];
}
