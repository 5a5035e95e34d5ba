import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { writeWhole } from '../../base/files.ts';

/** What has a hand in the bytes of a page, beside what the store holds. */
const PARTS = ['base', 'language', 'story', 'press', 'edition', 'media', 'store', 'newsroom/api', '../build/reader'];

/** In the edition's folder, so that it goes where the edition goes. Not public: the site serves entries, objects, nodes and heads. */
const NAME = 'pressed-by';

/**
 * What this program is, as far as its pages show it: its files in src/ or dist/ (two programs, by this), what it depends
 * on, and Node, which brings the dates and numbers of every language. Some milliseconds.
 */
export function programFingerprint(): string {
  const root = path.join(import.meta.dirname, '../..');
  const hash = createHash('sha256').update(process.version);
  hash.update(readFileSync(path.join(root, '../package.json')));
  for (const part of PARTS) {
    const folder = path.join(root, part);
    // The bundles are made by a step of their own, and may not be there.
    const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
    for (const file of files.filter(isProgram).sort()) {
      hash.update(`\n${part}/${file}\n`).update(readFileSync(path.join(folder, file)));
    }
  }
  return hash.digest('hex');
}

function isProgram(file: string): boolean {
  return /\.[jt]s$/.test(file) && !/\.test\.|\.d\.ts$|(^|\/)testing\//.test(file);
}

/** Whether another program than this one pressed the edition in a home, or nobody wrote down which. */
export async function isPressedByAnother(home: string, fingerprint: string): Promise<boolean> {
  const kept = await readFile(path.join(home, 'edition', NAME), 'utf8').catch(() => '');
  return kept.trim() !== fingerprint;
}

/** From now on it is this one: to be called once everything is queued for it. */
export async function keepPressedBy(home: string, fingerprint: string): Promise<void> {
  await writeWhole(path.join(home, 'edition', NAME), Buffer.from(`${fingerprint}\n`));
}
