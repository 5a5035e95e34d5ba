import { Refusal } from '../../../base/refusal.ts';
import type { Context, MiddlewareHandler } from 'hono';
import { isCsrfToken } from '../csrf.ts';
import { TOKEN_FIELD, TOKEN_HEADER } from './csrf-fields.ts';
import { isStreamed } from './body-limits.ts';
import { isLocal } from './hosts.ts';
import { isForm, readForm } from './read-form.ts';
import type { Visit } from './visit.ts';

export { TOKEN_FIELD } from './csrf-fields.ts';

export function isUnsafe(method: string): boolean {
  return !['GET', 'HEAD', 'OPTIONS'].includes(method);
}

/**
 * Refuses a change that another site's page asks for. A request that a token signs needs no check: no browser adds that
 * by itself. What a browser says of where a request comes from must be us; whoever says nothing is no browser of today.
 */
export function checkOrigin(secure: () => boolean): MiddlewareHandler<Visit> {
  return async (context, next) => {
    const byToken = context.get('actor') !== null && context.get('session') === null;
    if (isUnsafe(context.req.method) && !byToken && !comesFromUs(context, secure())) {
      throw new Refusal('forbidden', 'This came from another site’s page. Open the newsroom itself and do it there.');
    }
    context.set('ours', true);
    return next();
  };
}

/** Refuses a change within a session whose form does not carry that session's token. Reads the body: limit it before. */
export function checkFormToken(): MiddlewareHandler<Visit> {
  return async (context, next) => {
    const session = context.get('session');
    if (session === null || !isUnsafe(context.req.method)) return next();
    // `receiveUpload` looks at its token, before it takes the file.
    if (isStreamed(context)) return next();
    if (!isCsrfToken(await givenToken(context), session)) {
      throw oldForm();
    }
    return next();
  };
}

/** Of a page that was opened in a session before: its window may learn the new token and repeat what it asked. */
export function oldForm(): Refusal {
  return new Refusal('forbidden', 'This form belongs to an earlier sign-in. Open the page again and repeat it.', {
    code: 'earlier-sign-in',
    members: { oldForm: true },
  });
}

async function givenToken(context: Context): Promise<string> {
  const header = context.req.header(TOKEN_HEADER);
  if (header !== undefined) return header;
  if (!isForm(context)) return '';
  const field = (await readForm(context)).get(TOKEN_FIELD);
  return typeof field === 'string' ? field : '';
}

function comesFromUs(context: Context, secure: boolean): boolean {
  const site = context.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const origin = context.req.header('origin');
  if (origin === undefined) return true;
  const { host, hostname } = new URL(context.req.url);
  // Behind a proxy that ends TLS we see http; the browser's origin is https all the same.
  const schemes = secure && !isLocal(hostname) ? ['https'] : ['http', 'https'];
  return schemes.some((scheme) => origin === `${scheme}://${host}`);
}
