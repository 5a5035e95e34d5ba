import type { Context } from 'hono';
import { Refusal } from '../../../base/refusal.ts';
import { parseId } from '../../../base/id.ts';
import type { RevisionId } from '../../../story/story.ts';

/** Requests that say which revision they were made on. */

/** @throws Refusal 'unconditional' */
export function requiredMatch(context: Context): string {
  const header = context.req.header('if-match');
  if (header !== undefined) return header;
  throw new Refusal('unconditional', 'Say with If-Match which revision this change was made to.');
}

/** Null where a request does not say, or says `*`. @throws Refusal 'stale' when what it says is no revision */
export function perhapsMatch(context: Context): RevisionId | null {
  const header = context.req.header('if-match');
  if (header === undefined || header.trim() === '*') return null;
  const [first] = namedIn(header);
  if (first !== undefined) return first;
  throw new Refusal('stale', 'Somebody saved this story in the meantime.', { code: 'story-saved-since' });
}

/**
 * The revision that If-Match names, by strong comparison (RFC 9110, 13.1.1). `*` and a list that holds the current one
 * mean that one; the act still sees to it that nobody comes between. @throws Refusal 'stale' when none can match
 */
export function expectedOf(
  header: string,
  { revision, heldBy }: { readonly revision: RevisionId; readonly heldBy: string | null },
): RevisionId {
  if (header.trim() === '*') return revision;
  const named = namedIn(header);
  if (named.includes(revision)) return revision;
  const [first] = named;
  if (first !== undefined) return first;
  throw new Refusal('stale', 'Somebody saved this story in the meantime.', {
    code: 'story-saved-since',
    members: { revision, heldBy },
  });
}

export function etag(revision: RevisionId): string {
  return `"${revision}"`;
}

function namedIn(header: string): RevisionId[] {
  return Array.from(header.matchAll(/(W\/)?"([^"]*)"/g), ([, weak, tag = '']) =>
    weak ? null : parseId<'Revision'>(tag),
  ).filter((id) => id !== null);
}
