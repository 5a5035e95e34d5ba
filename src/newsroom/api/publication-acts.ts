import { Refusal } from '../../base/refusal.ts';
import { parseId } from '../../base/id.ts';
import { slugify } from '../../language/slug.ts';
import { publicationSchema, type Publication } from '../../story/publication.ts';
import type { Transaction } from '../../store/open-store.ts';
import { requireRight, type Actor } from './actor.ts';
import { audit } from './audit.ts';
import { contentTag } from './content-tag.ts';
import { faultsOf, sentence } from './fault-sentences.ts';
import { publicationOf, type Newsroom } from './newsroom.ts';
import { requireProof } from './proof.ts';
import { writeSubject } from './subject.ts';

export async function readPublication(newsroom: Newsroom, actor: Actor): Promise<Publication> {
  requireRight(actor, 'read');
  return (await publicationOf(newsroom)).document;
}

/** What stands in an ETag for a publication. The store keeps members in an order of its own. */
export function publicationTag(document: Publication): string {
  return contentTag(publicationSchema.parse(document));
}

/**
 * Replaces the publication's document; everything is pressed again behind the answer. `expected`: the tags of what whoever
 * saves has seen; null when they do not say.
 * @throws Refusal 'invalid' with a fault for each field, 'stale'
 */
export async function changePublication(
  newsroom: Newsroom,
  actor: Actor,
  document: unknown,
  expected: readonly string[] | null = null,
): Promise<Publication> {
  requireRight(actor, 'administer');
  requireProof(newsroom, actor);
  const publication = parsePublication(document);
  const at = newsroom.clock();
  await newsroom.store.transact(async (transaction) => {
    await transaction.write.publication.hold();
    const stored = await transaction.read.publication.publication();
    if (stored !== null && expected !== null && !expected.includes(publicationTag(stored.document))) {
      throw new Refusal('stale', 'Somebody changed the publication in the meantime: read it again.');
    }
    await putPublication(transaction, publication, at);
    await audit(transaction.write, { actor, act: 'publication.change', subject: null, at });
  });
  await newsroom.presser.press();
  return publication;
}

/** @throws Refusal 'invalid' with a fault for each field. */
export function parsePublication(document: unknown): Publication {
  const parsed = publicationSchema.safeParse(document, { error: sentence });
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.flatMap(faultsOf);
  throw new Refusal('invalid', 'This is not a publication.', { faults });
}

/** Writes the document, and what it needs to stand: the topics of its navigation. @throws Refusal 'invalid' */
export async function putPublication({ read, write }: Transaction, publication: Publication, at: Date): Promise<void> {
  await refuseLosses({ read, write }, publication);
  await write.publication.setPublication(publication, at);
  if (publication.url !== null) await write.publication.setOrigin(new URL(publication.url).origin);
  for (const { id, navigation } of publication.services) {
    for (const item of navigation) {
      if ('topic' in item) await write.publication.ensureTopic(id, { slug: slugify(item.topic, id), name: item.topic });
    }
  }
  await write.editions.queue(writeSubject({ kind: 'everything' }), at);
}

/** A service with public stories stays, or with withdrawn ones, whose addresses say so for ever; a unit's mark is a picture that is there. */
async function refuseLosses({ read }: Transaction, publication: Publication): Promise<void> {
  const stored = await read.publication.publication();
  const withdrawn = await read.published.withdrawn();
  const faults = [];
  for (const { id } of stored?.document.services ?? []) {
    if (publication.services.some((service) => service.id === id)) continue;
    if ((await read.published.allIds(id)).length > 0) {
      faults.push({ field: 'services', detail: `“${id}” has public stories: unpublish them before the service goes.` });
    } else if (withdrawn.some(({ service }) => service === id)) {
      faults.push({ field: 'services', detail: `“${id}” has withdrawn stories, whose addresses say so: it stays.` });
    }
  }
  for (const [at, { mark }] of publication.units.entries()) {
    const image = mark === null ? null : parseId<'Image'>(mark);
    const found = image !== null && (await read.images.image(image)) !== null;
    if (mark !== null && !found) faults.push({ field: `units.${at}.mark`, detail: `There is no picture “${mark}”.` });
  }
  if (faults.length > 0) throw new Refusal('invalid', 'The publication cannot become this.', { faults });
}
