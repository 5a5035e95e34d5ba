import { Refusal } from '../../base/refusal.ts';
import { changedBlocks, untranslatedBlocks } from '../../story/changed-blocks.ts';
import type { RevisionId, StoryContent, StoryId } from '../../story/story.ts';
import type { Readers } from '../../store/readers.ts';
import type { StoryAtHand } from '../../store/stories-reader.ts';
import { requireRight, type Actor } from './actor.ts';
import { publicationOf, type Newsroom } from './newsroom.ts';
import { rightToChange } from './rights.ts';
import { readStory, type StoryDraft, type StoryView } from './stories.ts';
import { storyAtHand, storyFor } from './story-at-hand.ts';
import { contentOf, slugFor } from './story-content.ts';
import { noteAct } from './story-notes.ts';

/**
 * Makes a draft in another service that says the same in the same words, to be translated. Of topics it has those that its
 * service knows too.
 * @throws Refusal 'wrong-state' when the set has one there: `translation` names it
 */
export async function createTranslation(
  newsroom: Newsroom,
  actor: Actor,
  { of, service }: { of: StoryId; service: string },
): Promise<{ id: StoryId; revision: RevisionId }> {
  requireRight(actor, 'write');
  const { document: publication } = await publicationOf(newsroom);
  const at = newsroom.clock();
  return await newsroom.store.transact(async ({ read, write }) => {
    const source = await storyFor(read, of, 'translate');
    await refuseSecond(read, source, service);
    const draft = await draftFrom(read, source, service);
    const content = await contentOf(read, { publication, draft });
    const slug = await slugFor(read, draft);
    const made = await write.stories.create({ service, kind: source.kind, slug }, content, {
      act: 'create',
      account: actor.account,
      at,
    });
    await write.stories.linkTranslation(source.translationOf ?? of, made.id);
    await write.stories.setTranslated(made.id, of);
    await noteAct(write, actor, { story: made.id, act: 'translate', at, revision: made.revision });
    return made;
  });
}

/** What a translator has to look at. */
export interface TranslationSource {
  readonly original: StoryView;
  /** The revision of it that the translation was last compared with; null when nobody knows. */
  readonly since: RevisionId | null;
  /** Blocks of the original that say something else since, by their places, and its fields of one line. */
  readonly changed: readonly number[];
  readonly changedFields: readonly Line[];
  /** Blocks of the translation that still are in the words of the original. */
  readonly untranslated: readonly number[];
}

const LINES = ['headline', 'standfirst', 'place', 'leadImage'] as const;
type Line = (typeof LINES)[number];

/** @throws Refusal 'missing' when it translates no other story */
export async function readSource(newsroom: Newsroom, actor: Actor, id: StoryId): Promise<TranslationSource> {
  requireRight(actor, 'read');
  const { read } = newsroom.store;
  const story = await storyAtHand(read, id);
  const original = await readStory(newsroom, actor, sourceOf(story));
  const base = story.translatedRevision === null ? null : await read.stories.revision(story.translatedRevision);
  const before = base?.content ?? null;
  return {
    original,
    since: base?.id ?? null,
    changed: before === null ? [] : changedBlocks(before.body, original.body),
    changedFields: before === null ? [] : LINES.filter((field) => isOther(before, original, field)),
    untranslated: untranslatedBlocks(story.content.body, [original.body, ...(before === null ? [] : [before.body])]),
  };
}

/**
 * Says that a translation says what its original does. `seen`: the revision of the original that the translator has seen;
 * null when they do not say.
 * @throws Refusal 'stale' when the original was saved since: `revision` names what is there now
 */
export async function markTranslated(
  newsroom: Newsroom,
  actor: Actor,
  { id, seen }: { id: StoryId; seen: RevisionId | null },
): Promise<{ revision: RevisionId }> {
  const at = newsroom.clock();
  return await newsroom.store.transact(async ({ read, write }) => {
    const story = await storyFor(read, id, 'save');
    requireRight(actor, rightToChange(story));
    const source = await storyAtHand(read, sourceOf(story));
    const revision = source.latestRevision;
    if (seen !== null && seen !== revision)
      throw new Refusal('stale', 'The original was changed after you read it: look at it again.', {
        code: 'original-changed',
        members: { revision },
      });
    await write.stories.setTranslated(id, source.id);
    await noteAct(write, actor, { story: id, act: 'translated', at, revision: story.latestRevision });
    return { revision };
  });
}

function sourceOf({ translatedFrom, translationOf }: StoryAtHand): StoryId {
  const source = translatedFrom ?? translationOf;
  if (source === null) throw new Refusal('missing', 'This story translates no other.');
  return source;
}

async function refuseSecond(read: Readers, source: StoryAtHand, service: string): Promise<void> {
  const set = await read.stories.translationsOf(source.translationSet);
  const there = set.find((story) => story.service === service && story.state !== 'withdrawn');
  if (there === undefined) return;
  const message = 'This story is there in that service already.';
  throw new Refusal('wrong-state', message, { code: 'translation-there', members: { translation: there.id } });
}

/** Whoever translates it writes its lines and its address anew. */
async function draftFrom(read: Readers, source: StoryAtHand, service: string): Promise<StoryDraft> {
  const known = new Set((await read.publication.topics(service)).map(({ slug }) => slug));
  const topics = source.content.topics.filter((topic) => known.has(topic));
  return { ...source.content, topics, service, kind: source.kind, slug: null, translationOf: null };
}

function isOther(before: StoryContent, now: StoryContent, field: Line): boolean {
  return JSON.stringify(before[field]) !== JSON.stringify(now[field]);
}
