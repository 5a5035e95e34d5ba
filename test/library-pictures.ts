/** What tests of covering begin with: homes with pictures in them, and what of a picture is where. */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Digest } from '../src/base/digest.ts';
import { sha256 } from '../src/blobs/sha256.ts';
import { PictureProcess } from '../src/media/picture-process.ts';
import { photo } from '../src/media/testing/pictures.ts';
import { commandLine, type Actor } from '../src/newsroom/api/actor.ts';
import { addImage } from '../src/newsroom/api/images.ts';
import { runJobs } from '../src/newsroom/api/jobs.ts';
import { pictureJobs } from '../src/newsroom/api/picture-jobs.ts';
import type { Program } from '../src/program.ts';
import type { ImageId } from '../src/story/image.ts';
import type { ImageRow } from '../src/store/tables.ts';
import { needs } from './needs.ts';
import { freshDatabase } from './postgres-server.ts';

export const ENGINES = [
  { name: 'embedded', skip: false, place: async () => ({}) },
  { name: 'server', skip: needs.postgres(), place: async () => ({ databaseUrl: await freshDatabase() }) },
] as const;

/** In the middle, so that every crop around the middle has it in its own middle. */
export const MIDDLE = { x: 0.3, y: 0.3, width: 0.4, height: 0.4 };
export const CENTRE = { x: 0.5, y: 0.5 };
export const reporter: Actor = { account: null, name: 'a reporter', role: 'reporter' };
export const editor: Actor = { account: null, name: 'an editor', role: 'editor' };

export async function grain(width = 400, height = 300): Promise<Uint8Array> {
  return new Uint8Array(await photo(width, height).jpeg({ quality: 95 }).toBuffer());
}

export async function add({ newsroom }: Program, bytes: Uint8Array, focus = CENTRE): Promise<ImageId> {
  const words = { alt: 'Шеру', caption: '', credit: 'А. Б.' };
  return (await addImage(newsroom, commandLine, { bytes, declaredType: null, ...words, focus })).id;
}

export async function rowOf({ store }: Program, id: ImageId): Promise<ImageRow> {
  return (await store.read.images.image(id)) ?? assert.fail();
}

export function digestsOf({ originalDigest, renditions }: ImageRow): Digest[] {
  return [originalDigest, ...renditions.map(({ digest }) => digest)];
}

/** Does what is due, as the newsroom does after a publish. */
export async function work({ newsroom }: Program): Promise<void> {
  await using process = new PictureProcess();
  const running = { signal: new AbortController().signal, onFault: (error: unknown) => assert.fail(String(error)) };
  await runJobs(newsroom, pictureJobs({ newsroom, process }), running);
}

/** The digest of every file of the home but the database's, whatever it is called. */
export async function filesOf(program: Program, without: readonly string[] = []): Promise<Set<string>> {
  const { home } = program.configuration;
  const digests = new Set<string>();
  try {
    for (const folder of ['blobs', 'sealed', 'edition'].filter((name) => !without.includes(name)))
      for (const entry of await readdir(path.join(home, folder), { recursive: true, withFileTypes: true }))
        if (entry.isFile()) digests.add(sha256(await readFile(path.join(entry.parentPath, entry.name))));
    return digests;
  } catch (error) {
    // A file got its last name in between, as those of the journal do: look again, so that it is not overlooked.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return await filesOf(program, without);
    throw error;
  }
}

export function assertNone(found: ReadonlySet<string>, digests: readonly string[]): void {
  assert.deepEqual(
    digests.filter((digest) => found.has(digest)),
    [],
  );
}

export function lead(image: ImageId) {
  return { image, alt: 'Шеру', caption: '', credit: '' };
}
