import type { Digest } from '../../base/digest.ts';
import { CAPTIONS_TYPE } from '../../media/recording-library.ts';
import type { CaptionsId, RecordingId } from '../../story/recording.ts';
import type { PublicStory, StoryId } from '../../story/story.ts';
import type { Readers } from '../../store/readers.ts';
import type { CardRow, CopyRow, ImageRow } from '../../store/tables.ts';
import { imagesOf, playedOf, type PlayedId } from './subject.ts';

/** A file that readers load besides pages: a recording or its captions. */
export interface PlayedFile {
  readonly id: PlayedId;
  readonly path: string;
  readonly type: string;
  readonly digest: Digest;
  readonly length: number;
}

/** What the pages of a story are made of. */
export interface StoryParts {
  /** Null when readers cannot open it. */
  readonly story: PublicStory | null;
  readonly card: CardRow | null;
  readonly copy: CopyRow | null;
  readonly images: readonly ImageRow[];
  readonly played: readonly PlayedFile[];
}

/** The parts of some stories, read at once: a story by itself takes as many queries as fifty. */
export async function readStoryParts(
  read: Readers,
  ids: readonly StoryId[],
): Promise<ReadonlyMap<StoryId, StoryParts>> {
  const [found, drawn, copied] = await Promise.all([
    read.published.storiesById(ids),
    read.cards.cards(ids),
    read.copies.copies(ids),
  ]);
  const stories = new Map(found.map((story) => [story.id, story]));
  const all = [...stories.values()];
  const cards = new Map(drawn.map((card) => [card.story, card]));
  const copies = new Map(copied.map((copy) => [copy.story, copy]));
  const images = byId(await read.images.imagesById([...new Set(all.flatMap(imagesOf))]));
  const played = byId(await readPlayed(read, [...new Set(all.flatMap(playedOf))]));
  return new Map(
    ids.map((id) => {
      const story = stories.get(id) ?? null;
      return [
        id,
        {
          story,
          card: cards.get(id) ?? null,
          copy: copies.get(id) ?? null,
          images: story === null ? [] : imagesOf(story).flatMap((image) => images.get(image) ?? []),
          played: story === null ? [] : playedOf(story).flatMap((file) => played.get(file) ?? []),
        },
      ];
    }),
  );
}

export async function readPlayed({ recordings }: Readers, ids: readonly PlayedId[]): Promise<readonly PlayedFile[]> {
  const captions = await recordings.captionsById(ids as readonly CaptionsId[]);
  return [
    ...(await recordings.recordingsById(ids as readonly RecordingId[])),
    ...captions.map((row) => ({ ...row, type: CAPTIONS_TYPE })),
  ];
}

function byId<Id, Row extends { readonly id: Id }>(rows: readonly Row[]): ReadonlyMap<Id, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}
