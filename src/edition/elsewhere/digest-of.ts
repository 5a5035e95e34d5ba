import { createHash } from 'node:crypto';
import type { Entry } from '../verify/entry.ts';
import { Fault } from '../verify/fault.ts';

/** What is wrong with bytes that should be an entry's, or null. They are not held. @throws what reading them throws */
export async function faultOfBytes(
  where: string,
  body: AsyncIterable<Uint8Array>,
  entry: Pick<Entry, 'digest' | 'length'>,
): Promise<Fault | null> {
  try {
    for await (const part of ensuredBytes(where, body, entry)) void part;
    return null;
  } catch (error) {
    if (error instanceof Fault && error.kind === 'altered') return error;
    throw error;
  }
}

/** Passes bytes on, and throws unless they were the entry's: at the latest after the last one. @throws Fault `altered` */
export async function* ensuredBytes(
  where: string,
  body: AsyncIterable<Uint8Array>,
  { digest, length }: Pick<Entry, 'digest' | 'length'>,
): AsyncGenerator<Uint8Array, void> {
  const hash = createHash('sha256');
  let read = 0;
  for await (const part of body) {
    read += part.length;
    if (read > length) throw new Fault('altered', where, `is longer than ${length} bytes`);
    hash.update(part);
    yield part;
  }
  if (read !== length) throw new Fault('altered', where, `is ${read} bytes long and not ${length}`);
  const found = hash.digest('hex');
  if (found !== digest) throw new Fault('altered', where, `is ${found} and not ${digest}`);
}
