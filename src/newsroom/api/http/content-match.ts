import type { Context } from 'hono';
import { contentTag } from '../content-tag.ts';

/** ETags of what has no revisions: the digest of what is answered. */

/** The answer with its ETag, or 304 when whoever asks has it already (RFC 9110, 13.1.2). */
export function answerOnce(context: Context, answer: object): Response {
  const etag = `"${contentTag(answer)}"`;
  const had = tagsIn(context.req.header('if-none-match')) ?? [];
  if (had.includes(contentTag(answer))) return context.body(null, 304, { etag });
  return context.json(answer, 200, { etag });
}

/** The digests that If-Match names; null where a request does not say, or says `*`. */
export function expectedTags(context: Context): readonly string[] | null {
  return tagsIn(context.req.header('if-match'));
}

function tagsIn(header: string | undefined): string[] | null {
  if (header === undefined || header.trim() === '*') return null;
  return Array.from(header.matchAll(/(W\/)?"([^"]*)"/g), ([, weak, tag = '']) => (weak ? '' : tag));
}
