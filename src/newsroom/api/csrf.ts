import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The token that a session's own pages send along with every change, in base64url: another site, which cannot read our
 * pages, cannot make it, and it does not give away the session's secret. Nothing is stored for it.
 */
export function csrfToken(sessionSecret: string): string {
  return tokenOf(sessionSecret).toString('base64url');
}

/** Whether `given` is the session's token. Takes the same time wherever it differs. */
export function isCsrfToken(given: string, sessionSecret: string): boolean {
  const bytes = Buffer.from(given);
  const expected = Buffer.from(csrfToken(sessionSecret));
  return bytes.length === expected.length && timingSafeEqual(bytes, expected);
}

function tokenOf(sessionSecret: string): Buffer {
  return createHmac('sha256', sessionSecret).update('picket csrf 1').digest();
}
