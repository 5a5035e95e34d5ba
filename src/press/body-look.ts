import type { ImageId, PublicImage } from '../story/image.ts';
import type { CaptionsId, PublicCaptions, PublicRecording, RecordingId } from '../story/recording.ts';
import type { PublicStory } from '../story/story.ts';
import type { Surface } from './surface.ts';

/** What a body is printed with. */
export interface BodyLook {
  readonly surface: Surface;
  readonly pictures: ReadonlyMap<ImageId, PublicImage>;
  /** Where there may be recordings. */
  readonly recordings?: ReadonlyMap<RecordingId, PublicRecording>;
  readonly captions?: ReadonlyMap<CaptionsId, PublicCaptions>;
  /**
   * `page`: as readers see it; `text`: no pictures, their words instead; `feed`: plain HTML with absolute addresses; `copy`:
   * for a file by itself, well-formed as XML too: each picture has one rendition, whose path stands as it is, and one that is
   * not there is told in words, as sound and film are. `settleLinks` says where its links lead.
   */
  readonly mode: 'page' | 'text' | 'feed' | 'copy';
  /** The address of the story, for fragments in feeds. */
  readonly path: string;
}

type StoryMedia = Required<Pick<BodyLook, 'pictures' | 'recordings' | 'captions'>>;

/** What a story is printed with, in whatever mode. */
export function mediaOf({ pictures, recordings, captions }: PublicStory): StoryMedia {
  return { pictures, recordings, captions };
}
