/** Parts of a query that name what is shown, as other systems write them. */
const NAMED = /(?:^|&)((?:p|page_id|attachment_id|cat|tag|author|m)=[\w.-]{1,80})(?=&|$)/;

const LONGEST = 1000;

/**
 * An address of an earlier site as it is kept: its path decoded, without the host, ending in a slash unless it names a
 * file; of a query only the part that says what is shown (`/?p=12`), and no fragment. Null when it is none of the web.
 */
export function oldAddress(raw: string): string | null {
  if (!URL.canParse(raw, 'http://localhost')) return null;
  const { protocol, pathname, search } = new URL(raw, 'http://localhost');
  if (protocol !== 'http:' && protocol !== 'https:') return null;
  const path = decoded(pathname)
    ?.replace(/\/{2,}/g, '/')
    .replace(/\/index\.(php|html?)$/, '/');
  if (path === undefined || path.length > LONGEST) return null;
  const folder = /\/$|\.[a-z0-9]{2,5}$/i.test(path) ? path : `${path}/`;
  const shown = NAMED.exec(search.slice(1))?.[1];
  return shown === undefined ? folder : `${folder}?${shown}`;
}

/** The path and the part of the query that it has, or null. */
export function partsOfOld(address: string): { readonly path: string; readonly query: string | null } {
  const at = address.indexOf('?');
  return at === -1 ? { path: address, query: null } : { path: address.slice(0, at), query: address.slice(at + 1) };
}

/** `%D0%B0` as other systems write what is not ASCII, in either case and either form of Unicode. */
function decoded(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname).normalize('NFC');
  } catch {
    return undefined;
  }
}
