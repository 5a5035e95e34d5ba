import { setImmediate } from 'node:timers/promises';

/** So many items without a pause would keep the site from answering. */
const BREATH = 64;

/**
 * Acts on every item, `limit` at a time. After a failure no further item is begun; the first failure is thrown when
 * all that was begun has ended, so that nothing still runs behind the back of who cleans up.
 */
export async function inParallel<T>(
  items: Iterable<T> | AsyncIterable<T>,
  limit: number,
  act: (item: T) => Promise<void> | void,
): Promise<void> {
  const iterator = each(items);
  let begun = 0;
  let failed = false;
  async function work(): Promise<void> {
    try {
      for (let next = await iterator.next(); !next.done && !failed; next = await iterator.next()) {
        begun += 1;
        if (begun % BREATH === 0) await setImmediate();
        await act(next.value);
      }
    } catch (error) {
      failed = true;
      throw error;
    }
  }
  const ends = await Promise.allSettled(Array.from({ length: limit }, work));
  await iterator.return(undefined);
  const failure = ends.find((end) => end.status === 'rejected');
  if (failure !== undefined) throw failure.reason;
}

async function* each<T>(items: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T, void> {
  yield* items;
}

/** @throws what the first of them threw, once both have ended. */
export async function bothDone(...acts: readonly Promise<void>[]): Promise<void> {
  for (const end of await Promise.allSettled(acts)) if (end.status === 'rejected') throw end.reason;
}
