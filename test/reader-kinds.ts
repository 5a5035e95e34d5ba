/** One address of every kind of page that a home serves, so that a check of all kinds misses none that comes later. */
import { readFile } from 'node:fs/promises';
import type { Program } from '../src/program.ts';
import { commandLine } from '../src/newsroom/api/actor.ts';
import { withdrawStory } from '../src/newsroom/api/publishing.ts';
import { GONE } from '../src/story/output.ts';
import { published } from './stories.ts';

/** Of the demonstration. */
export const SERVICES = ['kk', 'ru', 'en', 'fa'];

export type KindsByService = ReadonlyMap<string, readonly KindOfPage[]>;

interface KindOfPage {
  /** A story may be of several. */
  readonly kinds: readonly string[];
  readonly path: string;
}

/** By the parts of an address after its service. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/^$/, 'front'],
  [/^\d{4}\/\d\d\/\d\d\/[^/]+\/$/, 'story'],
  [/^\d{4}\/\d\d\/\d\d\/[^/]+\/text\/$/, 'text'],
  [/^\d{4}\/\d\d\/\d\d\/[^/]+\/posts\/\d+\/$/, 'older posts'],
  [/^\d{4}\/\d\d\/\d\d\/[^/]+\/posts\/\d+\/text\/$/, 'text of older posts'],
  [/^archive\/\d{4}\/\d\d\/$/, 'month'],
  [/^(topics|storylines|people|units|notices)\/[^/]+\/$/, '$1'],
  [/^(archive|contact|saved|not-found)\/$/, '$1'],
  [/^[^/]+\/text\/$/, 'text of a page'],
  [/^[^/]+\/$/, 'page'],
];

/** What a story's page can hold besides words; each is a kind of its own. */
const PARTS = { audio: '<audio', video: '<video', gallery: 'class="gallery', embed: 'class="embed', live: 'id="posts"', table: '<table', storyline: 'class="pledges"' }; // prettier-ignore

/** What a home with the demonstration has, and a withdrawn story in each language besides. */
export async function everyKind(program: Program): Promise<KindsByService> {
  const kinds = new Map<string, readonly KindOfPage[]>();
  for (const service of SERVICES) {
    const { id } = await published(program, { slug: 'gone', service, topics: [] });
    await withdrawStory(program.newsroom, commandLine, { id, reason: 'A source was put at risk.' });
    kinds.set(service, await kindsOf(program, service));
  }
  return kinds;
}

/** Of a service. @throws Error for a page of no known shape: then this file has to learn it */
async function kindsOf({ edition }: Program, service: string): Promise<readonly KindOfPage[]> {
  const found = new Map<string, string>();
  for (const { path, type, digest } of edition.entries()) {
    if (!path.startsWith(`/${service}/`) || !(type.startsWith('text/html') || type === GONE)) continue;
    const kind = type === GONE ? 'withdrawn' : kindOf(path.slice(service.length + 2));
    const page = kind === 'story' ? await readFile(edition.objectFile(digest, 'identity'), 'utf8') : '';
    for (const [part, mark] of Object.entries(PARTS)) {
      if (page.includes(mark) && !found.has(part)) found.set(part, path);
    }
    if (!found.has(kind)) found.set(kind, path);
  }
  const kinds = Map.groupBy(found, ([, path]) => path);
  return [...kinds].map(([path, same]) => ({ kinds: same.map(([kind]) => kind), path }));
}

function kindOf(rest: string): string {
  for (const [shape, kind] of SHAPES) {
    const match = shape.exec(rest);
    if (match) return kind.replace('$1', match[1] ?? '');
  }
  throw new Error(`what kind of page is ${rest}?`);
}
