import type { ImportedStory } from '../../import/imported-story.ts';
import { imagesOf } from '../../story/body-images.ts';
import { captionsOf, recordingsOf } from '../../story/body-recordings.ts';
import type { Body } from '../../story/body.ts';
import type { StoryContent, StoryId } from '../../story/story.ts';
import type { Actor } from './actor.ts';
import { resolveLinks } from './importing-links.ts';
import { withRecordings } from './importing-recordings.ts';
import { addPictures, noteFiles } from './importing-story.ts';
import { publicationOf, type Newsroom } from './newsroom.ts';
import { publicStanding } from './publishing.ts';
import { storyAtHand } from './story-at-hand.ts';
import { writeSubject } from './subject.ts';

interface Again {
  readonly id: StoryId;
  readonly story: ImportedStory;
  /** Of the earlier site. */
  readonly hosts: ReadonlySet<string>;
}

export interface BroughtAgain {
  readonly outcome: 'same' | 'filled' | 'changed-since';
  readonly warnings: readonly string[];
}

/**
 * A story that an earlier run brought gets the pictures and recordings that were in no folder then. What somebody has
 * saved since it was imported is theirs and stays as it is; of one that readers have they get the new form.
 */
export async function fillStory(newsroom: Newsroom, actor: Actor, { id, story, hosts }: Again): Promise<BroughtAgain> {
  const { read } = newsroom.store;
  const here = await storyAtHand(read, id);
  if (filesOf(story) <= mediaOf(here.content)) return { outcome: 'same', warnings: [] };
  const isOurs = (await read.stories.revision(here.latestRevision))?.act === 'import';
  if (!isOurs || (here.state !== 'draft' && here.state !== 'published'))
    return { outcome: 'changed-since', warnings: [] };
  const pictures = await addPictures(newsroom, actor, story);
  const played = await withRecordings(newsroom, actor, { ...story, body: pictures.used.body });
  const warnings = [...pictures.warnings, ...played.warnings];
  const { document: publication } = await publicationOf(newsroom);
  const at = newsroom.clock();
  return await newsroom.store.transact(async (transaction) => {
    const { read: now, write } = transaction;
    const { body } = await resolveLinks(now, played.body, hosts);
    const content = { ...here.content, body, leadImage: pictures.used.leadImage };
    // What cannot be taken in now could not be then.
    if (mediaOf(content) <= mediaOf(here.content)) return { outcome: 'same', warnings: [] };
    const before = await publicStanding(now, publication, id);
    const hand = { act: 'import', account: actor.account, at } as const;
    const revision = await write.stories.save(id, here.latestRevision, { content, hand });
    if (revision === null) return { outcome: 'changed-since', warnings: [] };
    await noteFiles(transaction, here.service, { images: pictures.addresses, recordings: played.addresses });
    const { path, publishedAt } = here;
    if (here.publishedRevision === here.latestRevision && path !== null) {
      await write.stories.publish({ story: id, revision, path, at: publishedAt ?? at });
      await write.editions.queue(writeSubject({ kind: 'story', id, before }), at);
    }
    return { outcome: 'filled', warnings };
  });
}

/** How many pictures and recordings the source shows as far as their files are here, each once. */
function filesOf({ body, images, leadImage }: ImportedStory): number {
  const isTwice = images.some(({ file }) => file === leadImage?.file);
  return mediaIn(body) + (leadImage === null || isTwice ? 0 : 1);
}

/** How many it has here. */
function mediaOf({ body, leadImage }: StoryContent): number {
  const isTwice = leadImage !== null && imagesOf(body).includes(leadImage.image);
  return mediaIn(body) + (leadImage === null || isTwice ? 0 : 1);
}

function mediaIn(body: Body): number {
  return new Set(imagesOf(body)).size + recordingsOf(body).length + captionsOf(body).length;
}
