import { createHash } from 'node:crypto';
import { publicationSchema, type Publication } from '../../story/publication.ts';

/**
 * Names what stands in a publication's document: the same for the same words, in whatever order the store keeps its members.
 * Not a secret, and nothing is told by it to whoever cannot read the document.
 */
export function publicationVersion(document: Publication): string {
  return createHash('sha256')
    .update(inOrder(publicationSchema.parse(document)))
    .digest('base64url')
    .slice(0, 22);
}

function inOrder(document: Publication): string {
  return JSON.stringify(document, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}
