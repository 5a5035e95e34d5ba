import { utf8 } from '../../base/bytes.ts';
import { ensureDigest, type Digest } from '../../base/digest.ts';

/** One address of an edition: what a line of a leaf says (design, section 6). */
export interface Entry {
  /** Root-relative, in plain Unicode (never percent-encoded); a page's ends in a slash. */
  readonly path: string;
  /** Of the object's bytes. */
  readonly digest: Digest;
  /** Of the object, in bytes. */
  readonly length: number;
  /** A media type without spaces (`text/html;charset=utf-8`), `redirect` or `gone`. */
  readonly type: string;
}

/** The object is a page with canonical link and refresh; our servers also answer 301. */
export const REDIRECT = 'redirect';
/** The object is the page of a withdrawal; our servers answer 410. */
export const GONE = 'gone';

/** Addresses that the edition itself answers, and the folder where a mirror keeps whom it trusts. */
const RESERVED = ['/o/', '/t/', '/.well-known/edition/', '/.picket/'];

/**
 * Why a path cannot be an address of an edition, or null when it can. Every one can be a file of a mirror (`…/index.html`
 * for what ends in a slash), a line of SHA256SUMS and, percent-encoded, a URL, without two of them meeting in one.
 */
export function faultOfPath(path: string): string | null {
  if (!path.startsWith('/')) return 'does not begin with a slash';
  // oxlint-disable-next-line no-control-regex -- these are the letters to refuse
  if (/[\u0000-\u0020\u007f-\u00a0\\%?#"<>]|\s/u.test(path)) return 'holds a letter that no address may hold';
  if (!path.isWellFormed() || path.normalize('NFC') !== path) return 'is not normalised Unicode (NFC)';
  const segments = path.slice(1).split('/');
  const last = segments.pop();
  if (segments.includes('') || [...segments, last].some((name) => name === '.' || name === '..')) return 'is not plain';
  if (last === 'index.html') return 'names a file that an address ending in a slash stands for';
  if ([...segments, last ?? ''].some((name) => utf8(name).length > 240)) return 'has a part of over 240 bytes';
  if (utf8(path).length > 1024) return 'is over 1,024 bytes long';
  if (RESERVED.some((prefix) => `${path}/`.startsWith(prefix)) || path.startsWith('/SHA256SUMS'))
    return 'belongs to the edition itself';
  return null;
}

/** A type as a leaf holds it: without the optional spaces of RFC 9110, 5.6.6. @throws RangeError when it is none. */
export function leafType(type: string): string {
  const compact = type.replaceAll(/\s*;\s*/g, ';');
  if (compact === REDIRECT || compact === GONE) return compact;
  if (!/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(;[\w!#$&^.+-]+=[\w!#$&^.+-]+)*$/.test(compact)) {
    throw new RangeError(`not a media type: ${JSON.stringify(type)}`);
  }
  return compact;
}

export function formatEntry({ digest, length, type, path }: Entry): string {
  return `${digest} ${length} ${type} ${path}\n`;
}

/** @throws RangeError when the line (without its end) is not one. */
export function parseEntry(line: string): Entry {
  const [digest = '', length = '', type = '', path = '', ...rest] = line.split(' ');
  if (!/^(0|[1-9]\d{0,15})$/.test(length) || type === '' || !path.startsWith('/') || rest.length > 0) {
    throw new RangeError('not a line of a leaf');
  }
  return { path, digest: ensureDigest(digest), length: Number(length), type };
}
