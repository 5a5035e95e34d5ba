/** Longer than any address an edition can have, percent-encoded. */
const LONGEST = 4096;

export type RequestPath = { readonly path: string } | { readonly refused: 400 | 414 };

const MALFORMED: RequestPath = { refused: 400 };

/**
 * The path that a request's target names, decoded once and strictly (RFC 9112, 3.2; RFC 3986, 2.1); the query is not
 * looked at. Refused is whatever could mean another path to somebody else: dot segments, empty segments, an encoded
 * slash, a backslash, control characters, bytes that are not UTF-8.
 */
export function requestPath(target: string): RequestPath {
  if (target.length > LONGEST) return { refused: 414 };
  // The absolute form, which a server must take although only proxies get it. Which host it names is no matter here.
  const origin = target.startsWith('/') ? '' : (/^https?:\/\/[^/?#]*/i.exec(target)?.[0] ?? null);
  if (origin === null) return MALFORMED;
  const raw = target.slice(origin.length).replace(/[?#].*$/s, '') || '/';
  if (!/^\/[\u0021-\u007e]*$/.test(raw) || /\/\/|\\|%2f|%5c/i.test(raw)) return MALFORMED;
  const path = raw.includes('%') ? decoded(raw) : raw;
  // oxlint-disable-next-line no-control-regex -- these are the letters to refuse
  if (path === null || /[\u0000-\u001f\u007f-\u009f]|\/\.{1,2}(\/|$)/.test(path)) return MALFORMED;
  return { path };
}

function decoded(raw: string): string | null {
  try {
    return decodeURIComponent(raw);
  } catch {
    return null;
  }
}
