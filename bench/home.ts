/** Homes full of stories: seeded once, kept in a folder, and copied for whoever changes one. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { keepPressedBy, programFingerprint } from '../src/newsroom/api/pressed-by.ts';
import { progress } from './report.ts';
import { refreshHome, seedHome, type Seeded } from './seed.ts';

/** Raise it with whatever seeds otherwise: homes kept from before are not used any more. */
const VERSION = 1;

export interface BenchHome extends Disposable {
  /** A copy: what is done to it is gone with it. */
  readonly home: string;
  readonly count: number;
  readonly seeded: Seeded;
  /** For whatever else a bench writes, on the same disk; removed with the copy. */
  readonly scratch: string;
}

interface Wanted {
  /** Where homes are kept. */
  readonly keep: string;
  readonly count: number;
  /** Whether one that another program has pressed is pressed again; else it is passed off as this program's. */
  readonly refresh: boolean;
}

/** A copy of the home with so many stories, which is seeded into `keep` when it is not there. */
export async function openBenchHome({ keep, count, refresh }: Wanted): Promise<BenchHome> {
  const kept = path.join(path.resolve(keep), `home-${count}-v${VERSION}`);
  if (!existsSync(kept)) await seedInto(kept, count);
  const seeded = JSON.parse(readFileSync(path.join(kept, 'seeded.json'), 'utf8')) as Seeded;
  if (refresh) await refreshHome(path.join(kept, 'home'));
  const scratch = mkdtempSync(path.join(path.dirname(kept), 'run-'));
  const home = path.join(scratch, 'home');
  copyHome(path.join(kept, 'home'), home);
  if (!refresh) await keepPressedBy(home, programFingerprint());
  return { home, count, seeded, scratch, [Symbol.dispose]: () => rmSync(scratch, { recursive: true }) };
}

/** The name is given last: what has it is whole. */
async function seedInto(kept: string, count: number): Promise<void> {
  progress(`seeding ${count} stories into ${kept}`);
  const filling = `${kept}-filling`;
  rmSync(filling, { recursive: true, force: true });
  mkdirSync(path.join(filling, 'home'), { recursive: true });
  const seeded = await seedHome(path.join(filling, 'home'), count);
  writeFileSync(path.join(filling, 'seeded.json'), JSON.stringify(seeded));
  renameSync(filling, kept);
}

/** Objects and blobs are never written again in place, so that copies may share them; the database is. */
function copyHome(from: string, to: string): void {
  mkdirSync(to);
  for (const folder of ['edition', 'blobs']) execFileSync('cp', ['-al', path.join(from, folder), to]);
  execFileSync('cp', ['-a', '--reflink=auto', path.join(from, 'database'), to]);
}
