import { addresses } from '../../press/addresses.ts';
import { changeLinks, linksOf } from '../../story/body-links.ts';
import type { Body } from '../../story/body.ts';
import type { ImageId } from '../../story/image.ts';
import type { CaptionsId, RecordingId } from '../../story/recording.ts';
import { oldAddress } from '../../story/old-address.ts';
import type { StoryId } from '../../story/story.ts';
import type { OldTarget } from '../../store/imports-reader.ts';
import type { Readers } from '../../store/readers.ts';
import type { Actor } from './actor.ts';
import { publicationOf, type Newsroom } from './newsroom.ts';
import { widest } from './old-addresses.ts';
import { publicStanding } from './publishing.ts';
import { storyAtHand } from './story-at-hand.ts';
import { writeSubject } from './subject.ts';

/** A host without `www.`, or null. */
export function hostOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') : null;
}

export function hostsOf(origins: readonly string[]): Set<string> {
  return new Set(origins.flatMap((origin) => hostOf(origin) ?? []));
}

/** Whether a body links to one of the hosts. */
export function isInner(body: Body, hosts: ReadonlySet<string>): boolean {
  return linksOf(body).some((href) => isOf(href, hosts));
}

export interface ResolvedLinks {
  readonly body: Body;
  /** Links to the earlier site that nothing here stands for. */
  readonly nowhere: readonly string[];
}

/** The body with its links to the earlier site as links to ours, as far as what they lead to is here. */
export async function resolveLinks(read: Readers, body: Body, hosts: ReadonlySet<string>): Promise<ResolvedLinks> {
  const found = new Map<string, string>();
  const nowhere: string[] = [];
  for (const href of linksOf(body)) {
    const isOld = isOf(href, hosts);
    if (!isOld && !/^\/(?!\/)/.test(href)) continue;
    const target = await leadsTo(read, href);
    if (target !== null && target !== href) found.set(href, target);
    if (target === null && isOld) nowhere.push(href);
  }
  return { body: found.size === 0 ? body : changeLinks(body, (href) => found.get(href) ?? null), nowhere };
}

/**
 * Turns the links of an imported story, once everything is in. What somebody has saved since it was imported is theirs
 * and stays; where nothing changes there is no new revision, and readers do not see that it was changed.
 */
export async function turnLinks(
  newsroom: Newsroom,
  actor: Actor,
  { id, hosts }: { id: StoryId; hosts: ReadonlySet<string> },
): Promise<{ readonly isChanged: boolean; readonly nowhere: readonly string[] }> {
  const { document: publication } = await publicationOf(newsroom);
  const at = newsroom.clock();
  return await newsroom.store.transact(async ({ read, write }) => {
    const story = await storyAtHand(read, id);
    const { body, nowhere } = await resolveLinks(read, story.content.body, hosts);
    const latest = await read.stories.revision(story.latestRevision);
    if (body === story.content.body || latest?.act !== 'import') return { isChanged: false, nowhere };
    const before = await publicStanding(read, publication, id);
    const hand = { act: 'import', account: actor.account, at } as const;
    const content = { ...story.content, body };
    const revision = await write.stories.save(id, story.latestRevision, { content, hand });
    const { path, publishedAt } = story;
    if (revision !== null && story.publishedRevision === story.latestRevision && path !== null) {
      await write.stories.publish({ story: id, revision, path, at: publishedAt ?? at });
      await write.editions.queue(writeSubject({ kind: 'story', id, before }), at);
    }
    return { isChanged: true, nowhere };
  });
}

function isOf(href: string, hosts: ReadonlySet<string>): boolean {
  const host = /^https?:/i.test(href) ? hostOf(href) : null;
  return host !== null && hosts.has(host);
}

/** Where a link leads here, or null. As long as a story has no address of ours its old one will do: it leads there once there is one. */
export async function leadsTo(read: Readers, href: string): Promise<string | null> {
  const address = oldAddress(href);
  if (address === null) return null;
  const place = href.includes('#') ? href.slice(href.indexOf('#')) : '';
  const target = await read.imports.targetOf(address);
  if (target !== null) {
    const path = await pathOf(read, target);
    return path === null ? encodeURI(address) + place : encodeURI(path) + place;
  }
  // An earlier site may have had addresses such as ours.
  const story = await read.stories.byPath(address);
  return story === null || story.publishedRevision === null ? null : encodeURI(address) + place;
}

/** Null while readers cannot open it. */
async function pathOf(read: Readers, { kind, service, target }: OldTarget): Promise<string | null> {
  switch (kind) {
    case 'story': {
      const story = await read.stories.story(target as StoryId);
      return story === null || story.publishedRevision === null ? null : story.path;
    }
    case 'image': {
      const image = await read.images.image(target as ImageId);
      return image && widest(image.renditions);
    }
    case 'recording':
      return await fileOf(read, target);
    case 'month': {
      const [year = 0, month = 0] = target.split('-').map(Number);
      return addresses.month(service, year, month);
    }
    case 'topic':
      return addresses.topic(service, target);
    case 'person':
      return addresses.person(service, target);
    case 'front':
      return addresses.front(service);
    case 'feed':
      return addresses.rss(service);
    default:
      return null;
  }
}

/** Of a recording or captions. */
async function fileOf(read: Readers, target: string): Promise<string | null> {
  const [recording] = await read.recordings.recordingsById([target as RecordingId]);
  const [captions] = recording ? [] : await read.recordings.captionsById([target as CaptionsId]);
  return recording?.path ?? captions?.path ?? null;
}
