import { Refusal, type Fault } from '../../base/refusal.ts';
import { SLUG_LENGTH, slugify } from '../../language/slug.ts';
import { mayHaveSlug } from '../../story/address.ts';
import { lineOf } from '../../story/body-leaves.ts';
import { imagesOf } from '../../story/body-images.ts';
import { captionsOf, recordingsOf } from '../../story/body-recordings.ts';
import type { Body } from '../../story/body.ts';
import type { ImageId } from '../../story/image.ts';
import type { Publication } from '../../story/publication.ts';
import type { Byline, StoryContent, StoryId, TopicName } from '../../story/story.ts';
import type { Transaction } from '../../store/open-store.ts';
import type { Readers } from '../../store/readers.ts';
import type { StoryDraft } from './stories.ts';

/** What a revision will hold of a draft, once everything it names is found. @throws Refusal 'invalid' with every fault. */
export async function contentOf(
  read: Readers,
  { publication, draft, id }: { publication: Publication; draft: StoryDraft; id?: StoryId },
): Promise<StoryContent> {
  const faults = [
    ...plainFaults(publication, draft),
    ...(await imageFaults(read, draft)),
    ...(await recordingFaults(read, draft.body)),
    ...(await linkFaults(read, draft, id)),
  ];
  if (faults.length > 0) throw new Refusal('invalid', 'The story cannot be saved like this.', { faults });
  const topics = (await topicsOf(read, draft.service, draft.topics)).map(({ slug }) => slug);
  const { storyline, body } = draft;
  return { ...cleanWords(draft), topics, storyline, body };
}

/** What was typed into fields of one line, as such lines stand: what cannot be printed, the store would not take. */
function cleanWords({ headline, standfirst, place, bylines, leadImage }: StoryDraft): Words {
  return {
    headline: lineOf(headline),
    standfirst: lineOf(standfirst),
    place: lineOf(place),
    bylines: cleanBylines(bylines),
    leadImage: leadImage && {
      ...leadImage,
      alt: lineOf(leadImage.alt),
      caption: lineOf(leadImage.caption),
      credit: lineOf(leadImage.credit),
    },
  };
}

export function cleanBylines(bylines: readonly Byline[]): readonly Byline[] {
  return bylines.map((byline) => ('name' in byline ? { name: lineOf(byline.name) } : byline));
}

type Words = Pick<StoryContent, 'headline' | 'standfirst' | 'place' | 'bylines' | 'leadImage'>;

/** Makes the topics that the service does not know yet. */
export async function ensureTopics(
  { read, write }: Transaction,
  service: string,
  topics: readonly string[],
): Promise<void> {
  const known = new Set((await read.publication.topics(service)).map(({ slug }) => slug));
  for (const topic of await topicsOf(read, service, topics))
    if (!known.has(topic.slug)) await write.publication.ensureTopic(service, topic);
}

/** The slug asked for, or one made of the headline that is free. @throws Refusal 'invalid' when the one asked for may not be. */
export async function slugFor(read: Readers, draft: StoryDraft, id?: StoryId): Promise<string> {
  const { service, kind } = draft;
  if (draft.slug !== null) {
    if (mayHaveSlug(kind, draft.slug)) return draft.slug;
    const detail = 'Use lower-case Latin letters, digits and single hyphens, and no word that the site needs itself.';
    throw new Refusal('invalid', 'The address cannot be used.', { faults: [{ field: 'slug', detail }] });
  }
  const headline = slugify(draft.headline, service);
  const wanted = mayHaveSlug(kind, headline) ? headline : `${headline}-page`;
  let slug = wanted;
  // An article's address has a day besides, which is not known yet: a slug that is nobody's else is free on any day.
  for (let number = 2; await isTaken(read, { service, slug }, id); number += 1) slug = numbered(wanted, number);
  return slug;
}

async function isTaken(
  read: Readers,
  { service, slug }: { service: string; slug: string },
  id?: StoryId,
): Promise<boolean> {
  const other = await read.stories.bySlug(service, slug);
  return (other !== null && other !== id) || (await read.stories.pathTaken(`/${service}/${slug}/`, id));
}

