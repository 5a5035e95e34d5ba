import type { Json } from './verify/canonical-json.ts';
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

/** Where both expressions match, or there is none, these headers take the place of earlier ones; null takes one away. */
interface HeaderRule {
  readonly path?: string;
  readonly type?: string;
  readonly headers: { readonly [name: string]: string | null };
}

/** Applied in their order (docs/protocol/edition.md, 6). Before the first of them there is `content-type`, the type itself. */
const RULES: readonly HeaderRule[] = [
  {
    headers: {
      'cache-control': 'no-cache',
      'content-security-policy': FILE_POLICY,
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy':
        'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=(), interest-cohort=()',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
  },
  { type: `^(${REDIRECT}|${GONE})$`, headers: { 'content-type': 'text/html;charset=utf-8' } },
  {
    // A worker is held by the policy its script came with, so it needs the page's.
    type: `^(${REDIRECT}$|${GONE}$|text/html|(text|application)/javascript(;|$))`,
    headers: { 'content-security-policy': `${PAGE_POLICY}; frame-ancestors 'none'` },
  },
  {
    // Paths whose bytes never change: those that hold their digest.
    path: '^/((o|t|media|assets)/|\\.well-known/edition/[0-9a-f]{64}\\.)',
    headers: { 'cache-control': IMMUTABLE },
  },
  { path: '^/(o|t|media|\\.well-known/edition)/', headers: { 'cross-origin-resource-policy': 'cross-origin' } },
  {
    // What a verifying reader fetches from any mirror, whichever page it stands on.
    path: '^/(o|t|\\.well-known/edition)/',
    headers: { 'access-control-allow-origin': '*' },
  },
];

const matchers = RULES.map(({ path, type, headers }) => ({
  path: new RegExp(path ?? '', 'u'),
  type: new RegExp(type ?? '', 'u'),
  headers: Object.entries(headers),
}));

/**
 * The headers of an answer: a function of type and path and of nothing else, so that every mirror can send the same
 * (design, section 6). `type` as a leaf holds it. Length, encoding and ETag come with the bytes.
 */
export function headersOf(type: string, path: string): Record<string, string> {
  const sent = new Map([['content-type', type]]);
  for (const rule of matchers) {
    if (!rule.path.test(path) || !rule.type.test(type)) continue;
    for (const [name, value] of rule.headers) {
      if (value === null) sent.delete(name);
      else sent.set(name, value);
    }
  }
  return Object.fromEntries(sent);
}

/** The rules as mirrors read them, at `/.well-known/picket-headers.json`. */
export function headerRules(): Json {
  return { rules: RULES.map(({ path, type, headers }) => ({ ...(path && { path }), ...(type && { type }), headers })) };
}
