import type { Head } from '../../edition/head.ts';
import { dayInZone } from '../../language/zone.ts';
import type { ImageId } from '../../story/image.ts';
import { serviceOf, type Publication } from '../../story/publication.ts';
import type { CaptionsId, RecordingId } from '../../story/recording.ts';
import type { Readers } from '../../store/readers.ts';
import type { TakenBack } from '../../store/taken-back-reader.ts';
import { requireRight, type Actor } from './actor.ts';
import { audit } from './audit.ts';
import { publicationOf, type Newsroom } from './newsroom.ts';
import { requireProof } from './proof.ts';
import { writeSubject, type PlayedId, type Standing } from './subject.ts';
import type { Progress } from './whole-press.ts';

/** The editions that can be stepped back to, newest first; the first is the current one. */
export async function listEditions({ edition }: Newsroom, actor: Actor): Promise<readonly Head[]> {
  requireRight(actor, 'read');
  return await edition.editions();
}

/**
 * Gives readers what an earlier edition held, as the next edition; the store stays as it is, and whatever is pressed later
 * shows what it says. What was taken from readers since does not come back: stories that they cannot open now, live blogs
 * that lost a post, with their pictures and recordings, what showed a picture before it was covered, and cards. Lists that still name such a story are pressed again.
 * @throws Refusal when there is no such edition.
 */
export async function stepBack(
  newsroom: Newsroom,
  actor: Actor,
  { to }: { to: number },
): Promise<{ seq: number; digest: string }> {
  requireRight(actor, 'administer');
  requireProof(newsroom, actor);
  const { document: publication } = await publicationOf(newsroom);
  const { store, edition, presser, clock } = newsroom;
  const head = await presser.inTurn(async () => {
    // Not before: what was taken from readers while this waited for its turn does not come back either.
    const target = (await edition.editions()).find(({ seq }) => seq === to);
    const taken = await takenBack(store.read, target?.at ?? new Date(0));
    const found = new Set<TakenBack>();
    const without = (path: string): boolean => {
      const story = taken.pages.get(pageOf(path));
      if (story !== undefined) found.add(story);
      return story !== undefined || taken.files.has(path) || isCard(path);
    };
    const given = (await store.read.editions.latest())?.seq ?? 0;
    const made = await edition.stepBack({ to, without, at: clock(), seq: given + 1 });
    await store.transact(async ({ read, write }) => {
      if (made.seq > given) await write.editions.add({ ...made, backTo: to });
      for (const story of found) {
        const before = await standingBefore(read, publication, story);
        await write.editions.queue(writeSubject({ kind: 'story', id: story.id, before }), clock());
      }
      await audit(write, { actor, act: 'edition.step-back', subject: String(to), at: clock() });
    });
    return made;
  });
  const { seq, digest } = (await presser.press()) ?? head;
  return { seq, digest };
}

/** The way forward again: everything as the store has it. `onProgress` is told how far it is. */
export async function pressAgain(
  newsroom: Newsroom,
  actor: Actor,
  onProgress?: (progress: Progress) => void,
): Promise<{ seq: number; digest: string }> {
  await queueEverything(newsroom, actor);
  const head = await newsroom.presser.pressWhole(onProgress);
  if (head === null) throw new Error('nothing was pressed');
  return { seq: head.seq, digest: head.digest };
}

/** The same, not waited for: how far it is once it has begun, null when it is done already. */
export async function beginPressing(newsroom: Newsroom, actor: Actor): Promise<Progress | null> {
  await queueEverything(newsroom, actor);
  await newsroom.presser.press();
  return newsroom.presser.progress();
}

async function queueEverything(newsroom: Newsroom, actor: Actor): Promise<void> {
  requireRight(actor, 'administer');
  requireProof(newsroom, actor);
  const { store, clock } = newsroom;
  await store.transact(async ({ write }) => {
    await write.editions.queue(writeSubject({ kind: 'everything' }), clock());
    await audit(write, { actor, act: 'edition.press-again', subject: null, at: clock() });
  });
}

interface Taken {
  readonly pages: ReadonlyMap<string, TakenBack>;
  /** Of pictures, recordings and captions that only such stories show, and of pictures before they were covered. */
  readonly files: ReadonlySet<string>;
}

async function takenBack(read: Readers, since: Date): Promise<Taken> {
  const hidden = await read.images.hidden();
  const stories = await read.takenBack.stories(since, [...new Set(hidden.map(({ image }) => image))]);
  const files = new Set(hidden.map(({ path }) => path));
  for (const { id } of stories) {
    for (const shown of await filesNamed(read, await read.takenBack.saidBy(id))) {
      if (!(await read.published.usesImage(shown.id))) for (const path of shown.paths) files.add(path);
    }
  }
  return { pages: new Map(stories.map((story) => [story.path, story])), files };
}

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

interface Shown {
  readonly id: ImageId | PlayedId;
  readonly paths: readonly string[];
}

async function filesNamed({ images, recordings }: Readers, said: readonly unknown[]): Promise<Shown[]> {
  const ids = [...new Set(JSON.stringify(said).match(ID) ?? [])];
  const pictures = await images.imagesById(ids as ImageId[]);
  const played = [
    ...(await recordings.recordingsById(ids as RecordingId[])),
    ...(await recordings.captionsById(ids as CaptionsId[])),
  ];
  return [
    ...pictures.map(({ id, renditions }) => ({ id, paths: renditions.map(({ path }) => path) })),
    ...played.map(({ id, path }) => ({ id, paths: [path] })),
  ];
}

/** The page that a path belongs to: its text version and the parts of a live blog stand below it. */
function pageOf(path: string): string {
  return path.replace(/(text|posts\/\d+)\/$/, '');
}

/** A card shows a headline, and which story's only its page says: that of a story as it is now is in the edition. */
function isCard(path: string): boolean {
  return /^\/media\/[0-9a-f]{16}\/card\.png$/.test(path);
}

/** Where lists of the earlier edition may name it. */
async function standingBefore(read: Readers, publication: Publication, story: TakenBack): Promise<Standing> {
  const { id, service, path, firstPublished, content } = story;
  const { year, month } = dayInZone(firstPublished, serviceOf(publication, service).timeZone);
  const named = await filesNamed(read, await read.takenBack.saidBy(id));
  const images = await read.images.imagesById(named.map((shown) => shown.id as ImageId));
  const isImage = new Set<string>(images.map((image) => image.id));
  return {
    service,
    path,
    firstPublished: firstPublished.toISOString(),
    month: { year, month },
    topics: content.topics,
    people: content.bylines.flatMap((byline) => ('person' in byline ? [byline.person] : [])),
    units: content.bylines.flatMap((byline) => ('unit' in byline ? [byline.unit] : [])),
    storyline: content.storyline,
    images: [...isImage] as ImageId[],
    recordings: named.map((shown) => shown.id as PlayedId).filter((each) => !isImage.has(each)),
    translations: await read.published.translationIds(id),
  };
}
