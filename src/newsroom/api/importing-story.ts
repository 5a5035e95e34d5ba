import { readFile } from 'node:fs/promises';
import { Refusal } from '../../base/refusal.ts';
import type { ImportedLead, ImportedStory } from '../../import/imported-story.ts';
import { sha256 } from '../../blobs/sha256.ts';
import { SLUG_LENGTH } from '../../language/slug.ts';
import { storyPath } from '../../story/address.ts';
import { imageUsesOf, replaceImages } from '../../story/body-images.ts';
import type { ImageUse } from '../../story/body.ts';
import { CENTRE, type ImageId } from '../../story/image.ts';
import { serviceOf, type Publication } from '../../story/publication.ts';
import type { Byline, StoryId } from '../../story/story.ts';
import type { Transaction } from '../../store/open-store.ts';
import type { Readers } from '../../store/readers.ts';
import type { Actor } from './actor.ts';
import { changeImage } from './image-changes.ts';
import { addImage, LONGEST_WORDS, type PictureWords } from './images.ts';
import type { ImportOptions } from './importing.ts';
import { withRecordings } from './importing-recordings.ts';
import { resolveLinks } from './importing-links.ts';
import { oldAddresses, type People } from './importing-places.ts';
import { publicationOf, type Newsroom } from './newsroom.ts';
import { monthTarget } from './old-addresses.ts';
import { publishInStore, readyToPublish } from './publishing.ts';
import { contentOf, ensureTopics, slugFor } from './story-content.ts';
import { type StoryDraft } from './stories.ts';
import { storyAtHand } from './story-at-hand.ts';

export interface StoryToImport {
  readonly story: ImportedStory;
  readonly options: Pick<ImportOptions, 'service' | 'kind' | 'publish'>;
  /** Of the earlier site. */
  readonly hosts: ReadonlySet<string>;
  readonly people: People;
}

export interface StoryImported {
  readonly id: StoryId;
  readonly warnings: readonly string[];
  /** Whether it links to what is not here yet, or not public. */
  readonly isLinking: boolean;
}

/**
 * Puts a story into the store with its addresses and comments, in one transaction; its pictures come before. What cannot be
 * published as it is stays a draft.
 */
export async function importStory(newsroom: Newsroom, actor: Actor, given: StoryToImport): Promise<StoryImported> {
  const { story, options, hosts } = given;
  const { document: publication } = await publicationOf(newsroom);
  const { service, kind = story.kind } = options;
  const pictures = await addPictures(newsroom, actor, story);
  const played = await withRecordings(newsroom, actor, { ...story, body: pictures.used.body });
  const source = { ...draftOf(given, publication), ...pictures.used, body: played.body, service, kind };
  const now = newsroom.clock();
  return await newsroom.store.transact(async (transaction) => {
    const { read, write } = transaction;
    const { body, nowhere } = await resolveLinks(read, source.body, hosts);
    const slug = await freeSlug(read, { publication, draft: source, date: story.date });
    const draft: StoryDraft = { ...source, body, slug };
    const content = await contentOf(read, { publication, draft });
    await ensureTopics(transaction, service, draft.topics);
    const made = { service, kind, slug: await slugFor(read, draft), source: story.key };
    const dated = story.date === null ? made : { ...made, firstPublishedAt: story.date };
    const { id } = await write.stories.create(dated, content, { act: 'import', account: actor.account, at: now });
    await linkTranslation(transaction, id, story.translationOf);
    await write.imports.addAddresses(oldAddresses(story.addresses), { service, kind: 'story', target: id });
    await noteFiles(transaction, service, { images: pictures.addresses, recordings: played.addresses });
    if (story.month) {
      const to = { service, kind: 'month', target: monthTarget(story.month) } as const;
      await write.imports.addAddresses(oldAddresses(story.month.addresses), to);
    }
    await write.imports.addComments(id, story.comments);
    const isWanted = options.publish && story.isPublic && (story.date === null || story.date <= now);
    const missing = isWanted ? await publish(transaction, { publication, id, now, date: story.date }) : [];
    return { id, warnings: [...pictures.warnings, ...played.warnings, ...missing], isLinking: nowhere.length > 0 };
  });
}

/** Notes where readers had pictures and recordings, by the ids that they have here. */
export async function noteFiles(
  { write }: Transaction,
  service: string,
  { images, recordings }: Record<'images' | 'recordings', ReadonlyMap<string, readonly string[]>>,
): Promise<void> {
  for (const [target, addresses] of images)
    await write.imports.addAddresses(oldAddresses(addresses), { service, kind: 'image', target });
  for (const [target, addresses] of recordings)
    await write.imports.addAddresses(oldAddresses(addresses), { service, kind: 'recording', target });
}

/** What is missing, one sentence each: then it stays a draft. */
async function publish(
  transaction: Transaction,
  { publication, id, now, date }: { publication: Publication; id: StoryId; now: Date; date: Date | null },
): Promise<string[]> {
  const story = await storyAtHand(transaction.read, id);
  try {
    const path = await readyToPublish(transaction.read, { publication, story, now });
    await publishInStore(transaction, { publication, story, path, now: date ?? now, isOneOfMany: true });
    return [];
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== 'invalid') throw error;
    return [...new Set(error.faults.map(({ detail }) => detail))].map((detail) => `It is a draft still: ${detail}`);
  }
}

