import type { ImageUse } from '../../story/body.ts';
import type { ImageId } from '../../story/image.ts';
import { publicationSchema, type Publication } from '../../story/publication.ts';
import type { RevisionId, StoryContent, StoryId } from '../../story/story.ts';
import type { Store } from '../open-store.ts';
import type { NewStory } from '../stories-writer.ts';

export const AT = new Date('2026-03-01T10:00:00.123Z');

/** A moment so many minutes after `AT`. */
export function later(minutes: number): Date {
  return new Date(AT.getTime() + minutes * 60_000);
}

export function content(changes: Partial<StoryContent> = {}): StoryContent {
  return {
    headline: 'Су тасқыны',
    standfirst: '',
    place: '',
    bylines: [],
    topics: [],
    storyline: null,
    body: [{ type: 'paragraph', content: [{ type: 'text', text: 'Бір.' }] }],
    leadImage: null,
    ...changes,
  };
}

export function imageUse(image: ImageId): ImageUse {
  return { image, alt: 'A river', caption: 'The river on Sunday', credit: 'A. B.' };
}

export function publication(...services: readonly string[]): Publication {
  return publicationSchema.parse({ name: 'Test', services: services.map((id) => ({ id, name: id, title: id })) });
}

export interface Made {
  readonly id: StoryId;
  readonly revision: RevisionId;
}

export function create(
  store: Store,
  story: Partial<NewStory> & { service: string },
  changes: Partial<StoryContent> = {},
): Promise<Made> {
  const whole = { kind: 'article', slug: 'flood', ...story } as const;
  return store.transact(({ write }) =>
    write.stories.create(whole, content(changes), { act: 'create', account: null, at: AT }),
  );
}

/** A published story, its path made of its id. */
export async function publish(
  store: Store,
  story: Partial<NewStory> & { service: string; at?: Date },
  changes: Partial<StoryContent> = {},
): Promise<Made & { path: string }> {
  const { at = AT, ...rest } = story;
  const made = await create(store, rest, changes);
  const path = `/${story.service}/${made.id}/`;
  await store.transact(({ write }) => write.stories.publish({ story: made.id, revision: made.revision, path, at }));
  return { ...made, path };
}
