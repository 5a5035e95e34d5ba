import { readFile } from 'node:fs/promises';
import { Refusal } from '../../base/refusal.ts';
import type { ImportedStory, ImportItem } from '../../import/imported-story.ts';
import { replaceImages } from '../../story/body-images.ts';
import type { ImageUse } from '../../story/body.ts';
import { CENTRE, type ImageId } from '../../story/image.ts';
import type { Byline, StoryId, StoryKind } from '../../story/story.ts';
import type { Actor } from './actor.ts';
import { requireRight } from './actor.ts';
import { addImage } from './images.ts';
import { publicationOf, type Newsroom } from './newsroom.ts';
import { publishInStore, readyToPublish } from './publishing.ts';
import { contentOf, ensureTopics, slugFor } from './story-content.ts';
import { storyAtHand, type StoryDraft } from './stories.ts';
import { sha256 } from '../../blobs/sha256.ts';

/** How many stories are published in one edition while an import runs. */
const AT_ONCE = 50;

export interface ImportOptions {
  readonly service: string;
  readonly kind?: StoryKind;
  /** Also publish, with their dates. */
  readonly publish: boolean;
  /** Told of each item: how far the whole is, and one sentence when there is something to say. */
  readonly onItem: (at: number, total: number, sentence: string | null) => void;
}

export interface ImportCount {
  imported: number;
  /** Imported by an earlier run. */
  skipped: number;
  failed: number;
}

/** Brings stories in, one transaction each: one that fails stops no other, and running it again doubles nothing. */
export async function importStories(
  newsroom: Newsroom,
  actor: Actor,
  { items, ...options }: ImportOptions & { items: AsyncIterable<ImportItem> },
): Promise<ImportCount> {
  requireRight(actor, options.publish ? 'edit' : 'write');
  const count: ImportCount = { imported: 0, skipped: 0, failed: 0 };
  for await (const item of items) {
    let sentence: string | null = null;
    if ('story' in item) sentence = await bringIn(newsroom, actor, { story: item.story, options, count });
    else if ('failure' in item) {
      count.failed += 1;
      sentence = `${item.key}: ${item.failure}`;
    }
    options.onItem(item.at, item.total, sentence);
    if (options.publish && item.at % AT_ONCE === 0) await newsroom.presser.press();
  }
  await newsroom.presser.press();
  return count;
}

/** What there is to say of it, or null. */
async function bringIn(
  newsroom: Newsroom,
  actor: Actor,
  { story, options, count }: { story: ImportedStory; options: ImportOptions; count: ImportCount },
): Promise<string | null> {
  try {
    if ((await newsroom.store.read.stories.bySource(options.service, story.key)) !== null) {
      count.skipped += 1;
      return null;
    }
    await importStory(newsroom, actor, { story, options });
    count.imported += 1;
    return story.warnings.length > 0 ? `${story.key}: ${story.warnings.join(' ')}` : null;
  } catch (error) {
    count.failed += 1;
    const faults =
      error instanceof Refusal ? error.faults.map(({ field, detail }) => ` ${field}: ${detail}`).join('') : '';
    return `${story.key}: ${error instanceof Error ? error.message : String(error)}${faults}`;
  }
}

async function importStory(
  newsroom: Newsroom,
  actor: Actor,
  { story, options }: { story: ImportedStory; options: ImportOptions },
): Promise<StoryId> {
  const { document: publication } = await publicationOf(newsroom);
  const { service, kind = story.kind } = options;
  const draft: StoryDraft = { ...(await withPictures(newsroom, actor, story)), service, kind, translationOf: null };
  const now = newsroom.clock();
  return await newsroom.store.transact(async (transaction) => {
    const { read, write } = transaction;
    const known = new Set([...publication.people, ...publication.units].map(({ id }) => id));
    const bylines = draft.bylines.filter((byline) => known.has(idOf(byline)) || 'name' in byline);
    const content = await contentOf(read, { publication, draft: { ...draft, bylines } });
    await ensureTopics(transaction, service, draft.topics);
    const made = { service, kind, slug: await slugFor(read, draft), source: story.key };
    const dated = story.date === null ? made : { ...made, firstPublishedAt: story.date };
    const { id } = await write.stories.create(dated, content, { act: 'import', account: actor.account, at: now });
    await linkTranslation(transaction, id, story.translationOf);
    // What is dated in the future was not public at its source.
    if (options.publish && (story.date === null || story.date <= now)) {
      const fresh = await storyAtHand(read, id);
      const path = await readyToPublish(read, { publication, story: fresh, now });
      await publishInStore(transaction, { publication, story: fresh, path, now: story.date ?? now });
    }
    return id;
  });
}

/** `service/slug` of a story that is here already; of one that comes later, that one will find this. */
async function linkTranslation(
  { read, write }: Parameters<Parameters<Newsroom['store']['transact']>[0]>[0],
  id: StoryId,
  translationOf: string | null,
): Promise<void> {
  if (translationOf === null) return;
  const [service, ...slug] = translationOf.split('/');
  const other = await read.stories.bySlug(service ?? '', slug.join('/'));
  if (other !== null) await write.stories.linkTranslation(other, id);
}

/** Adds its pictures to the library; the same file with the same words is there once. */
async function withPictures(
  newsroom: Newsroom,
  actor: Actor,
  story: ImportedStory,
): Promise<Omit<StoryDraft, 'service' | 'kind' | 'translationOf'>> {
  const ids = new Map<ImageId, ImageId>();
  for (const { id, file } of story.images)
    ids.set(id, await pictureFrom(newsroom, actor, { file, alt: '', caption: '', credit: '' }));
  const { headline, standfirst, slug, place, bylines, topics, storyline } = story;
  const leadImage = story.leadImage && (await leadFrom(newsroom, actor, story.leadImage));
  const body = replaceImages(story.body, (id) => ids.get(id) ?? null);
  return { headline, standfirst, slug, place, bylines, topics, storyline, body, leadImage };
}

async function leadFrom(
  newsroom: Newsroom,
  actor: Actor,
  lead: NonNullable<ImportedStory['leadImage']>,
): Promise<ImageUse> {
  const { alt, caption, credit } = lead;
  return { image: await pictureFrom(newsroom, actor, lead), alt, caption, credit };
}

export async function pictureFrom(
  newsroom: Newsroom,
  actor: Actor,
  { file, alt, caption, credit }: { file: string; alt: string; caption: string; credit: string },
): Promise<ImageId> {
  const bytes = await readFile(file);
  const [known] = await newsroom.store.read.images.byOriginal(sha256(bytes));
  if (known) return known.id;
  // The bytes decide what it is: exports often carry a wrong ending.
  return (await addImage(newsroom, actor, { bytes, declaredType: null, alt, caption, credit, focus: CENTRE })).id;
}

function idOf(byline: Byline): string {
  return 'person' in byline ? byline.person : 'unit' in byline ? byline.unit : '';
}
