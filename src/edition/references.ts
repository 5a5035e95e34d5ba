import type { Digest } from '../base/digest.ts';

/**
 * How often each object is named. The key is the first 52 bits of the digest, a third of the memory of its text; two
 * objects that share them, one chance in ten thousand among a million, only keep each other a little longer.
 */
export class References {
  readonly #counts = new Map<number, number>();

  add(digest: Digest): void {
    const key = keyOf(digest);
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  remove(digest: Digest): void {
    const key = keyOf(digest);
    const count = this.#counts.get(key) ?? 0;
    if (count > 1) this.#counts.set(key, count - 1);
    else this.#counts.delete(key);
  }

  has(digest: Digest): boolean {
    return this.#counts.has(keyOf(digest));
  }
}

function keyOf(digest: Digest): number {
  return Number.parseInt(digest.slice(0, 13), 16);
}
