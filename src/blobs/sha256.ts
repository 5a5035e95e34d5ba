import { createHash, hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Digest, Sha256 } from '../base/digest.ts';

/** SHA-256 by Node's own library, for what is handed a digest (base/digest.ts). */
export const sha256: Sha256 = (bytes) => hash('sha256', bytes, 'hex') as Digest;

/** Of a file that may be larger than the memory. @throws Error when it cannot be read */
export async function sha256OfFile(file: string): Promise<Digest> {
  const whole = createHash('sha256');
  await pipeline(createReadStream(file), whole);
  return whole.digest('hex') as Digest;
}
