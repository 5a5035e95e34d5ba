import { safeHref } from './body-href.ts';

/** Sites that people know by a name, by the end of their host. */
const NAMES: readonly (readonly [host: string, name: string])[] = [
  ['youtube.com', 'YouTube'],
  ['youtube-nocookie.com', 'YouTube'],
  ['youtu.be', 'YouTube'],
  ['twitter.com', 'X'],
  ['x.com', 'X'],
  ['t.co', 'X'],
  ['instagram.com', 'Instagram'],
  ['tiktok.com', 'TikTok'],
  ['t.me', 'Telegram'],
  ['telegram.org', 'Telegram'],
  ['facebook.com', 'Facebook'],
  ['vimeo.com', 'Vimeo'],
  ['soundcloud.com', 'SoundCloud'],
  ['spotify.com', 'Spotify'],
  ['vk.com', 'VK'],
  ['ok.ru', 'OK'],
  ['rutube.ru', 'Rutube'],
  ['bsky.app', 'Bluesky'],
];

/** What in an address only says who shared it. */
const TRACKING = /^(utm_.*|fbclid|gclid|igsh|igshid|si|ref_src|ref_url|feature)$/;

/** Whose site an address is on: its name if people know it by one, else its host. */
export function sourceOf(address: string): string {
  const host = new URL(address).hostname.replace(/^www\./, '');
  return NAMES.find(([end]) => host === end || host.endsWith(`.${end}`))?.[1] ?? host;
}

/**
 * The https address at which a person opens what a frame would show: the page of a film in place of its player, without
 * what only tracks. Null when there is none.
 */
export function pageOf(raw: string): string | null {
  const whole = raw.trim().replace(/^(http:)?\/\//i, 'https://');
  if (!/^https:\/\//i.test(whole) || safeHref(whole) === null) return null;
  const url = new URL(whole);
  url.username = '';
  url.password = '';
  for (const name of Array.from(url.searchParams.keys())) if (TRACKING.test(name)) url.searchParams.delete(name);
  const [, kind = '', id = ''] = url.pathname.split('/');
  if (sourceOf(url.href) === 'YouTube' && kind === 'embed' && id !== '' && id !== 'videoseries') {
    return `https://www.youtube.com/watch?v=${encodeURIComponent(decoded(id))}`;
  }
  if (url.hostname === 'player.vimeo.com' && kind === 'video' && id !== '') return `https://vimeo.com/${id}`;
  return safeHref(url.href);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
