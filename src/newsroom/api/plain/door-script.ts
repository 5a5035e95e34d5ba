import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** What `npm run prepare` bundles, from src/ and from dist/ alike. */
const BUNDLE = new URL('../../../../build/door/door.js', import.meta.url);

export interface DoorScript {
  /** It changes with the text, so that a browser may keep it. */
  readonly path: string;
  readonly text: string;
}

/** The script that offers passkeys at the door, or null where it was not bundled: then there are forms alone. */
export function readDoorScript(bundle: URL = BUNDLE): DoorScript | null {
  try {
    const text = readFileSync(bundle, 'utf8');
    return { path: `/door-${createHash('sha256').update(text).digest('hex').slice(0, 16)}.js`, text };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
