import { createHash } from 'node:crypto';

/** What stands for a value in an ETag: the same for the same value. What is compared has its members in one order. */
export function contentTag(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
}
