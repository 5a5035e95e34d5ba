import { Refusal } from '../../base/refusal.ts';
import { unreachable } from '../../base/unreachable.ts';
import type { ImportedPlace, ImportedStory, ImportItem } from '../../import/imported-story.ts';
import type { StoryId, StoryKind } from '../../story/story.ts';
import { requireRight, type Actor } from './actor.ts';
import { fillStory } from './importing-again.ts';
import { hostOf, hostsOf, isInner, turnLinks } from './importing-links.ts';
import { settlePlaces, type People } from './importing-places.ts';
import { importStory } from './importing-story.ts';
import type { Newsroom } from './newsroom.ts';
import { writeSubject } from './subject.ts';

/**
 * How many stories are published in one edition while an import runs. Whoever publishes meanwhile waits for that edition and
 * then for their own: fewer make them wait less, and more would bring the import to its end hardly sooner.
 */
const AT_ONCE = 10;

/** One sentence about one document, for the person who runs the import. */
export interface ImportNote {
  readonly key: string;
  /** `left`: it was left out on purpose; `known`: an earlier run brought it. */
  readonly kind: 'warning' | 'left' | 'known' | 'failed';
  readonly sentence: string;
}

export interface ImportOptions {
  readonly service: string;
  /** In place of what the source says. */
  readonly kind?: StoryKind;
  /** Also publish, with their dates. */
  readonly publish: boolean;
  /** Addresses of the earlier site: links to it become ours. What an archive itself says is known without. */
  readonly origins?: readonly string[];
  /** Told of each document: how far the whole is, and what there is to say. */
  readonly onItem: (at: number, total: number, notes: readonly ImportNote[]) => void;
}

export interface ImportCount {
  imported: number;
  /** Imported by an earlier run, or left out on purpose. */
  skipped: number;
  failed: number;
}

/** An import under way. */
interface Run {
  readonly newsroom: Newsroom;
  readonly actor: Actor;
  readonly options: ImportOptions;
  readonly count: ImportCount;
  /** Of the earlier site. */
  readonly hosts: Set<string>;
  readonly places: ImportedPlace[];
  people: People;
  /** Stories with links to the earlier site, which may lead to stories that come later. */
  readonly linking: Map<StoryId, string>;
  sinceEdition: number;
  /** Pages stand in the footer of every other page. */
  hasPages: boolean;
}

/**
 * Brings documents in, one transaction each: one that fails stops no other, and running it again doubles nothing. A run
 * that was ended half-way is completed by the next: what is in a story's transaction is whole, and links are looked at in
 * every run.
 */
export async function importStories(
  newsroom: Newsroom,
  actor: Actor,
  { items, ...options }: ImportOptions & { items: AsyncIterable<ImportItem> },
): Promise<ImportCount> {
  requireRight(actor, options.publish ? 'edit' : 'write');
  const count: ImportCount = { imported: 0, skipped: 0, failed: 0 };
  const hosts = hostsOf(options.origins ?? []);
  const start = { places: [], people: new Map(), linking: new Map(), sinceEdition: 0, hasPages: false };
  const run: Run = { newsroom, actor, options, count, hosts, ...start };
  let end = { at: 1, total: 1 };
  for await (const item of items) {
    end = { at: item.at, total: item.total };
    if ('place' in item) {
      takePlace(run, item.place);
      continue;
    }
    await settle(run);
    options.onItem(item.at, item.total, await bringIn(run, item));
    if (run.sinceEdition >= AT_ONCE) await press(run);
  }
  await settle(run);
  await press(run);
  for (const [id, key] of run.linking) {
    options.onItem(end.at, end.total, await turn(run, { id, key }));
    if (run.sinceEdition >= AT_ONCE) await press(run);
  }
  if (run.hasPages && options.publish) {
    const everything = writeSubject({ kind: 'everything' });
    await newsroom.store.transact(({ write }) => write.editions.queue(everything, newsroom.clock()));
  }
  await newsroom.presser.pressWhole();
  return count;
}

async function press(run: Run): Promise<void> {
  run.sinceEdition = 0;
  await run.newsroom.presser.press();
}

function takePlace({ places, hosts }: Run, place: ImportedPlace): void {
  places.push(place);
  const host = place.kind === 'front' ? hostOf(place.addresses[0] ?? '') : null;
  if (host !== null) hosts.add(host);
}

async function settle(run: Run): Promise<void> {
  const { newsroom, actor, options, places } = run;
  if (places.length > 0) run.people = await settlePlaces(newsroom, actor, { service: options.service, places });
  places.length = 0;
}

async function bringIn(run: Run, item: Exclude<ImportItem, { place: unknown }>): Promise<ImportNote[]> {
  const { key } = item;
  if ('failure' in item) {
    run.count.failed += 1;
    return [{ key, kind: 'failed', sentence: item.failure }];
  }
  if ('skipped' in item) {
    run.count.skipped += 1;
    return [{ key, kind: 'left', sentence: item.skipped }];
  }
  try {
    return await bringStory(run, item);
  } catch (error) {
    run.count.failed += 1;
    return [{ key, kind: 'failed', sentence: sentenceOf(error) }];
  }
}

/** `key` names it for people: what the store knows it by may be a mere number. */
async function bringStory(run: Run, { key, story }: { key: string; story: ImportedStory }): Promise<ImportNote[]> {
  const { newsroom, actor, options, count, hosts, people } = run;
  if ((options.kind ?? story.kind) === 'page') run.hasPages = true;
  const known = await newsroom.store.read.stories.bySource(options.service, story.key);
  if (known !== null) {
    count.skipped += 1;
    if (isInner(story.body, hosts)) run.linking.set(known.id, key);
    return await bringAgain(run, { id: known.id, key, story });
  }
  const { id, warnings, isLinking } = await importStory(newsroom, actor, { story, options, hosts, people });
  count.imported += 1;
  run.sinceEdition += 1;
  if (isLinking) run.linking.set(id, key);
  return [...story.warnings, ...warnings].map((sentence) => ({ key, kind: 'warning', sentence }));
}

async function bringAgain(
  run: Run,
  { id, key, story }: { id: StoryId; key: string; story: ImportedStory },
): Promise<ImportNote[]> {
  const { outcome, warnings } = await fillStory(run.newsroom, run.actor, { id, story, hosts: run.hosts });
  const notes = warnings.map((sentence): ImportNote => ({ key, kind: 'warning', sentence }));
  switch (outcome) {
    case 'same':
      return [{ key, kind: 'known', sentence: 'It is here already.' }];
    case 'filled':
      run.sinceEdition += 1;
      return [...notes, { key, kind: 'known', sentence: 'It was here already and got the files that it lacked.' }];
    case 'changed-since':
      return [{ key, kind: 'warning', sentence: 'Files for it are here now, but it was changed since: it stays.' }];
    default:
      return unreachable(outcome);
  }
}

async function turn(run: Run, { id, key }: { id: StoryId; key: string }): Promise<ImportNote[]> {
  const { newsroom, actor, hosts } = run;
  const { isChanged, nowhere } = await turnLinks(newsroom, actor, { id, hosts });
  if (isChanged) run.sinceEdition += 1;
  return nowhere.map((href) => ({ key, kind: 'warning', sentence: `A link leads nowhere here: ${href}` }));
}

/** A fault of the document, said to whoever runs the import. */
function sentenceOf(error: unknown): string {
  const faults =
    error instanceof Refusal ? error.faults.map(({ field, detail }) => ` ${field}: ${detail}`).join('') : '';
  return `${error instanceof Error ? error.message : String(error)}${faults}`;
}
