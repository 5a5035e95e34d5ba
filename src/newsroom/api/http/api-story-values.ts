import type { z } from 'zod';
import { Refusal } from '../../../base/refusal.ts';
import { parseId } from '../../../base/id.ts';
import type { ImageUse } from '../../../story/body.ts';
import { parseBody, printBody } from '../../../story/body-html.ts';
import type { StoryContent, StoryId } from '../../../story/story.ts';
import type { StoryChange, StoryDraft, StoryView } from '../stories.ts';
import type { newStory, story, storyChange } from './api-schemas.ts';

/** Between the API's JSON and what the acts take. */

interface Read<T> {
  readonly value: T;
  /** What of the HTML was left out, in words. */
  readonly warnings: readonly string[];
}

export function draftOf(given: z.infer<typeof newStory>): Read<StoryDraft> {
  const { value, warnings } = changeOf(given);
  const empty = {
    kind: 'article',
    standfirst: '',
    slug: null,
    place: '',
    bylines: [],
    topics: [],
    storyline: null,
    leadImage: null,
    translationOf: null,
  } as const;
  const kind = given.kind === undefined ? {} : { kind: given.kind };
  const content = { headline: given.headline, body: value.body ?? [] };
  return { value: { ...empty, ...value, ...kind, ...content, service: given.service }, warnings };
}

/** Only what was given; each field whole. */
export function changeOf(given: z.infer<typeof storyChange>): Read<StoryChange> {
  const { service: _service, kind: _kind, body, leadImage, translationOf, ...same } = given;
  const read = body === undefined ? null : parseBody(body.html);
  const value: StoryChange = {
    ...withoutUndefined(same),
    ...(read === null ? {} : { body: read.body }),
    ...(leadImage === undefined ? {} : { leadImage: leadImage && imageUseOf(leadImage) }),
    ...(translationOf === undefined ? {} : { translationOf: translationOf === null ? null : storyId(translationOf) }),
  };
  return { value, warnings: read?.warnings ?? [] };
}

/** A story as the API answers it. */
export function storyAnswer(view: StoryView): z.infer<typeof story> {
  const { url, savedAt, scheduledFor, unpublishAt, embargoUntil, withdrawn, translationSet, corrections, ...same } =
    view;
  return {
    ...same,
    ...contentAnswer(view),
    ...(url === null ? {} : { url }),
    savedAt: savedAt.toISOString(),
    scheduledFor: moment(scheduledFor),
    unpublishAt: moment(unpublishAt),
    embargoUntil: moment(embargoUntil),
    withdrawn: withdrawn && { ...withdrawn, at: withdrawn.at.toISOString() },
    translationSet: [...translationSet],
    corrections: corrections.map(({ at, ...correction }) => ({ ...correction, at: at.toISOString() })),
  };
}

/** What a revision holds, as the API answers it. */
export function contentAnswer({ bylines, topics, body, leadImage, ...content }: StoryContent) {
  const { headline, standfirst, place, storyline } = content;
  return {
    headline,
    standfirst,
    place,
    storyline,
    bylines: [...bylines],
    topics: [...topics],
    body: { html: printBody(body) },
    leadImage: leadImage && { ...leadImage },
  };
}

export function moment(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}

/** @throws Refusal 'missing': an address with something else than an id is an address of nothing. */
export function storyId(text: string): StoryId {
  const id = parseId<'Story'>(text);
  if (id === null) throw new Refusal('missing', 'There is no such story.');
  return id;
}

function imageUseOf({ image, ...words }: { image: string; alt: string; caption: string; credit: string }): ImageUse {
  const id = parseId<'Image'>(image);
  if (id === null) throw new Refusal('missing', 'There is no such picture.');
  return { image: id, ...words };
}

type WithoutUndefined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** A field that is not there and one that is undefined are the same in JSON, and must be for the acts. */
export function withoutUndefined<T extends object>(value: T): Partial<WithoutUndefined<T>> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Partial<
    WithoutUndefined<T>
  >;
}
