import { Refusal, type Fault } from '../../base/refusal.ts';
import { storylineSchema, type Storyline } from '../../story/storyline.ts';
import { requireRight, type Actor } from './actor.ts';
import { audit } from './audit.ts';
import { contentTag } from './content-tag.ts';
import { publicationOf, type Newsroom } from './newsroom.ts';
import { writeSubject } from './subject.ts';

/** All of them, by slug. */
export async function listStorylines(newsroom: Newsroom, actor: Actor): Promise<readonly Storyline[]> {
  requireRight(actor, 'read');
  return await newsroom.store.read.publication.storylines();
}

/** @throws Refusal 'missing' */
export async function readStoryline(newsroom: Newsroom, actor: Actor, slug: string): Promise<Storyline> {
  requireRight(actor, 'read');
  const storyline = await newsroom.store.read.publication.storyline(slug);
  if (storyline === null) throw missing();
  return storyline;
}

/** What stands in an ETag for a storyline. The store keeps members in an order of its own. */
export function storylineTag(storyline: Storyline): string {
  return contentTag(storylineSchema.parse(storyline));
}

/**
 * Makes the storyline or replaces it whole; returns once readers see it. `expected`: the tags of what whoever saves has
 * seen, none when it is to be a new one; null when they do not say.
 * @throws Refusal 'stale', or 'invalid' with a fault for each field
 */
export async function putStoryline(
  newsroom: Newsroom,
  actor: Actor,
  document: unknown,
  expected: readonly string[] | null = null,
): Promise<Storyline> {
  requireRight(actor, 'edit');
  const parsed = storylineSchema.safeParse(document);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), detail: message }));
    throw new Refusal('invalid', 'This is not a storyline.', { faults });
  }
  await refuseUntitled(newsroom, parsed.data);
  const { slug } = parsed.data;
  const how = { actor, act: 'storyline.save', slug } as const;
  await change(newsroom, how, async ({ read, write }) => {
    if (expected !== null) refuseStale(await read.publication.storyline(slug), expected);
    await write.publication.setStoryline(parsed.data);
  });
  return parsed.data;
}

/** @throws Refusal 'missing', or 'wrong-state' while readers see stories in it */
export async function removeStoryline(newsroom: Newsroom, actor: Actor, slug: string): Promise<void> {
  requireRight(actor, 'edit');
  await change(newsroom, { actor, act: 'storyline.remove', slug }, async ({ read, write }) => {
    if ((await read.publication.storyline(slug)) === null) throw missing();
    if ((await read.published.listed('storyline', slug)).length > 0) {
      throw new Refusal('wrong-state', 'Public stories belong to this storyline: take them out of it first.', {
        code: 'storyline-used',
      });
    }
    await write.publication.removeStoryline(slug);
  });
}

function refuseStale(now: Storyline | null, expected: readonly string[]): void {
  if (now === null ? expected.length === 0 : expected.includes(storylineTag(now))) return;
  const message =
    now === null
      ? 'Somebody removed this storyline in the meantime.'
      : expected.length === 0
        ? 'There is a storyline of this address already: open it, or choose another address.'
        : 'Somebody saved this storyline in the meantime: look at it as it is now.';
  throw new Refusal('stale', message);
}

/** Its title in one language at least, and in none that the publication has not. */
async function refuseUntitled(newsroom: Newsroom, { title }: Storyline): Promise<void> {
  const { document } = await publicationOf(newsroom);
  const known = new Set(document.services.map(({ id }) => id));
  const faults: Fault[] = Object.keys(title)
    .filter((service) => !known.has(service))
    .map((service) => ({ field: `title.${service}`, detail: `There is no service “${service}”.` }));
  if (!Object.values(title).some((text) => text !== ''))
    faults.push({ field: 'title', code: 'title-missing', detail: 'Write a title in at least one language.' });
  if (faults.length > 0) throw new Refusal('invalid', 'The storyline cannot be saved like this.', { faults });
}

async function change(
  newsroom: Newsroom,
  { actor, act, slug }: { actor: Actor; act: 'storyline.save' | 'storyline.remove'; slug: string },
  work: Parameters<Newsroom['store']['transact']>[0],
): Promise<void> {
  await newsroom.store.transact(async (transaction) => {
    const at = newsroom.clock();
    await transaction.write.publication.lockStorylines();
    await work(transaction);
    await transaction.write.editions.queue(writeSubject({ kind: 'storyline', slug }), at);
    await audit(transaction.write, { actor, act, subject: null, detail: slug, at });
  });
  await newsroom.presser.press();
}

function missing(): Refusal {
  return new Refusal('missing', 'There is no such storyline.');
}
