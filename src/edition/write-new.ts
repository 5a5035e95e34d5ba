import { access, link, rm } from 'node:fs/promises';
import { Refusal } from '../base/refusal.ts';

/**
 * A file that has its name when it is whole. `fill` writes it under another, which is not there yet; on a failure nothing is left.
 * @throws Refusal when `out` is there already
 */
export async function writeNew(out: string, fill: (partial: string) => Promise<void>): Promise<void> {
  if (await isThere(out)) throw refusal(out);
  const partial = `${out}.${process.pid}.partial`;
  try {
    await fill(partial);
    // Not rename, which would put it in the place of a file that came meanwhile.
    await link(partial, out).catch((error: unknown) => {
      throw error instanceof Error && 'code' in error && error.code === 'EEXIST' ? refusal(out) : error;
    });
  } finally {
    await rm(partial, { force: true });
  }
}

async function isThere(file: string): Promise<boolean> {
  return await access(file).then(
    () => true,
    () => false,
  );
}

function refusal(out: string): Refusal {
  return new Refusal('wrong-state', `${out} is there already`);
}
