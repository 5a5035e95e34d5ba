import { Refusal, type Fault } from '../../base/refusal.ts';
import { FRONT_PLACES, type FrontPlace } from '../../story/front.ts';
import type { StoryId } from '../../story/story.ts';
import type { Readers } from '../../store/readers.ts';
import { requireRight, type Actor } from './actor.ts';
import { audit } from './audit.ts';
import { publicationOf, type Newsroom } from './newsroom.ts';
import { writeSubject } from './subject.ts';

/** A place of a front as an editor gives it; null: the newest story that stands nowhere else. */
export type FilledPlace = Omit<FrontPlace, 'place'> | null;

/** The places of a front from its lead on, FRONT_PLACES of them. @throws Refusal 'missing' when there is no such service */
export async function readFront(newsroom: Newsroom, actor: Actor, service: string): Promise<readonly FilledPlace[]> {
  requireRight(actor, 'read');
  await requireService(newsroom, service);
  const filled = await newsroom.store.read.fronts.places(service, newsroom.clock());
  return Array.from({ length: FRONT_PLACES }, (_, at) => {
    const found = filled.find(({ place }) => place === at + 1);
    return found === undefined ? null : { story: found.story, until: found.until };
  });
}

/**
 * Replaces the places of a front whole, and returns once readers see it. A story that is not public yet keeps its place for
 * when it is.
 * @throws Refusal 'missing', or 'invalid' with a fault for each place
 */
export async function fillFront(
  newsroom: Newsroom,
  actor: Actor,
  { service, places }: { service: string; places: readonly FilledPlace[] },
): Promise<void> {
  requireRight(actor, 'edit');
  await requireService(newsroom, service);
  const now = newsroom.clock();
  await newsroom.store.transact(async ({ read, write }) => {
    const faults = await faultsOf(read, { service, places, now });
    if (faults.length > 0) throw new Refusal('invalid', 'The front cannot be arranged like this.', { faults });
    const filled = places.flatMap((each, at) => (each === null ? [] : [{ place: at + 1, ...each }]));
    await write.fronts.set(service, filled);
    await write.editions.queue(writeSubject({ kind: 'front', service }), now);
    await audit(write, { actor, act: 'front.fill', subject: service, at: now });
  });
  await newsroom.presser.press();
}

async function requireService(newsroom: Newsroom, service: string): Promise<void> {
  const { document } = await publicationOf(newsroom);
  if (!document.services.some(({ id }) => id === service))
    throw new Refusal('missing', `There is no service “${service}”.`);
}

async function faultsOf(
  read: Readers,
  { service, places, now }: { service: string; places: readonly FilledPlace[]; now: Date },
): Promise<Fault[]> {
  const faults: Fault[] = [];
  if (places.length > FRONT_PLACES)
    faults.push({ field: 'places', detail: `A front has ${FRONT_PLACES} places to fill.` });
  const seen = new Set<StoryId>();
  for (const [at, place] of places.entries()) {
    if (place === null) continue;
    const detail = await faultOf(read, { service, place, seen, now });
    if (detail !== null) faults.push({ field: `places.${at}`, detail });
    seen.add(place.story);
  }
  return faults;
}

async function faultOf(
  read: Readers,
  {
    service,
    place: { story: id, until },
    seen,
    now,
  }: { service: string; place: NonNullable<FilledPlace>; seen: ReadonlySet<StoryId>; now: Date },
): Promise<string | null> {
  const story = await read.stories.story(id);
  if (story === null) return 'There is no such story.';
  if (story.service !== service) return 'The story is of another service.';
  if (story.kind === 'page') return 'A page has no place on a front: the foot of every page leads to it.';
  if (story.state === 'withdrawn') return 'The story is withdrawn.';
  if (seen.has(id)) return 'The story has another place already.';
  return until !== null && until <= now ? 'The end lies in the past.' : null;
}
