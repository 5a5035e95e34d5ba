import { GONE, REDIRECT } from './verify/entry.ts';

/**
 * What a page may do, for its `<meta>` and for the header. Nothing from elsewhere; styles may stand in the page, because
 * it brings its own and a header that is a function of type and path cannot name their digest: a page that wants more
 * names it in its `<meta>`, and a browser holds both.
 */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "media-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** For what is no page: opened by itself it runs nothing and loads nothing. */
const FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

const IMMUTABLE = 'public, max-age=31536000, immutable';

/** The same for every answer. */
const ALWAYS: Readonly<Record<string, string>> = {
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=(), interest-cohort=()',
};

/**
 * The headers of an answer: a function of type and path and of nothing else, so that every mirror can send the same
 * (design, section 6). `type` as a leaf holds it. Length, encoding and ETag come with the bytes.
 */
export function headersOf(type: string, path: string): Record<string, string> {
  const page = type === REDIRECT || type === GONE || type.startsWith('text/html');
  const shared = isShared(path);
  return {
    'content-type': type === REDIRECT || type === GONE ? 'text/html;charset=utf-8' : type,
    'cache-control': isImmutable(path) ? IMMUTABLE : 'no-cache',
    'content-security-policy': page || isScript(type) ? `${PAGE_POLICY}; frame-ancestors 'none'` : FILE_POLICY,
    'cross-origin-resource-policy': shared || path.startsWith('/media/') ? 'cross-origin' : 'same-origin',
    ...(shared ? { 'access-control-allow-origin': '*' } : {}),
    ...ALWAYS,
  };
}

/** What a verifying reader fetches from any mirror, whichever page it stands on. */
function isShared(path: string): boolean {
  return /^\/(o|t|\.well-known\/edition)\//.test(path);
}

/** Paths whose bytes never change: those that hold their digest. */
function isImmutable(path: string): boolean {
  return /^\/(o|t|media|assets)\//.test(path) || /^\/\.well-known\/edition\/[0-9a-f]{64}\./.test(path);
}

/** A worker is held by the policy its script came with, so it needs the page's. */
function isScript(type: string): boolean {
  return /^(text|application)\/javascript(;|$)/.test(type);
}
