import assert from 'node:assert/strict';
import type { Output } from '../../story/output.ts';

/** What a page or a feed says: press makes text. */
export function textOf(body: Output['body'] | undefined): string {
  assert.ok(typeof body === 'string');
  return body;
}
