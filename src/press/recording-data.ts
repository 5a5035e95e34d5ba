import type { RecordingUse } from '../story/body.ts';
import { plainText } from '../story/body-text.ts';
import type { PublicRecording } from '../story/recording.ts';
import type { PublicStory } from '../story/story.ts';
import { widestJpeg } from './picture.ts';
import { recordingsIn } from './recording.ts';

/** The sounds and films of a story as schema.org's members of an article. `card`: the story's, which stands in for a poster. */
export function recordingData(story: PublicStory, origin: string, card: { readonly path: string } | null): object {
  const objects = recordingsIn(story).map((each) => ({
    kind: each.use.kind,
    data: objectOf(each, story, { origin, card }),
  }));
  const audio = objects.filter(({ kind }) => kind === 'audio').map(({ data }) => data);
  const video = objects.filter(({ kind }) => kind === 'video').map(({ data }) => data);
  return { ...(audio.length > 0 && { audio }), ...(video.length > 0 && { video }) };
}

function objectOf(
  { use, file }: { use: RecordingUse; file: PublicRecording },
  story: PublicStory,
  { origin, card }: { origin: string; card: { readonly path: string } | null },
): object {
  const picture = use.poster === null ? story.image?.picture : story.pictures.get(use.poster);
  // Search engines show no film without one.
  const still = (picture && widestJpeg(picture, '16x9')) ?? card;
  const transcript = plainText(use.transcript);
  return {
    '@type': use.kind === 'audio' ? 'AudioObject' : 'VideoObject',
    name: use.caption || story.headline,
    description: use.caption || story.standfirst || story.headline,
    contentUrl: origin + file.path,
    encodingFormat: file.type,
    contentSize: `${file.length} B`,
    uploadDate: story.firstPublished.toISOString(),
    ...(file.seconds !== null && { duration: `PT${Math.max(1, Math.round(file.seconds))}S` }),
    ...(still && { thumbnailUrl: origin + still.path }),
    ...(transcript !== '' && { transcript }),
  };
}
