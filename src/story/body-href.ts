const LONGEST = 2000;

/**
 * The address of a link if it is one that may be stored, or null: http, https, mailto, tel, a path or a fragment of this
 * site. Anything a browser might read otherwise than we do (control characters, `//host`, backslashes) is refused.
 * With `base`, addresses relative to it are made whole first.
 */
export function safeHref(raw: string, base: string | null = null): string | null {
  const href = raw.trim().replaceAll(' ', '%20').toWellFormed();
  // eslint-disable-next-line no-control-regex -- browsers drop these before they read the scheme
  if (href === '' || href.length > LONGEST || /[\u0000-\u0020\u007f-\u009f\\]/u.test(href)) return null;
  if (href.startsWith('#')) return href.length > 1 ? href : null;
  if (/^(mailto|tel):[^/]/i.test(href)) return href;
  if (/^https?:\/\//i.test(href)) return hasHost(href) ? href : null;
  if (base !== null && !/^[a-z][a-z0-9+.-]*:/i.test(href)) return resolved(href, base);
  return /^\/(?!\/)/.test(href) ? href : null;
}

function hasHost(href: string): boolean {
  return URL.canParse(href) && new URL(href).hostname !== '';
}

function resolved(href: string, base: string): string | null {
  if (!URL.canParse(href, base)) return null;
  const url = new URL(href, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}
