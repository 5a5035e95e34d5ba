import { randomUUID } from 'node:crypto';
import { readdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '../../base/clock.ts';
import { syncFolder } from '../../base/files.ts';
import { sha256 } from '../../blobs/sha256.ts';
import type { Edition } from '../../edition/edition.ts';
import { readHead, type Head } from '../../edition/head.ts';
import { openEdition, type EditionOptions } from '../../edition/open-edition.ts';
import { writeSubject } from './subject.ts';
import type { Store } from '../../store/open-store.ts';

/** What a damaged edition is called once it is put aside: this, and when. */
const ASIDE = 'edition-damaged-';

/** The edition of a home, ready to be published to. */
export interface MendedEdition {
  readonly edition: Edition;
  /** One sentence when it was damaged and put aside; else null. */
  readonly mended: string | null;
}

/**
 * Opens the edition of a home. A damaged one is put aside, and nothing is lost with it: all of it is pressed from the
 * store. Where the edition is not the last one that the store knows of, everything is queued, so that whatever is pressed
 * next is whole and has a number that was never given.
 * @throws Error when the disk or its permissions keep it from being read: that is no damage.
 */
export async function openMendedEdition(
  { home, store, clock }: { home: string; store: Store; clock: Clock },
  options: Pick<EditionOptions, 'signing' | 'onFault'> = {},
): Promise<MendedEdition> {
  const folder = path.join(home, 'edition');
  let mended: string | null = null;
  const edition = await openEdition(folder, options).catch(async (error: unknown) => {
    if (!isDamage(error)) throw error;
    const aside = await putAside(home, clock());
    await rememberNumber(store, await lastHeadIn(aside), clock());
    mended = `the edition was damaged (${error.message}): it is kept in ${aside} and pressed anew from the store`;
    return await openEdition(folder, options);
  });
  const latest = await store.read.editions.latest();
  const isKnown = edition.head()?.digest === latest?.digest;
  const isEmpty = (await store.read.publication.publication()) === null;
  if (!isKnown && !isEmpty)
    await store.transact(async ({ write }) => {
      await write.editions.queue(writeSubject({ kind: 'everything' }), clock());
    });
  return { edition, mended };
}

/** Editions that were put aside, for an operator to look at and delete. */
export async function damagedEditions(home: string): Promise<string[]> {
  return (await readdir(home)).filter((name) => name.startsWith(ASIDE)).sort();
}

/** What no try and no other permission helps against: a file that is gone, is a part, or holds other bytes. */
function isDamage(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return (
    !('syscall' in error) || ('code' in error && ['ENOENT', 'EIO', 'EISDIR', 'ENOTDIR'].includes(String(error.code)))
  );
}

async function putAside(home: string, now: Date): Promise<string> {
  const day = now.toISOString().slice(0, 10);
  const aside = path.join(home, `${ASIDE}${day}-${randomUUID().slice(0, 8)}`);
  await rename(path.join(home, 'edition'), aside);
  await syncFolder(home);
  return aside;
}

/** The highest number that is readable in an edition's folder: it may be one that the store was not yet told of. */
async function lastHeadIn(folder: string): Promise<Head | null> {
  const documents = path.join(folder, '.well-known/edition');
  const names = await readdir(documents).catch(() => []);
  let last: Head | null = null;
  for (const file of [path.join(folder, 'head.json'), ...names.map((name) => path.join(documents, name))]) {
    const head = await readFile(file)
      .then((bytes) => readHead(bytes, sha256))
      .catch(() => null);
    if (head !== null && head.seq > (last?.seq ?? 0)) last = head;
  }
  return last;
}

/** A number that readers may have seen is not given again. */
async function rememberNumber(store: Store, head: Head | null, at: Date): Promise<void> {
  if (head === null) return;
  await store.transact(async ({ read, write }) => {
    const { seq, digest } = head;
    if (seq > ((await read.editions.latest())?.seq ?? 0)) await write.editions.add({ seq, digest, at });
  });
}