function numbered(slug: string, number: number): string {
  const end = `-${number}`;
  return slug.slice(0, SLUG_LENGTH - end.length).replace(/-$/, '') + end;
}

/** By name or slug; one that is not known gets the slug of its name. Each once, by the name that came first. */
async function topicsOf(read: Readers, service: string, topics: readonly string[]): Promise<TopicName[]> {
  const names = topics.map(lineOf).filter((name) => name !== '');
  if (names.length === 0) return [];
  const known = await read.publication.topics(service);
  const bySlug = new Map<string, TopicName>();
  for (const name of names) {
    const topic = known.find((each) => each.slug === name || each.name === name);
    const slug = topic?.slug ?? slugify(name, service);
    if (!bySlug.has(slug)) bySlug.set(slug, { slug, name: topic?.name ?? name });
  }
  return [...bySlug.values()];
}

function plainFaults(publication: Publication, draft: StoryDraft): Fault[] {
  const faults: Fault[] = [];
  if (!publication.services.some(({ id }) => id === draft.service)) {
    faults.push({ field: 'service', detail: `There is no service “${draft.service}”.` });
  }
  if (lineOf(draft.headline) === '') faults.push({ field: 'headline', detail: 'Write a headline.' });
  return [...faults, ...bylineFaults(publication, draft.bylines)];
}

/** Who is named that the publication does not know. */
export function bylineFaults(publication: Publication, bylines: readonly Byline[]): Fault[] {
  const faults: Fault[] = [];
  for (const [at, byline] of bylines.entries()) {
    if ('person' in byline && !publication.people.some(({ id }) => id === byline.person)) {
      faults.push({
        field: `bylines.${at}.person`,
        detail: `There is no person “${byline.person}” in the publication.`,
      });
    }
    if ('unit' in byline && !publication.units.some(({ id }) => id === byline.unit)) {
      faults.push({ field: `bylines.${at}.unit`, detail: `There is no unit “${byline.unit}” in the publication.` });
    }
  }
  return faults;
}

/** Which pictures are named that the library does not have. */
export async function imageFaults(
  read: Readers,
  { leadImage, body }: Pick<StoryDraft, 'leadImage' | 'body'>,
): Promise<Fault[]> {
  const named = new Map<ImageId, string>(bodyImages(body));
  if (leadImage !== null) named.set(leadImage.image, 'leadImage.image');
  const found = new Set((await read.images.imagesById([...named.keys()])).map(({ id }) => id));
  return [...named]
    .filter(([id]) => !found.has(id))
    .map(([, field]) => ({ field, detail: 'There is no such picture: send it first.' }));
}

/** Which recordings and captions are named that are not there. */
export async function recordingFaults(read: Readers, body: Body): Promise<Fault[]> {
  const recordings = new Set((await read.recordings.recordingsById(recordingsOf(body))).map(({ id }) => id));
  const captions = new Set((await read.recordings.captionsById(captionsOf(body))).map(({ id }) => id));
  return body.flatMap((block, at): Fault[] => {
    if (block.type !== 'recording') return [];
    const field = `body.${at}`;
    const { use } = block;
    const lost = use.captions.some((each) => !captions.has(each.captions));
    return [
      ...(recordings.has(use.recording) ? [] : [{ field, detail: 'There is no such recording: send it first.' }]),
      ...(lost ? [{ field, detail: 'There are no such captions: send them first.' }] : []),
    ];
  });
}

function bodyImages(body: Body): [ImageId, string][] {
  return body.flatMap((block, at) => imagesOf([block]).map((id): [ImageId, string] => [id, `body.${at}`]));
}

async function linkFaults(read: Readers, { storyline, translationOf }: StoryDraft, id?: StoryId): Promise<Fault[]> {
  const faults: Fault[] = [];
  if (storyline !== null && (await read.publication.storyline(storyline)) === null) {
    faults.push({ field: 'storyline', detail: `There is no storyline “${storyline}”.` });
  }
  if (translationOf !== null && (translationOf === id || (await read.stories.story(translationOf)) === null)) {
    faults.push({ field: 'translationOf', detail: 'There is no such other story.' });
  }
  return faults;
}