type Words = Omit<StoryDraft, 'service' | 'kind' | 'leadImage'>;

function draftOf({ story, people }: StoryToImport, publication: Publication): Words {
  const { headline, standfirst, slug, place, topics, storyline, body } = story;
  const known = new Set([...publication.people, ...publication.units].map(({ id }) => id));
  const bylines = story.bylines
    .map((byline): Byline => {
      const person = 'name' in byline ? people.get(byline.name) : undefined;
      return person === undefined ? byline : { person };
    })
    .filter((byline) => 'name' in byline || known.has('person' in byline ? byline.person : byline.unit));
  return { headline, standfirst, slug, place, bylines, topics, storyline, body, translationOf: null };
}

/** The slug of the source, with a number when something else has its address already. */
async function freeSlug(
  read: Readers,
  { publication, draft, date }: { publication: Publication; draft: StoryDraft; date: Date | null },
): Promise<string | null> {
  const { slug, service, kind } = draft;
  if (slug === null || (date === null && kind !== 'page')) return slug;
  const { timeZone } = serviceOf(publication, service);
  const isTaken = async (name: string): Promise<boolean> => {
    const at = { service, kind, slug: name, firstPublished: date ?? new Date(0), timeZone };
    return await read.stories.pathTaken(storyPath(at));
  };
  let free = slug;
  for (let number = 2; await isTaken(free); number += 1)
    free = `${slug.slice(0, SLUG_LENGTH - 6).replace(/-$/, '')}-${number}`;
  return free;
}

/** `service/slug` of a story that is here already; of one that comes later, that one will find this. */
async function linkTranslation({ read, write }: Transaction, id: StoryId, translationOf: string | null): Promise<void> {
  if (translationOf === null) return;
  const [service, ...slug] = translationOf.split('/');
  const other = await read.stories.bySlug(service ?? '', slug.join('/'));
  if (other !== null) await write.stories.linkTranslation(other, id);
}

interface AddedPictures {
  readonly used: Pick<StoryDraft, 'body' | 'leadImage'>;
  readonly addresses: ReadonlyMap<ImageId, readonly string[]>;
  readonly warnings: readonly string[];
}

/** Adds its pictures to the library; the same file is there once. One that cannot be drawn leaves its words. */
export async function addPictures(newsroom: Newsroom, actor: Actor, story: ImportedStory): Promise<AddedPictures> {
  const ids = new Map<ImageId, ImageId>();
  const addresses = new Map<ImageId, readonly string[]>();
  const warnings: string[] = [];
  const add = async (file: string, old: readonly string[], words = UNSAID): Promise<ImageId | null> => {
    try {
      const id = await pictureFrom(newsroom, actor, { file, ...words });
      addresses.set(id, [...(addresses.get(id) ?? []), ...old]);
      return id;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      warnings.push(`A picture was left out (${error.message}): ${file}`);
      return null;
    }
  };
  const said = new Map(imageUsesOf(story.body).map(({ image, ...words }) => [image, words]));
  for (const { id, file, addresses: old } of story.images) {
    const real = await add(file, old, said.get(id));
    if (real !== null) ids.set(id, real);
  }
  const lead = story.leadImage && (await leadOf(story.leadImage, add));
  const body = replaceImages(story.body, (id) => ids.get(id) ?? null);
  return { used: { body, leadImage: lead }, addresses, warnings };
}

const UNSAID = { alt: '', caption: '', credit: '' };

async function leadOf(
  { file, addresses, alt, caption, credit }: ImportedLead,
  add: (file: string, old: readonly string[], words: typeof UNSAID) => Promise<ImageId | null>,
): Promise<ImageUse | null> {
  const image = await add(file, addresses, { alt, caption, credit });
  return image && { image, alt, caption, credit };
}

/**
 * The library's picture of a file, with the words it comes with; the same file is there once. Words that somebody wrote stay, and
 * so does it when they are empty on purpose: a credit may have been taken away from what is in use.
 */
export async function pictureFrom(
  newsroom: Newsroom,
  actor: Actor,
  { file, ...words }: PictureWords & { readonly file: string },
): Promise<ImageId> {
  const bytes = await readFile(file);
  const { images } = newsroom.store.read;
  const [known] = await images.byOriginal(sha256(bytes));
  const said = clipped(words);
  // The bytes decide what it is: exports often carry a wrong ending.
  if (known === undefined)
    return (await addImage(newsroom, actor, { bytes, declaredType: null, ...said, focus: CENTRE })).id;
  const isUntouched = known.account === null && isUnsaid(known) && !(await images.users([known.id])).has(known.id);
  if (isUntouched && !isUnsaid(said)) await changeImage(newsroom, actor, { id: known.id, change: said });
  return known.id;
}

function isUnsaid({ alt, caption, credit }: PictureWords): boolean {
  return alt === '' && caption === '' && credit === '';
}

/** A picture is not left out for what is said of it at length. */
function clipped({ alt, caption, credit }: PictureWords): PictureWords {
  const clip = (text: string): string => text.slice(0, LONGEST_WORDS).toWellFormed();
  return { alt: clip(alt), caption: clip(caption), credit: clip(credit) };
}
