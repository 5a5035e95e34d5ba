import type { ImportedPlace } from '../../import/imported-story.ts';
import { slugify } from '../../language/slug.ts';
import { oldAddress } from '../../story/old-address.ts';
import type { Publication } from '../../story/publication.ts';
import type { OldTarget } from '../../store/imports-reader.ts';
import type { Transaction } from '../../store/open-store.ts';
import { requireRight, type Actor } from './actor.ts';
import { publicationOf, type Newsroom } from './newsroom.ts';
import { pathOfOld } from './old-addresses.ts';
import { parsePublication, putPublication } from './publication-acts.ts';
import { writeSubject } from './subject.ts';

/** The person that a name of the source is, by that name. */
export type People = ReadonlyMap<string, string>;

/** As many as a publication may have. */
const MOST_PEOPLE = 2000;

/**
 * Notes where the source's lists stood, and makes those who wrote for it people of the publication: in one change, before
 * the first story. Somebody of the same name is the same person. They show with the next edition.
 */
export async function settlePlaces(
  newsroom: Newsroom,
  actor: Actor,
  { service, places }: { service: string; places: readonly ImportedPlace[] },
): Promise<People> {
  const { document } = await publicationOf(newsroom);
  const names = places.flatMap(({ kind, name }) => (kind === 'person' && name !== '' ? [name] : []));
  const { people, ids } = withPeople(document, service, names);
  const isNew = people.length > document.people.length;
  if (isNew) requireRight(actor, 'administer');
  const at = newsroom.clock();
  await newsroom.store.transact(async (transaction) => {
    if (isNew) await putPublication(transaction, parsePublication({ ...document, people }), at);
    let added = 0;
    for (const place of places) added += await notePlace(transaction, { place, service, ids });
    if (added > 0 && !isNew) await transaction.write.editions.queue(writeSubject({ kind: 'everything' }), at);
  });
  return ids;
}

/** The people that there are and those to be made, with who each name is. */
function withPeople(
  { people: known }: Publication,
  service: string,
  names: readonly string[],
): { readonly people: Publication['people']; readonly ids: Map<string, string> } {
  const people = [...known];
  const ids = new Map<string, string>();
  for (const name of new Set(names)) {
    const same = people.find((person) => Object.values(person.name).some((own) => folded(own) === folded(name)));
    const id = same?.id ?? (people.length < MOST_PEOPLE ? freeId(people, slugify(name, service)) : null);
    if (id === null) continue;
    if (same === undefined) people.push({ id, name: { [service]: name }, unit: null });
    ids.set(name, id);
  }
  return { people, ids };
}

function freeId(people: Publication['people'], wanted: string): string {
  const isTaken = (id: string): boolean => people.some((person) => person.id === id);
  let id = wanted;
  for (let number = 2; isTaken(id); number += 1) id = `${wanted.slice(0, 74)}-${number}`;
  return id;
}

function folded(name: string): string {
  return name.normalize('NFC').toLocaleLowerCase().replace(/\s+/g, ' ').trim();
}

async function notePlace(
  { read, write }: Transaction,
  { place, service, ids }: { place: ImportedPlace; service: string; ids: People },
): Promise<number> {
  const { kind, name } = place;
  let target: string | undefined = '';
  if (kind === 'person') target = ids.get(name);
  if (kind === 'topic') {
    const topics = await read.publication.topics(service);
    target = topics.find((topic) => topic.name === name)?.slug ?? slugify(name, service);
  }
  if (target === undefined || (kind === 'topic' && name === '')) return 0;
  return await write.imports.addAddresses(oldAddresses(place.addresses), { service, kind, target } satisfies OldTarget);
}

/** As they are kept, each once, without those that cannot be addresses here. */
export function oldAddresses(addresses: readonly string[]): string[] {
  const kept = addresses.flatMap((raw) => oldAddress(raw) ?? []);
  return [...new Set(kept)].filter((address) => pathOfOld(address) !== null);
}
