import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Context } from 'hono';

/** The cookie that holds a session's secret. */
export interface SessionCookie {
  /** Null when there is none. */
  read(context: Context): string | null;
  set(context: Context, session: { readonly secret: string; readonly expires: Date }): void;
  clear(context: Context): void;
}

/**
 * `secure` says whether the newsroom's address is https. Then the name begins with __Host-, so that no neighbouring host
 * can set it (RFC 6265bis, 4.1.3.2); over plain http on the machine itself a browser would refuse that.
 */
export function sessionCookie(secure: () => boolean): SessionCookie {
  const name = (): string => (secure() ? '__Host-picket' : 'picket');
  const options = () => ({ httpOnly: true, sameSite: 'Strict', path: '/', secure: secure() }) as const;
  return {
    read: (context) => getCookie(context, name()) ?? null,
    set: (context, { secret, expires }) => setCookie(context, name(), secret, { ...options(), expires }),
    clear: (context) => void deleteCookie(context, name(), options()),
  };
}
