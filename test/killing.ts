import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { needs } from './needs.ts';
import { freshDatabase } from './postgres-server.ts';
import { makePublication, publishOver, startPicket, type Place, type Running } from './running.ts';

export const ENGINES = [
  { name: 'embedded', skip: false, place: async (home: string): Promise<Place> => ({ home, publicUrl: ADDRESS }) },
  {
    name: 'server',
    skip: needs.postgres(),
    place: async (home: string): Promise<Place> => ({ home, publicUrl: ADDRESS, databaseUrl: await freshDatabase() }),
  },
] as const;

const ADDRESS = 'https://news.example';
/** Writers at work at once. */
const WRITERS = 2;

export interface Toll {
  kills: number;
  acknowledged: number;
  /** Those that the kill left without an answer, though readers have them. */
  unanswered: number;
}

/**
 * Publishes over the API without a pause and kills the process at a random moment, so many times. After each start every
 * story that was ever acknowledged must be readable, and edition numbers must have gone up.
 */
export async function killWhilePublishing(makePlace: (home: string) => Promise<Place>, kills: number): Promise<Toll> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'picket-killed-'));
  try {
    const place = await makePlace(path.join(folder, 'home'));
    const token = makePublication(place);
    const acknowledged: string[] = [];
    const seqs = [await seqOf(place)];
    for (let round = 1; round <= kills; round += 1) {
      const running = await startPicket(place);
      await assertReadable(running, acknowledged);
      seqs.push(await seqOf(place));
      const writers = Array.from({ length: WRITERS }, (_, hand) =>
        publishUntilKilled(running, token, { name: `${round}-${hand}`, acknowledged }),
      );
      await sleep(300 + Math.random() * 1500);
      await running.end('SIGKILL');
      await Promise.all(writers);
      seqs.push(await seqOf(place));
    }
    const running = await startPicket(place);
    await assertReadable(running, acknowledged);
    assert.deepEqual(
      seqs,
      seqs.toSorted((a, b) => a - b),
      'edition numbers only go up',
    );
    const public_ = (await textOf(running, '/kk/sitemap-' + monthNow() + '.xml')).match(/<loc>/g)?.length ?? 0;
    assert.equal(await running.end('SIGTERM'), 0);
    return { kills, acknowledged: acknowledged.length, unanswered: public_ - acknowledged.length };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function publishUntilKilled(
  { newsroom, child }: Running,
  token: string,
  { name, acknowledged }: { name: string; acknowledged: string[] },
): Promise<void> {
  for (let number = 1; ; number += 1) {
    try {
      acknowledged.push(await publishOver(newsroom, token, `Хабар ${name}-${number}`));
    } catch (error) {
      // A connection that broke off; anything the newsroom said is a fault.
      if (child.killed && !(error instanceof Error && /: \d{3} /.test(error.message))) return;
      throw error;
    }
  }
}

async function assertReadable(running: Running, paths: readonly string[]): Promise<void> {
  for (const at of paths) assert.match(await textOf(running, at), /Мәтін\./);
  const newest = paths.slice(-1);
  for (const place of ['/kk/', '/kk/feed.xml', '/kk/feed.json', '/kk/atom.xml']) {
    const page = await textOf(running, place);
    for (const at of newest) assert.ok(page.includes(at), `${place} lacks ${at}`);
  }
}

async function textOf({ site }: Running, at: string): Promise<string> {
  const response = await fetch(site + at);
  assert.equal(response.status, 200, at);
  return await response.text();
}

async function seqOf({ home }: Place): Promise<number> {
  const head = JSON.parse(await readFile(path.join(home, 'edition/head.json'), 'utf8')) as { seq: number };
  return head.seq;
}

function monthNow(): string {
  return new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Almaty', year: 'numeric', month: '2-digit' }).format();
}
