import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ReaderScript } from '../../press/script.ts';

/** What `npm run prepare` bundles, from src/ and from dist/ alike. */
const BUNDLE = new URL('../../../build/reader/now.js', import.meta.url);

/** The script that readers' pages run, or null where it was not bundled: then they are pressed without. */
export async function openReaderScript(bundle: URL = BUNDLE): Promise<ReaderScript | null> {
  try {
    return readerScript(await readFile(bundle));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function readerScript(body: Uint8Array): ReaderScript {
  const digest = createHash('sha256').update(body).digest();
  return {
    path: `/assets/now-${digest.toString('hex').slice(0, 16)}.js`,
    integrity: `sha256-${digest.toString('base64')}`,
    body,
  };
}
