import { findMixedWords, latinTwin } from '../language/homoglyphs.ts';

/** What is suspicious about a link by its form alone. */
export const LINK_DOUBTS = [
  'plain-http', // the line sees what is read there
  'tracking', // it carries a mark by which whoever follows it is known again
  'look-alike', // its host is spelt with letters that look like others
  'credentials', // what stands before an @ is no host, but looks like one
] as const;

export type LinkDoubt = (typeof LINK_DOUBTS)[number];

/**
 * The doubts about a link to another site. `host` is its host in letters, as a reader sees it: an address holds it as
 * `xn--…`, and only whoever has the table for that can say.
 */
export function doubtsOf(href: string, host: string): readonly LinkDoubt[] {
  if (!URL.canParse(href)) return [];
  const { protocol, username, password } = new URL(href);
  const doubts: LinkDoubt[] = [];
  // An onion's line is sealed without a certificate.
  if (protocol === 'http:' && !host.endsWith('.onion')) doubts.push('plain-http');
  if (withoutTracking(href) !== null) doubts.push('tracking');
  if (isLookAlike(host)) doubts.push('look-alike');
  if (username !== '' || password !== '') doubts.push('credentials');
  return doubts;
}

const TRACKING =
  /^(utm_\w+|fbclid|fb_(action_ids|action_types|ref|source)|gclid|gclsrc|dclid|gbraid|wbraid|yclid|ysclid|ymclid|_openstat|msclkid|twclid|ttclid|igsh|igshid|li_fat_id|epik|rb_clickid|mc_[ce]id|mkt_tok|vero_id|oly_(anon|enc)_id|_hs(enc|mi)|__hs\w+|wickedid|_ga|_gl)$/i;

/** Where the whole of a link is there without it, and which is a person's own: `?si=` of whoever shared a film. */
const SHARED: readonly { readonly host: RegExp; readonly name: RegExp }[] = [
  { host: /(^|\.)(youtube\.com|youtu\.be|spotify\.com)$/, name: /^si$/ },
  { host: /(^|\.)(twitter|x)\.com$/, name: /^(s|t|ref_src|ref_url)$/ },
];

/** The link without what follows readers, every other byte as it was; null when it carries nothing of that. */
export function withoutTracking(href: string): string | null {
  const [, before = '', query = '', after = ''] = /^([^?#]*)\?([^#]*)(.*)$/s.exec(href) ?? [];
  if (query === '') return null;
  const host = URL.canParse(href) ? new URL(href).hostname : '';
  const names = SHARED.filter((each) => each.host.test(host)).map(({ name }) => name);
  const parts = query.split('&');
  const kept = parts.filter((part) => {
    const name = part.split('=', 1)[0] ?? '';
    return !TRACKING.test(name) && !names.some((each) => each.test(name));
  });
  if (kept.length === parts.length) return null;
  return `${before}${kept.length === 0 ? '' : `?${kept.join('&')}`}${after}`;
}

/** Letters of two alphabets in one part of a host, or a part that is Cyrillic throughout and could be read as Latin. */
function isLookAlike(host: string): boolean {
  if (findMixedWords(host).length > 0) return true;
  const parts = host.split('.');
  const isLatin = /^[a-z]+$/.test(parts.at(-1) ?? '');
  return isLatin && parts.slice(0, -1).some((part) => part.length > 1 && latinTwin(part) !== null);
}
