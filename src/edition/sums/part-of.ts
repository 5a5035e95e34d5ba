import { utf8 } from '../../base/bytes.ts';
import { sha256 } from '../../blobs/sha256.ts';
import { REDIRECT, type Entry } from '../verify/entry.ts';

/** Below the folder of a service, whose name is a language tag; with a date, a story's. */
const OF_SERVICE = /^\/([a-z]{2,3}(?:-[a-z0-9]{1,8})*)\/(?:(\d{4})\/(\d{2})\/\d{2}\/)?/;

/**
 * In which part of the checksums an address stands (docs/protocol/edition.md, 9): so that a publish changes few parts, and
 * none of them grows with the site for ever.
 */
export function partOf({ path, type }: Pick<Entry, 'path' | 'type'>): string {
  const [, service, year, month] = OF_SERVICE.exec(path) ?? [];
  if (service !== undefined && year !== undefined) return `${service}-${year}-${month}`;
  const picture = /^\/media\/([0-9a-f]{2})/.exec(path)?.[1];
  if (picture !== undefined) return `media-${picture}`;
  // Addresses of earlier sites: many, of any form, and seldom another.
  if (type === REDIRECT) return `moved-${sha256(utf8(path)).charAt(0)}`;
  return service ?? 'site';
}
