import { createHash } from 'node:crypto';
import type { Entry } from '../verify/entry.ts';
import { Fault } from '../verify/fault.ts';

/** What is wrong with bytes that should be an entry's, or null. They are not held. @throws what reading them throws */
export async function faultOfBytes(
  where: string,
  body: AsyncIterable<Uint8Array>,
  { digest, length }: Pick<Entry, 'digest' | 'length'>,
): Promise<Fault | null> {
  const hash = createHash('sha256');
  let read = 0;
  for await (const part of body) {
    read += part.length;
    if (read > length) return new Fault('altered', where, `is longer than ${length} bytes`);
    hash.update(part);
  }
  if (read !== length) return new Fault('altered', where, `is ${read} bytes long and not ${length}`);
  const found = hash.digest('hex');
  return found === digest ? null : new Fault('altered', where, `is ${found} and not ${digest}`);
}
