import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { DAY } from '../base/clock.ts';
import { isDigest, type Digest } from '../base/digest.ts';
import { sha256 } from '../blobs/sha256.ts';
import { readHead, type Head } from './head.ts';
import { inParallel } from './in-parallel.ts';

/** Every edition of the last two days can be stepped back to, the last of each day (UTC) for thirty, and always the newest ten. */
const ALL_FOR = 2 * DAY;
const DAILY_FOR = 30 * DAY;
const ALWAYS = 10;

const SUFFIX = '.edition.json';
const AT_ONCE = 16;

/** The documents of editions, the current one's and those of editions before it: `<sha256>.edition.json`. */
export class EditionDocuments {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  file(digest: Digest): string {
    return path.join(this.folder, digest + SUFFIX);
  }

  async names(): Promise<Digest[]> {
    const names = await readdir(this.folder).catch(nullIfMissing);
    return (names ?? [])
      .filter((name) => name.endsWith(SUFFIX))
      .map((name) => name.slice(0, -SUFFIX.length))
      .filter(isDigest);
  }

  /** What is damaged, or deleted meanwhile, is left out. In no order. */
  async read(digests: Iterable<Digest>): Promise<Head[]> {
    const heads: Head[] = [];
    await inParallel(digests, AT_ONCE, async (digest) => {
      const bytes = await readFile(this.file(digest)).catch(nullIfMissing);
      if (bytes !== null && sha256(bytes) === digest) heads.push(readHead(bytes, sha256));
    });
    return heads;
  }

  async delete(digest: Digest): Promise<void> {
    await rm(this.file(digest), { force: true });
  }
}

/**
 * Those that were editions, newest first. A publish that failed may have left its document: no edition names it as the one
 * before, as far back as the line of editions has no gap.
 */
export function editionsAmong(documents: readonly Head[], current: Head): Head[] {
  const byDigest = new Map(documents.map((head) => [head.digest, head]));
  const line = new Set([current]);
  let oldest = current;
  for (;;) {
    const before = oldest.previous === null ? undefined : byDigest.get(oldest.previous);
    if (before === undefined) break;
    line.add(before);
    oldest = before;
  }
  const older = documents.filter(({ seq }) => seq < oldest.seq);
  return [...line, ...older.sort((a, b) => b.seq - a.seq)];
}

/** Which of the editions, newest first, stay. Whatever the clock says, the current one and some before it do. */
export function keptEditions(editions: readonly Head[], now: Date): Head[] {
  const days = new Set<string>();
  return editions.filter(({ at }, place) => {
    const day = at.toISOString().slice(0, 10);
    const isLastOfDay = !days.has(day);
    days.add(day);
    const age = now.getTime() - at.getTime();
    return place < ALWAYS || age < ALL_FOR || (isLastOfDay && age < DAILY_FOR);
  });
}

/** To catch what a file says that is not there. */
export function nullIfMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}
