import type { MiddlewareHandler } from 'hono';

/** Nothing runs and nothing is loaded from elsewhere; a form leads only here; nobody frames the newsroom. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The door's: one script of ours, which asks our API for a passkey and never makes markup of a text. */
export const DOOR_POLICY = [
  POLICY,
  "script-src 'self'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** The same for a reader's page shown in the newsroom, whose style is in the page. It stays inert and sends nothing. */
export const PREVIEW_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "img-src 'self' data:",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
  // Without allow-same-origin the browser would not send the session along for pictures that are not public yet.
  'sandbox allow-same-origin allow-top-navigation-by-user-activation',
].join('; ');

const HEADERS = {
  'content-security-policy': POLICY,
  'cache-control': 'no-store',
  // Not no-referrer: with it a browser sends "Origin: null" with our own forms.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex, nofollow',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** On every answer, errors included; an answer that has said something itself is left alone. */
export function securityHeaders(): MiddlewareHandler {
  return async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) {
      if (!context.res.headers.has(name)) context.res.headers.set(name, value);
    }
  };
}
