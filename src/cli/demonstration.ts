import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { importMarkdown } from '../import/markdown.ts';
import { commandLine } from '../newsroom/api/actor.ts';
import { startBreaking } from '../newsroom/api/breaking.ts';
import { importStories, type ImportNote } from '../newsroom/api/importing.ts';
import { keepPressedBy, programFingerprint } from '../newsroom/api/pressed-by.ts';
import { correctStory } from '../newsroom/api/publishing.ts';
import { writeSubject } from '../newsroom/api/subject.ts';
import type { Program } from '../program.ts';
import type { Publication } from '../story/publication.ts';
import type { Storyline } from '../story/storyline.ts';
import type { Readers } from '../store/readers.ts';
import type { Terminal } from './command.ts';
import { addCutPictures } from './demonstration-pictures.ts';
import { bringPosts } from './demonstration-posts.ts';
import { initialise, readJson } from './init.ts';

const localized = z.record(z.string(), z.string());

const pledgeSchema = z.object({
  who: localized,
  what: localized,
  on: z.iso.date(),
  due: z.iso.date().nullable(),
  state: z.enum(['promised', 'kept', 'broken', 'open']),
  outcome: localized.nullable(),
  /** `story` is `service/slug`. */
  evidence: z.array(z.object({ text: localized, story: z.string().nullable() })),
});

/** What happens in the demonstration besides its stories. */
const actsSchema = z.object({
  breaking: z.array(z.object({ service: z.string(), text: z.string(), story: z.string().nullable() })),
  corrections: z.array(z.object({ service: z.string(), slug: z.string(), text: z.string() })),
  storylines: z.array(
    z.object({ slug: z.string(), title: localized, summary: localized, pledges: z.array(pledgeSchema) }),
  ),
});

/** Beside src/ and beside dist/ alike. */
const FOLDER = path.join(import.meta.dirname, '../../demonstration');

/**
 * Fills an empty home with the demonstration publication, so that a newcomer sees a newspaper, and presses it at once.
 * `picket init` replaces it.
 */
export async function seedDemonstration(program: Program, origin: string, terminal: Terminal): Promise<void> {
  const { newsroom, configuration } = program;
  terminal.progress('picket: an empty home: filling it with a demonstration');
  await addCutPictures(program, path.join(FOLDER, 'pictures'));
  const publication = await initialise(program, path.join(FOLDER, 'publication.json'));
  await newsroom.presser.pressWhole();
  {
    using _held = newsroom.presser.hold();
    await writeAll(program, publication, { origin, terminal });
  }
  // The next start need not press everything once more to know whose pages they are.
  await keepPressedBy(configuration.home, programFingerprint());
  await newsroom.presser.pressWhole();
}

async function writeAll(
  program: Program,
  publication: Publication,
  { origin, terminal }: { origin: string; terminal: Terminal },
): Promise<void> {
  const { store, newsroom } = program;
  const acts = actsSchema.parse(await readJson(path.join(FOLDER, 'acts.json')));
  await store.transact(async ({ write }) => {
    await write.publication.setOrigin(origin);
    await write.publication.setDemonstration(true);
  });
  // Stories name their storyline, and storylines the addresses of stories: they are written before and after.
  await setStorylines(program, acts);
  // The other languages name the English stories that they translate.
  const services = publication.services.toSorted((a, b) => Number(b.id === 'en') - Number(a.id === 'en'));
  for (const service of services) await bringStories(program, service, terminal);
  await bringPosts(program, FOLDER);
  await setStorylines(program, acts);
  for (const { service, slug, text } of acts.corrections) {
    const id = await store.read.stories.bySlug(service, slug);
    if (id !== null) await correctStory(newsroom, commandLine, { id, text });
  }
  for (const { service, text, story } of acts.breaking) {
    const about = story === null ? null : await store.read.stories.bySlug(service, story);
    await startBreaking(newsroom, commandLine, { service, text, story: about, until: null });
  }
}

async function bringStories(
  { newsroom }: Program,
  service: Publication['services'][number],
  terminal: Terminal,
): Promise<void> {
  const { id, timeZone } = service;
  const onItem = (_at: number, _total: number, notes: readonly ImportNote[]): void => {
    for (const { key, sentence } of notes) terminal.progress(`picket: ${id}: ${key}: ${sentence}`);
  };
  for (const [folder, kind] of [
    ['stories', 'article'],
    ['live', 'live-blog'],
    ['pages', 'page'],
  ] as const) {
    const place = path.join(FOLDER, folder, id);
    if (!existsSync(place)) continue;
    const items = importMarkdown(place, { language: id, timeZone, media: [FOLDER] });
    await importStories(newsroom, commandLine, { items, service: id, kind, publish: true, onItem });
  }
}

async function setStorylines({ store, newsroom }: Program, { storylines }: z.infer<typeof actsSchema>): Promise<void> {
  await store.transact(async ({ read, write }) => {
    for (const storyline of storylines) await write.publication.setStoryline(await withPaths(read, storyline));
    await write.editions.queue(writeSubject({ kind: 'everything' }), newsroom.clock());
  });
}

async function withPaths(
  read: Readers,
  storyline: z.infer<typeof actsSchema>['storylines'][number],
): Promise<Storyline> {
  const pathOf = async (named: string | null): Promise<string | null> => {
    const [service = '', slug = ''] = named?.split('/') ?? [];
    const id = named === null ? null : await read.stories.bySlug(service, slug);
    return (id && (await read.stories.story(id))?.path) ?? null;
  };
  const pledges = [];
  for (const { evidence, ...pledge } of storyline.pledges) {
    const shown = [];
    for (const { text, story } of evidence) shown.push({ text, href: await pathOf(story) });
    pledges.push({ ...pledge, evidence: shown });
  }
  return { ...storyline, pledges };
}
