/** A disk that is truly small: a file system in memory, mounted for the test, which root alone may do. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { MakePlace } from './killing.ts';
import { Ledger } from './ledger.ts';
import { makePublication, publishOver, startPicket } from './running.ts';

/** False where one can be mounted, else why not. */
export function lackOfMount(): false | string {
  const at = mkdtempSync(path.join(os.tmpdir(), 'picket-mount-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', at]);
  if (status === 0) spawnSync('umount', [at]);
  rmdirSync(at);
  return status !== 0 && 'needs the right to mount a file system';
}

/**
 * Publishes with so much room (KB) left on the disk, one after the other. Whatever was acknowledged is there, the site
 * is whole, and with room again the next story can be published, if need be after a start.
 */
export async function publishWithRoom(makePlace: MakePlace, rooms: readonly number[]): Promise<Record<string, number>> {
  const at = mkdtempSync(path.join(os.tmpdir(), 'picket-mount-'));
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=160m', 'none', at]);
  const place = await makePlace(path.join(at, 'home'));
  let running = null;
  try {
    const token = makePublication(place);
    const ledger = new Ledger();
    const toll = { acknowledged: 0, refused: 0, ended: 0 };
    running = await startPicket(place);
    for (const room of rooms) {
      fill(at, room);
      for (let tries = 0; tries < 3; tries += 1) {
        const said = await ledger.publish(running, token, `Хабар ${room}-${tries}`);
        toll[said === null ? 'acknowledged' : 'refused'] += 1;
      }
      rmSync(path.join(at, 'ballast'));
      const isAlive = await publishOver(running.newsroom, token, `Хабар ${room}`).catch(() => null);
      if (isAlive === null) {
        toll.ended += 1;
        if (running.child.exitCode === null) await once(running.child, 'exit');
        running = await startPicket(place);
        await publishOver(running.newsroom, token, `Хабар ${room}`);
      }
      await ledger.assertKept(running, place, { isNewest: false });
    }
    return toll;
  } finally {
    if (running?.child.exitCode === null) await running.end('SIGKILL');
    spawnSync('umount', [at]);
    rmdirSync(at);
  }
}

/** Leaves so many KB, or fewer. */
function fill(at: string, room: number): void {
  const { bavail, bsize } = statfsSync(at);
  const ballast = Math.max(0, bavail * bsize - room * 1024);
  try {
    writeFileSync(path.join(at, 'ballast'), Buffer.alloc(ballast));
  } catch (error) {
    // What Picket wrote meanwhile took the last of it.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}
