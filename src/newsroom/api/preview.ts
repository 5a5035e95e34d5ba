import { pressStory } from '../../press/story.ts';
import { imagesOf } from '../../story/body-images.ts';
import type { Coverage } from '../../story/live-blog.ts';
import { storyPath } from '../../story/address.ts';
import type { ImageId, PublicImage } from '../../story/image.ts';
import { serviceOf } from '../../story/publication.ts';
import type { PublicStory } from '../../story/story.ts';
import { publicImage } from '../../store/images-reader.ts';
import type { StoryAtHand } from '../../store/stories-reader.ts';
import type { Newsroom } from './newsroom.ts';
import { publicationOf } from './newsroom.ts';
import { inLook, type PreviewLook } from './preview-look.ts';
import { settingOf } from './setting-of.ts';

/** What press would make of the latest revision now. */
export async function pressPreview(newsroom: Newsroom, story: StoryAtHand, look: PreviewLook): Promise<string> {
  const now = newsroom.clock();
  const setting = await settingOf(newsroom.store, now);
  const { document: publication } = await publicationOf(newsroom);
  if (setting === null) throw new Error('a story without a publication');
  const { read } = newsroom.store;
  const { content, service, kind, slug } = story;
  const firstPublished = story.firstPublishedAt ?? now;
  const published = await read.published.story(story.id);
  const names = new Map((await read.publication.topics(service)).map((topic) => [topic.slug, topic]));
  const coverage = await read.posts.coverage(story);
  const pictures = await picturesOf(newsroom, story, coverage);
  const bodies = [content.body, ...(coverage?.posts.map(({ body }) => body) ?? [])].flat();
  const played = await read.recordings.playedIn(bodies);
  const lead = content.leadImage;
  const picture = lead && pictures.get(lead.image);
  const shown: PublicStory = {
    ...content,
    id: story.id,
    service,
    kind,
    firstPublished,
    path: storyPath({ service, kind, slug, firstPublished, timeZone: serviceOf(publication, service).timeZone }),
    modified: published?.modified ?? now,
    live: coverage !== null && coverage.ended === null,
    coverage,
    topics: content.topics.flatMap((topic) => names.get(topic) ?? []),
    image: lead && picture ? { use: lead, picture } : null,
    pictures,
    ...played(bodies),
    corrections: published?.corrections ?? [],
    translations: published?.translations ?? [],
    storyline: content.storyline === null ? null : await read.publication.storyline(content.storyline),
  };
  const [page, text] = pressStory(setting, shown);
  const body = (look.version === 'text' ? text : page)?.body;
  return typeof body === 'string' ? inLook(body, look) : '';
}

async function picturesOf(
  { store }: Newsroom,
  { content }: StoryAtHand,
  coverage: Coverage | null,
): Promise<ReadonlyMap<ImageId, PublicImage>> {
  const bodies = [content.body, ...(coverage?.posts.map(({ body }) => body) ?? [])];
  const used = bodies.flatMap(imagesOf);
  const all = content.leadImage === null ? used : [content.leadImage.image, ...used];
  const rows = await store.read.images.imagesById([...new Set(all)]);
  return new Map(rows.map((row) => [row.id, publicImage(row)]));
}
